//! Who is meant by a name or a role, on a day: "Iranian president", "Foreign Minister Zarif", "armed rebels
//! from Chad".
//!
//! A phrase is read without a parse: names and roles are looked up, the words before the first preposition
//! are the head, and what stands behind `of`, `in`, `from`, `for` may tell the state or the body.

mod holder;
mod phrase;
mod reading;
mod segment;

use crate::{Codebook, Term};
use record::{Date, Note, Polity, Sector};

/// How an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// By a person's name as the codebook has it.
    Name,
    /// By a person's surname.
    Surname,
    /// By a name that sounds like a person's.
    LikeName,
    /// As the holder of the office on the day.
    Holder,
    /// By the name of a body.
    Body,
    /// By a role, with the state from the words beside it, if any.
    Role,
    /// By the name, people or seat of a state.
    State,
    /// By a place and the state that holds it.
    Place,
}

impl Found {
    /// How it was found, in words.
    pub const fn describe(self) -> &'static str {
        match self {
            Found::Name => "by name",
            Found::Surname => "by surname",
            Found::LikeName => "by a name that sounds alike",
            Found::Holder => "as the holder of the office on that day",
            Found::Body => "by the name of the body",
            Found::Role => "by the role",
            Found::State => "by the state",
            Found::Place => "by a place and who holds it",
        }
    }
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The state or organisation.
    pub country: Option<Polity>,
    /// The sector.
    pub sector: Sector,
    /// The person's name, or the body's.
    pub name: Option<String>,
    /// The person, if it is one that the codebook knows.
    pub person: Option<crate::PersonId>,
    /// The role as the phrase gives it, or the title held on the day.
    pub role: Option<String>,
    /// The term that covers the day.
    pub term: Option<Term>,
    /// How it was found.
    pub found: Found,
    /// What there is to say: a name spelt unusually, an office not held on the day.
    pub notes: Vec<Note>,
}

/// Who is meant by `phrase` on a day; without a day, as the codebook knows it last. Several answers where a
/// name is shared, the likeliest first; none where nothing in the phrase is known.
pub fn who(codebook: &Codebook, phrase: &str, on: Option<Date>) -> Vec<Answer> {
    let chunks = phrase::chunks(codebook, phrase);
    let reading = reading::read(codebook, &chunks);
    let persons = holder::persons(codebook, &reading, on);
    if persons.is_empty() { reading.answer(codebook).into_iter().collect() } else { persons }
}
