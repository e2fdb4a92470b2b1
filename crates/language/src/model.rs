//! The model file: magic, format version, header, checksum, tables. Read whole or refused.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `chancery` |
//! | 4 | format version, little-endian as all numbers |
//! | 4 + n | header: length, then the lines of [`ModelHeader`] |
//! | 8 | checksum of header and tables |
//! | rest | clusters, word classes, tagger, lemmatizer, parser, names |

use crate::binary::{Reader, Writer};
use crate::clusters::Clusters;
use crate::hash;
use crate::header::ModelHeader;
use crate::lemma::Lemmatizer;
use crate::name_words::NameWords;
use crate::names::NameTagger;
use crate::naming::Sentence;
use crate::parser::{Parser, Stacked, beam::Width, features, guide::Guide, labels, state};
use crate::table::{QuadTable, Table};
use crate::tagger::{self, Tagger};
use crate::tags::TagSet;
use crate::words::Word;

const MAGIC: &[u8; 8] = b"chancery";
/// The version of the layout above.
pub const FORMAT: u32 = 1;

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes begin otherwise than a model does.
    #[error(
        "this is no language model: it does not begin with `chancery`; give a file made by `cargo xtask train`"
    )]
    NotAModel,
    /// The layout is of another version.
    #[error(
        "the model has format {found}, this program reads format {FORMAT}; train it anew with `cargo xtask train`"
    )]
    Format {
        /// The version in the file.
        found: u32,
    },
    /// The model was trained with other features than this program computes.
    #[error(
        "the model was trained with features {found:016x}, this program computes {expected:016x}; \
         train it anew with `cargo xtask train`"
    )]
    Features {
        /// In the file.
        found: u64,
        /// In the program.
        expected: u64,
    },
    /// The bytes end too early.
    #[error("the model ends at byte {place}, where {wanted} more bytes should be; copy the file again")]
    Truncated {
        /// Offset in the file or in its tables.
        place: usize,
        /// How many bytes were to be read.
        wanted: usize,
    },
    /// The bytes are not what was written.
    #[error("the model is damaged near byte {place}: {problem}; copy the file again")]
    Damaged {
        /// Offset in the file or in its tables.
        place: usize,
        /// What is wrong.
        problem: &'static str,
    },
}

/// All that is learned.
pub(crate) struct Tables {
    pub(crate) clusters: Clusters,
    pub(crate) tags: TagSet,
    pub(crate) tagger: Tagger,
    pub(crate) lemmatizer: Lemmatizer,
    pub(crate) parser: Stacked,
    pub(crate) names: NameTagger,
}

/// The bytes of a model file.
pub(crate) fn write(header: &ModelHeader, tables: &Tables) -> Vec<u8> {
    let mut body = Writer::default();
    tables.clusters.write(&mut body);
    tables.tags.write(&mut body);
    tables.tagger.table.write(&mut body);
    tables.lemmatizer.write(&mut body);
    for parser in [&tables.parser.backward, &tables.parser.forward] {
        parser.moves.write(&mut body);
        parser.labels.write(&mut body);
        body.u8(parser.width.items as u8);
        body.u32(parser.width.margin as u32);
    }
    tables.names.write(&mut body);
    let body = body.finish();
    let header = header.to_string();
    let mut file = Writer::default();
    file.raw(MAGIC);
    file.u32(FORMAT);
    file.text(&header);
    file.u64(sum(&header, &body));
    file.raw(&body);
    file.finish()
}

fn sum(header: &str, body: &[u8]) -> u64 {
    hash::mix(1, hash::checksum(header.as_bytes()), hash::checksum(body), 0)
}

/// Reads a model file.
pub(crate) fn read(bytes: &[u8]) -> Result<(ModelHeader, Tables), ModelError> {
    let (header, body) = opened(bytes)?;
    let features = fingerprint();
    if header.features != features {
        return Err(ModelError::Features { found: header.features, expected: features });
    }
    let mut from = Reader::new(body);
    let mut tables = read_tables(&mut from)?;
    tables.names = NameTagger::read(&mut from)?;
    if !from.is_at_end() {
        return Err(from.damaged("bytes after the last table"));
    }
    Ok((header, tables))
}

