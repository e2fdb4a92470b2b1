//! The model file: a header that says what it is made for and from, then the weights.
//!
//! `CHREADER`, the format's version and the header's length (both four bytes, little-endian), the header in JSON, the
//! weights. A section of small integers is a scale for each row, then the rows; one of numbers is the rows alone.

use crate::encoder::{Encoder, Layer, Norm, Table, WIDTH};
use crate::kernel::Matrix;
use crate::pieces::Vocabulary;
use crate::windows;
use crate::words::FEATURES;
use record::{Kind, Mode, Standing};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const MAGIC: &[u8; 8] = b"CHREADER";
const VERSION: u32 = 2;

/// The roles of an act, in the order of the model's heads.
pub(crate) const ROLES: [&str; 5] = ["actor", "recipient", "holder", "time", "place"];
/// Numbers by which a party's words and a state's are compared.
pub(crate) const OF: usize = 64;
/// Numbers of a row when the roles of an act are read.
pub(crate) const ROLE_WIDTH: usize = 128;
/// Distances from the act that are told apart, in words to either side.
pub(crate) const FAR: usize = 12;

/// Why a file is no model of this reader.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Not a model file.
    #[error("this is no reader model; `python training/export.py` makes one")]
    NotAModel,
    /// Of another format.
    #[error(
        "the reader model has format {0}, and this program reads format {VERSION}; take the model of this version"
    )]
    Format(u32),
    /// Its header cannot be read.
    #[error("the reader model's header cannot be read: {0}")]
    Header(#[from] serde_json::Error),
    /// Its bytes are not those it was made with.
    #[error("the reader model is damaged: its weights have SHA-256 {found}, and its header says {told}")]
    Damaged {
        /// What the header says.
        told: String,
        /// What is there.
        found: String,
    },
    /// Made for other features, kinds or roles.
    #[error("the reader model was made for other {0} than this program has")]
    Other(&'static str),
    /// A section is missing or has another size.
    #[error("the reader model's section `{0}` is missing or has another size")]
    Section(String),
}

#[derive(Deserialize)]
struct Header {
    sha256: String,
    /// A name for the training run.
    name: String,
    features: Vec<(String, usize)>,
    kinds: Vec<String>,
    standings: Vec<String>,
    roles: Vec<String>,
    /// The modes as `KIND/mode`; after the slash nothing for a kind without one.
    modes: Vec<String>,
    vocabulary: Vec<String>,
    /// What the scores are divided by before they are read as chances, and the least chance of an act.
    temperature: BTreeMap<String, f32>,
    threshold: f32,
    /// The least chance at which a word stands for each role.
    role_thresholds: Vec<f32>,
    act_scaling: [f32; 2],
    sections: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    name: String,
    small: bool,
    rows: usize,
    columns: usize,
}

/// The heads: what is asked of the encoder's rows.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    pub(crate) kind: Matrix,
    pub(crate) status: Matrix,
    pub(crate) mode: Matrix,
    pub(crate) roles: Roles,
    /// What is asked for of a party's words, and of the words that name a state: whether they are of one.
    pub(crate) of_query: Matrix,
    pub(crate) of_key: Matrix,
    pub(crate) of_none: Matrix,
    /// The same for either side, asked of the act.
    pub(crate) side_query: Matrix,
    pub(crate) side_none: Matrix,
}

/// The small encoder that reads the words of a window once for each act, knowing which act is asked about.
#[derive(Clone, Debug)]
pub(crate) struct Roles {
    pub(crate) word: Matrix,
    pub(crate) act: Matrix,
    /// A row for each kind.
    pub(crate) kind: Vec<f32>,
    /// A row for each distance.
    pub(crate) distance: Vec<f32>,
    pub(crate) norm: Norm,
    pub(crate) layers: Vec<Layer>,
    pub(crate) out: Matrix,
}

/// All that was learned.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) encoder: Encoder,
    pub(crate) heads: Heads,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) standings: Vec<Standing>,
    pub(crate) modes: Vec<(Kind, Option<Mode>)>,
    pub(crate) temperature: Temperature,
    pub(crate) threshold: f32,
    pub(crate) role_thresholds: [f32; ROLES.len()],
    /// What makes the chance of an act's kind the confidence that it is one: the slope and shift of its log-odds (Platt 1999).
    pub(crate) act_scaling: [f32; 2],
}

/// What scores are divided by so that confidences are what they say (Guo et al. 2017).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Temperature {
    pub(crate) kind: f32,
    pub(crate) status: f32,
    pub(crate) role: f32,
}

