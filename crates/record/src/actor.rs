//! Who acts: a state or organisation, the sector within it, and the words that name it.

use crate::named::named;
use crate::{Confidence, Span};
use serde::{Deserialize, Serialize};

named!(
    /// The sector of an actor within its polity: the PLOVER 2 agent codes.
    Sector {
        /// Government: executive, ministries, heads of state.
        Gov = "GOV",
        /// Armed forces of a state.
        Mil = "MIL",
        /// Legislature.
        Leg = "LEG",
        /// Courts.
        Jud = "JUD",
        /// Intelligence services.
        Spy = "SPY",
        /// Police and protective agencies.
        Cop = "COP",
        /// Political parties.
        Pty = "PTY",
        /// Political opposition.
        Opp = "OPP",
        /// Former officials and families of officials.
        Eli = "ELI",
        /// Armed opposition.
        Reb = "REB",
        /// Paramilitary organisations on the government's side.
        Prm = "PRM",
        /// Unidentified armed forces.
        Uaf = "UAF",
        /// Criminals and gangs.
        Crm = "CRM",
        /// Civilians.
        Cvl = "CVL",
        /// Journalists and media.
        Jrn = "JRN",
        /// Health.
        Med = "MED",
        /// Education.
        Edu = "EDU",
        /// Business.
        Bus = "BUS",
        /// Labour.
        Lab = "LAB",
        /// Farmers.
        Agr = "AGR",
        /// Refugees and displaced persons.
        Ref = "REF",
        /// Religious bodies.
        Rel = "REL",
        /// Civil society.
        Soc = "SOC",
        /// Partially recognised entities.
        Pre = "PRE",
        /// International governmental organisations.
        Igo = "IGO",
        /// Not known.
        Unk = "UNK",
    }
);

/// A state by its ISO 3166-1 alpha-3 code, or an international organisation.
///
/// Text form: `AZE`, `IGO:NATO`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polity {
    /// A state: three capital letters. Partially recognised entities use the codes of the codebook.
    State([u8; 3]),
    /// An organisation by its short name.
    Organisation(String),
}

/// Why a text names no polity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolityError(String);

impl std::fmt::Display for PolityError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is neither three capital letters (AZE) nor IGO: and a name (IGO:NATO)", self.0)
    }
}

impl std::error::Error for PolityError {}

impl std::str::FromStr for Polity {
    type Err = PolityError;
    fn from_str(text: &str) -> Result<Polity, PolityError> {
        match text.strip_prefix("IGO:") {
            Some(name) if !name.is_empty() => Ok(Polity::Organisation(name.to_owned())),
            _ => match text.as_bytes() {
                &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Polity::State([a, b, c])),
                _ => Err(PolityError(text.to_owned())),
            },
        }
    }
}

impl std::fmt::Display for Polity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Polity::State(code) => code.iter().try_for_each(|&letter| write!(f, "{}", letter as char)),
            Polity::Organisation(name) => write!(f, "IGO:{name}"),
        }
    }
}

impl Serialize for Polity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Polity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

named!(
    /// How the text tells a party.
    PartyBasis {
        /// By words of the act's own sentence that name it.
        Told = "told",
        /// By words that stand for something named elsewhere: a pronoun, "the ministry", or words of another sentence.
        Reference = "reference",
        /// By no words: the reader takes the side to be of a state named around.
        Supplied = "supplied",
    }
);

/// A party to an event, as resolved on the event's date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its state or organisation; `None` if it is no known political actor.
    pub country: Option<Polity>,
    /// Its sector.
    pub sector: Sector,
    /// The resolved name ("Ebrahim Raisi"), or `None` for a generic mention ("Iranian officials").
    pub name: Option<String>,
    /// The role it is named with or held on the date ("President").
    pub role: Option<String>,
    /// The words that name it in the event's sentence.
    pub mention: Option<Span>,
    /// How the text tells it; `None` for a mention by itself, and in the record of an older casebook.
    #[serde(default)]
    pub basis: Option<PartyBasis>,
    /// How likely it is a party of the act on this side; `None` where nothing learned says so.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polities_are_read_as_they_are_written() {
        for text in ["AZE", "IGO:NATO", "IGO:Minsk Group"] {
            assert_eq!(text.parse::<Polity>().unwrap().to_string(), text);
        }
        for text in ["aze", "AZER", "IGO:", "", "---"] {
            assert!(text.parse::<Polity>().is_err(), "{text}");
        }
    }
}
