//! What a name or word may stand for.

use super::{Office, PersonId};
use record::{Polity, Sector};

/// One thing that a name of the actor book may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The name of a state: `Iran`, `Islamic Republic of Iran`.
    State(Polity),
    /// Its adjective or people: `Iranian`, `Iranians`.
    Demonym(Polity),
    /// A seat of power that stands for the state: `Tehran`, `the Kremlin`.
    Capital(Polity),
    /// A named agency, organisation, armed group, company, party or outlet.
    Body {
        /// Its state, or itself if it is an international organisation; `None` for what belongs to no state.
        polity: Option<Polity>,
        /// Its sector.
        sector: Sector,
        /// Its usual name.
        name: String,
    },
    /// A person whom the book knows by this name.
    Person(PersonId),
    /// A generic word for a role or institution: `president`, `foreign ministry`, `troops`. Its polity
    /// comes from the context.
    Role {
        /// Its sector.
        sector: Sector,
        /// The office that it names, if its holders are dated.
        office: Option<Office>,
    },
}

impl Sense {
    /// Whether it is a proper name, to be believed only where it is written with a capital.
    pub fn is_proper(&self) -> bool {
        !matches!(self, Sense::Role { .. })
    }

    /// The state or organisation that it names by itself. A person's depends on the date: see
    /// [`super::ActorBook::home`].
    pub fn polity(&self) -> Option<&Polity> {
        match self {
            Sense::State(polity) | Sense::Demonym(polity) | Sense::Capital(polity) => Some(polity),
            Sense::Body { polity, .. } => polity.as_ref(),
            Sense::Person(_) | Sense::Role { .. } => None,
        }
    }
}
