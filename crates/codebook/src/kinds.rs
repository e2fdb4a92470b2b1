//! The sixteen kinds of event: what each means, its modes, its scores, and the CAMEO codes it stands for.
//!
//! Read from `kinds/*.toml` (meaning, modes, codes, contexts) and `scales/*.toml` (scores), which are
//! documented in themselves.

use crate::CodebookError;
use crate::files::{Files, SourceFile};
use crate::toml_file::{fail, read};
use record::{Context, Kind, Mode, Quad, Score};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// What the coders know of all kinds.
#[derive(Clone, Debug)]
pub struct KindBook {
    kinds: BTreeMap<Kind, KindEntry>,
    contexts: BTreeMap<Context, String>,
}

/// One kind.
#[derive(Clone, Debug)]
pub struct KindEntry {
    /// The kind.
    pub kind: Kind,
    /// What it means, in a sentence or two.
    pub definition: String,
    /// Its score where no mode is known.
    pub score: Score,
    /// Its modes, in order of name.
    pub modes: BTreeMap<Mode, ModeEntry>,
    /// The CAMEO codes of acts of this kind and of none of its modes.
    pub cameo: Vec<String>,
}

/// One mode of a kind.
#[derive(Clone, Debug)]
pub struct ModeEntry {
    /// What it means.
    pub definition: String,
    /// Its score.
    pub score: Score,
    /// The CAMEO codes of such acts.
    pub cameo: Vec<String>,
}

impl KindEntry {
    /// The quadrant of conflict and cooperation.
    pub fn quad(&self) -> Quad {
        self.kind.quad()
    }
}

impl KindBook {
    /// The entry of a kind.
    pub fn entry(&self, kind: Kind) -> &KindEntry {
        self.kinds.get(&kind).expect("`load` refuses a codebook that lacks a kind")
    }

    /// All entries, in the order of [`Kind::ALL`].
    pub fn entries(&self) -> impl Iterator<Item = &KindEntry> {
        self.kinds.values()
    }

    /// The score of an act: that of its mode, or that of its kind if it has none or an unknown one.
    pub fn score(&self, kind: Kind, mode: Option<&Mode>) -> Score {
        let entry = self.entry(kind);
        mode.and_then(|mode| entry.modes.get(mode)).map_or(entry.score, |mode| mode.score)
    }

    /// The contexts with their meaning, in order of name.
    pub fn contexts(&self) -> &BTreeMap<Context, String> {
        &self.contexts
    }

    /// The kind and mode for which a CAMEO code stands; a code of three or four digits falls back to the
    /// longest known code that it begins with ("0311" to "031").
    pub fn of_cameo(&self, code: &str) -> Option<(Kind, Option<&Mode>)> {
        (3..=code.len()).rev().filter_map(|length| code.get(..length)).find_map(|code| {
            self.kinds.values().find_map(|entry| {
                let holds = |codes: &[String]| codes.iter().any(|known| known == code);
                let mode = entry.modes.iter().find(|(_, mode)| holds(&mode.cameo)).map(|(name, _)| name);
                (mode.is_some() || holds(&entry.cameo)).then_some((entry.kind, mode))
            })
        })
    }

    /// Reads `kinds/` and `scales/`.
    ///
    /// # Errors
    /// If a file is no such table, names an unknown kind, gives a kind, mode, code or context twice, or if
    /// a kind, or the score of a kind or mode, is missing.
    pub fn load(files: &Files) -> Result<KindBook, CodebookError> {
        let scale = Scale::load(files)?;
        let mut book = KindBook { kinds: BTreeMap::new(), contexts: BTreeMap::new() };
        for file in files.under("kinds", "toml") {
            let table: KindFile = read(file)?;
            for raw in table.kind {
                book.add_kind(file, raw, &scale)?;
            }
            for raw in table.context {
                let at = raw.name.span();
                let name = Context(raw.name.into_inner());
                if book.contexts.insert(name.clone(), raw.definition).is_some() {
                    let problem = format!("the context `{name}` is given twice");
                    return Err(fail(file, at, &problem, "remove one of the two"));
                }
            }
        }
        match Kind::ALL.iter().find(|&kind| !book.kinds.contains_key(kind)) {
            Some(kind) => Err(CodebookError::whole(
                "kinds",
                &format!("the kind {kind} is missing"),
                &format!("add a `[[kind]]` table with `name = \"{kind}\"`"),
            )),
            None => Ok(book),
        }
    }

