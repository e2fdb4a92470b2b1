//! The head of a model: what it is, what it was made from, and how well it does.

use std::fmt;

/// What a model says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelHeader {
    /// ISO 639-1 code of its language.
    pub language: String,
    /// The fingerprint of the features that it was trained with.
    pub features: u64,
    /// The seed of the training's order of sentences.
    pub seed: u64,
    /// What it was trained from.
    pub inputs: Vec<ModelInput>,
    /// Scores measured after training: what and how much ("LAS dev-ewt", "85.12").
    pub scores: Vec<(String, String)>,
}

/// A file that a model was trained from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelInput {
    /// The file's name.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its licence.
    pub licence: String,
}

/// One `key = value` line for each fact; the parts of inputs and scores are set off by ` | `.
impl fmt::Display for ModelHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "language = {}", self.language)?;
        writeln!(f, "features = {:016x}", self.features)?;
        writeln!(f, "seed = {}", self.seed)?;
        for input in &self.inputs {
            writeln!(f, "input = {} | {} | {}", input.name, input.sha256, input.licence)?;
        }
        for (name, value) in &self.scores {
            writeln!(f, "score = {name} | {value}")?;
        }
        Ok(())
    }
}

impl ModelHeader {
    /// Reads what `Display` writes; `None` if a line is not of that form. Unknown keys are left out, so
    /// that later models may say more.
    pub(crate) fn read(text: &str) -> Option<ModelHeader> {
        let mut header = ModelHeader::default();
        for line in text.lines() {
            let (key, value) = line.split_once(" = ")?;
            let mut parts = value.split(" | ").map(str::to_owned);
            match key {
                "language" => header.language = value.to_owned(),
                "features" => header.features = u64::from_str_radix(value, 16).ok()?,
                "seed" => header.seed = value.parse().ok()?,
                "input" => header.inputs.push(ModelInput {
                    name: parts.next()?,
                    sha256: parts.next()?,
                    licence: parts.next()?,
                }),
                "score" => header.scores.push((parts.next()?, parts.next()?)),
                _ => {}
            }
        }
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_written() {
        let header = ModelHeader {
            language: "en".into(),
            features: 0xfeed,
            seed: 7,
            inputs: vec![ModelInput { name: "a.conllu".into(), sha256: "00".into(), licence: "CC0".into() }],
            scores: vec![("LAS".into(), "80.1".into())],
        };
        assert_eq!(ModelHeader::read(&header.to_string()), Some(header));
        assert_eq!(ModelHeader::read("no line of that form"), None);
    }
}