/// Reads a model file without its names, which are empty in what is given; they may be of other features than
/// this program computes. That all others are the same is for the caller to know.
pub(crate) fn read_but_names(bytes: &[u8]) -> Result<(ModelHeader, Tables), ModelError> {
    let (header, body) = opened(bytes)?;
    Ok((header, read_tables(&mut Reader::new(body))?))
}

/// The header of a model file, and the bytes of its tables.
fn opened(bytes: &[u8]) -> Result<(ModelHeader, &[u8]), ModelError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ModelError::NotAModel);
    }
    let mut from = Reader::new(&bytes[MAGIC.len()..]);
    match from.u32()? {
        FORMAT => {}
        found => return Err(ModelError::Format { found }),
    }
    let text = from.text()?;
    let expected = from.u64()?;
    let body = from.rest();
    let header = ModelHeader::read(text).ok_or_else(|| from.damaged("the header is not readable"))?;
    if sum(text, body) != expected {
        return Err(from.damaged("the checksum does not fit"));
    }
    Ok((header, body))
}

/// All tables but the names, which come last.
fn read_tables(from: &mut Reader<'_>) -> Result<Tables, ModelError> {
    let clusters = Clusters::read(from)?;
    let tags = TagSet::read(from)?;
    let tagger = Tagger { table: Table::read(from)?, classes: tags.len() };
    let lemmatizer = Lemmatizer::read(from)?;
    let parser = Stacked { backward: read_parser(from)?, forward: read_parser(from)? };
    Ok(Tables { clusters, tags, tagger, lemmatizer, parser, names: NameTagger::empty() })
}

fn read_parser(from: &mut Reader<'_>) -> Result<Parser, ModelError> {
    let moves = QuadTable::read(from)?;
    let labels = Table::read(from)?;
    let items = from.u8()?.max(1) as usize;
    let margin = from.u32()?.min(i32::MAX as u32) as i32;
    Ok(Parser { moves, labels, width: Width { items, margin } })
}

/// A number that changes whenever a feature changes: the mixed features of a fixed sentence.
///
/// Templates are code; without this, a model trained before a change of them would load and misread.
pub(crate) fn fingerprint() -> u64 {
    let clusters = Clusters::of_list("3 the in\n5 two met said\n");
    let forms = ["The", "two", "Sides", "met", "in", "Mid-2021", ",", "they’d", "said", "."];
    let words: Vec<Word> = forms.iter().map(|form| Word::new(form, &clusters)).collect();
    let tags: Vec<u8> = (0..words.len() as u8).collect();
    let set = TagSet::of(std::iter::repeat_n((record::Upos::Noun, record::Xpos::Nn), 5));
    let mut keys = Vec::new();
    let mut all = hash::mix(FORMAT.into(), 0, 0, 0);
    let mut take = |keys: &[u64]| all = keys.iter().fold(all, |all, &key| hash::mix(all, key, 0, 0));
    for place in 0..words.len() {
        tagger::features(&words, place, 3, 4, &mut keys);
        take(&keys);
    }
    let mut atoms = features::Atoms::new(&words, &tags, &set);
    let arcs = [2, 2, 3, 10, 3, 4, 3, 8, 3, 3].map(|head| (head, head as u8));
    let known = NameWords::of_list("given sides\ntown mid-0000 sides\n");
    Sentence::new(&words, &tags, &arcs, &known).features(3, &mut keys);
    take(&keys);
    atoms.guide = Some(Guide::new(arcs.to_vec()));
    let mut space = state::Space::default();
    let mut state = space.start();
    let moves = [state::Move::Shift, state::Move::Shift, state::Move::Left, state::Move::Right];
    for (label, taken) in (0..).zip(moves.into_iter().cycle().take(12)) {
        features::features(&atoms, &space, &state, &mut keys);
        take(&keys);
        if matches!(taken, state::Move::Left | state::Move::Right) {
            labels::features(&atoms, &space, &state, taken, &mut keys);
            take(&keys);
        }
        state = space.after(&state, taken, label);
    }
    all
}