    fn add_kind(&mut self, file: &SourceFile, raw: RawKind, scale: &Scale) -> Result<(), CodebookError> {
        let at = raw.name.span();
        let kind: Kind = raw
            .name
            .get_ref()
            .parse()
            .map_err(|error: String| fail(file, at.clone(), &error, "use one of the known kinds"))?;
        let mut modes = BTreeMap::new();
        for mode in raw.mode {
            let at = mode.name.span();
            let name = Mode(mode.name.into_inner());
            let score = scale.of(file, at.clone(), kind, Some(&name))?;
            let entry = ModeEntry { definition: mode.definition, score, cameo: mode.cameo };
            if modes.insert(name.clone(), entry).is_some() {
                let problem = format!("the mode `{name}` of {kind} is given twice");
                return Err(fail(file, at, &problem, "remove one of the two"));
            }
        }
        let score = scale.of(file, at.clone(), kind, None)?;
        let RawKind { definition, cameo, .. } = raw;
        let entry = KindEntry { kind, definition, score, modes, cameo };
        if let Some(code) = self.code_twice(&entry) {
            let problem = format!("the CAMEO code {code} is given twice");
            return Err(fail(file, at, &problem, "keep it at the one kind or mode that fits best"));
        }
        match self.kinds.insert(kind, entry) {
            Some(_) => Err(fail(file, at, &format!("{kind} is given twice"), "remove one of the two")),
            None => Ok(()),
        }
    }

    fn code_twice(&self, new: &KindEntry) -> Option<String> {
        let mut seen = std::collections::BTreeSet::new();
        self.kinds
            .values()
            .chain([new])
            .flat_map(|entry| entry.cameo.iter().chain(entry.modes.values().flat_map(|mode| &mode.cameo)))
            .find(|&code| !seen.insert(code))
            .cloned()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    #[serde(default)]
    kind: Vec<RawKind>,
    #[serde(default)]
    context: Vec<RawContext>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    name: Spanned<String>,
    definition: String,
    #[serde(default)]
    cameo: Vec<String>,
    #[serde(default)]
    mode: Vec<RawMode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMode {
    name: Spanned<String>,
    definition: String,
    #[serde(default)]
    cameo: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawContext {
    name: Spanned<String>,
    definition: String,
}

/// Scores by `KIND` or `KIND/mode`.
struct Scale(BTreeMap<String, Score>);

impl Scale {
    fn load(files: &Files) -> Result<Scale, CodebookError> {
        let mut scores = BTreeMap::new();
        for file in files.under("scales", "toml") {
            let table: BTreeMap<String, BTreeMap<Spanned<String>, Score>> = read(file)?;
            for (name, score) in table.into_values().flatten() {
                let at = name.span();
                if scores.insert(name.get_ref().clone(), score).is_some() {
                    let problem = format!("the score of {} is given twice", name.get_ref());
                    return Err(fail(file, at, &problem, "remove one of the two"));
                }
            }
        }
        Ok(Scale(scores))
    }

    fn of(
        &self,
        file: &SourceFile,
        at: Range<usize>,
        kind: Kind,
        mode: Option<&Mode>,
    ) -> Result<Score, CodebookError> {
        let name = mode.map_or_else(|| kind.to_string(), |mode| format!("{kind}/{mode}"));
        self.0.get(&name).copied().ok_or_else(|| {
            let problem = format!("scales/ gives no score for {name}");
            fail(file, at, &problem, &format!("add `\"{name}\" = 0.0` with its score to scales/plover.toml"))
        })
    }
}

#[cfg(test)]
mod tests;