impl Model {
    /// A model from the bytes of a file, whose weights must be those that its header says.
    pub(crate) fn load(bytes: &[u8]) -> Result<Model, ModelError> {
        let (header, payload) = parts(bytes)?;
        let found: String = Sha256::digest(payload).iter().map(|byte| format!("{byte:02x}")).collect();
        if found != header.sha256 {
            return Err(ModelError::Damaged { told: header.sha256, found });
        }
        Model::of(header, payload)
    }

    /// The model inside the program, whose weights a test has compared with their hash: that takes longer than to load it.
    pub(crate) fn trusted(bytes: &[u8]) -> Result<Model, ModelError> {
        let (header, payload) = parts(bytes)?;
        Model::of(header, payload)
    }

    fn of(header: Header, payload: &[u8]) -> Result<Model, ModelError> {
        if header.features.iter().map(|(name, size)| (name.as_str(), *size)).ne(FEATURES) {
            return Err(ModelError::Other("features"));
        }
        if header.roles.iter().map(String::as_str).ne(ROLES) {
            return Err(ModelError::Other("roles"));
        }
        let kinds: Option<Vec<Kind>> = header.kinds.iter().map(|kind| kind.parse().ok()).collect();
        let standings: Option<Vec<Standing>> =
            header.standings.iter().map(|word| word.parse().ok()).collect();
        let (Some(kinds), Some(standings)) = (kinds, standings) else {
            return Err(ModelError::Other("kinds or standings"));
        };
        let modes: Option<Vec<(Kind, Option<Mode>)>> =
            header.modes.iter().map(|mode| mode_of(mode)).collect();
        let modes = modes.ok_or(ModelError::Other("modes"))?;
        let vocabulary = Vocabulary::new(header.vocabulary.iter().map(String::as_str))
            .ok_or(ModelError::Other("vocabulary"))?;
        let temperature = |name: &str| {
            header
                .temperature
                .get(name)
                .copied()
                .filter(|&by| by > 0.0)
                .ok_or(ModelError::Other("temperatures"))
        };
        let temperature = Temperature {
            kind: temperature("kind")?,
            status: temperature("status")?,
            role: temperature("role")?,
        };
        let sections = Sections::new(&header.sections, payload)?;
        Ok(Model {
            encoder: sections.encoder(header.vocabulary.len())?,
            heads: sections.heads(kinds.len(), standings.len(), modes.len())?,
            name: header.name,
            sha256: header.sha256,
            vocabulary,
            kinds,
            standings,
            modes,
            temperature,
            threshold: header.threshold,
            role_thresholds: header.role_thresholds.try_into().map_err(|_| ModelError::Other("roles"))?,
            act_scaling: header.act_scaling,
        })
    }
}

/// The header and the weights after it.
fn parts(bytes: &[u8]) -> Result<(Header, &[u8]), ModelError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
    let (version, rest) = number(rest)?;
    if version != VERSION {
        return Err(ModelError::Format(version));
    }
    let (length, rest) = number(rest)?;
    let (header, payload) = rest.split_at_checked(length as usize).ok_or(ModelError::NotAModel)?;
    Ok((serde_json::from_slice(header)?, payload))
}

/// `SANCTION/expel`, or `SANCTION/` for a mode that is not told.
fn mode_of(text: &str) -> Option<(Kind, Option<Mode>)> {
    let (kind, mode) = text.split_once('/')?;
    Some((kind.parse().ok()?, (!mode.is_empty()).then(|| Mode(mode.to_owned()))))
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), ModelError> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(ModelError::NotAModel)?;
    Ok((u32::from_le_bytes(*number), rest))
}

/// The sections by name, each with its bytes.
struct Sections<'a> {
    by_name: BTreeMap<&'a str, (&'a Section, &'a [u8])>,
}

impl<'a> Sections<'a> {
    fn new(sections: &'a [Section], mut payload: &'a [u8]) -> Result<Sections<'a>, ModelError> {
        let mut by_name = BTreeMap::new();
        for section in sections {
            let missing = || ModelError::Section(section.name.clone());
            let cells = section.rows.checked_mul(section.columns).ok_or_else(missing)?;
            let length = if section.small {
                section.rows.checked_mul(4).and_then(|scales| scales.checked_add(cells))
            } else {
                cells.checked_mul(4)
            };
            let (bytes, rest) =
                length.and_then(|length| payload.split_at_checked(length)).ok_or_else(missing)?;
            by_name.insert(section.name.as_str(), (section, bytes));
            payload = rest;
        }
        Ok(Sections { by_name })
    }

    fn section(&self, name: &str, small: bool, rows: usize, columns: usize) -> Result<&'a [u8], ModelError> {
        match self.by_name.get(name) {
            Some((section, bytes))
                if section.small == small && section.rows == rows && section.columns == columns =>
            {
                Ok(bytes)
            }
            _ => Err(ModelError::Section(name.to_owned())),
        }
    }

    fn numbers(&self, name: &str, rows: usize, columns: usize) -> Result<Vec<f32>, ModelError> {
        Ok(floats(self.section(name, false, rows, columns)?))
    }

    fn small(&self, name: &str, rows: usize, columns: usize) -> Result<Table, ModelError> {
        let (scales, values) = self.section(name, true, rows, columns)?.split_at(rows * 4);
        Ok(Table { scales: floats(scales), values: values.iter().map(|&byte| byte as i8).collect() })
    }

    fn matrix(&self, name: &str, inputs: usize, outputs: usize) -> Result<Matrix, ModelError> {
        let table = self.small(&format!("{name}.weight"), outputs, inputs)?;
        let bias = self.numbers(&format!("{name}.bias"), 1, outputs)?;
        Matrix::new(inputs, &table.values, table.scales, bias)
            .ok_or_else(|| ModelError::Section(name.to_owned()))
    }

    fn norm(&self, name: &str, width: usize) -> Result<Norm, ModelError> {
        let gain = self.numbers(&format!("{name}.weight"), 1, width)?;
        Ok(Norm { gain, bias: self.numbers(&format!("{name}.bias"), 1, width)? })
    }

    /// All layers whose names begin with `prefix`, of rows of `width` numbers.
    fn layers(&self, prefix: &str, width: usize) -> Result<Vec<Layer>, ModelError> {
        let count = self
            .by_name
            .keys()
            .filter(|name| name.starts_with(prefix) && name.ends_with(".mix.weight"))
            .count();
        let layer = |index: usize| {
            let name = |part: &str| format!("{prefix}{index}.{part}");
            let inner = self.by_name.get(name("up.weight").as_str()).map_or(0, |(section, _)| section.rows);
            Ok(Layer {
                mix: self.matrix(&name("mix"), width, 3 * width)?,
                out: self.matrix(&name("out"), width, width)?,
                norm1: self.norm(&name("norm1"), width)?,
                up: self.matrix(&name("up"), width, inner)?,
                down: self.matrix(&name("down"), inner, width)?,
                norm2: self.norm(&name("norm2"), width)?,
            })
        };
        (0..count).map(layer).collect()
    }

    fn encoder(&self, pieces: usize) -> Result<Encoder, ModelError> {
        let features = FEATURES
            .iter()
            .map(|(name, size)| self.numbers(&format!("features.{name}"), *size, WIDTH))
            .collect::<Result<_, _>>()?;
        Ok(Encoder {
            pieces: self.small("pieces", pieces, WIDTH)?,
            positions: self.numbers("positions", windows::LONGEST, WIDTH)?,
            features,
            norm0: self.norm("norm0", WIDTH)?,
            layers: self.layers("layers.", WIDTH)?,
        })
    }

    fn heads(&self, kinds: usize, standings: usize, modes: usize) -> Result<Heads, ModelError> {
        Ok(Heads {
            kind: self.matrix("kind", WIDTH, 1 + 2 * kinds)?,
            status: self.matrix("status", WIDTH, standings)?,
            mode: self.matrix("mode", WIDTH, modes)?,
            roles: self.roles(kinds)?,
            of_query: self.matrix("of_query", WIDTH, OF)?,
            of_key: self.matrix("of_key", WIDTH, OF)?,
            of_none: self.matrix("of_none", WIDTH, 1)?,
            side_query: self.matrix("side_query", WIDTH, 2 * OF)?,
            side_none: self.matrix("side_none", WIDTH, 2)?,
        })
    }

    fn roles(&self, kinds: usize) -> Result<Roles, ModelError> {
        Ok(Roles {
            word: self.matrix("role_word", WIDTH, ROLE_WIDTH)?,
            act: self.matrix("role_act", WIDTH, ROLE_WIDTH)?,
            kind: self.numbers("role_kind", kinds, ROLE_WIDTH)?,
            distance: self.numbers("role_distance", 2 * FAR + 1, ROLE_WIDTH)?,
            norm: self.norm("role_norm", ROLE_WIDTH)?,
            layers: self.layers("role_layers.", ROLE_WIDTH)?,
            out: self.matrix("role_out", ROLE_WIDTH, ROLES.len())?,
        })
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}
