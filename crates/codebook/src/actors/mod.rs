//! The actor book: states, organisations, bodies, roles and persons, found by their names.

mod load;
mod names;
mod office;
mod person;
mod plural;
mod sense;

pub use office::Office;
pub use person::{Person, PersonId, Term};
pub use sense::Sense;

use crate::trie::Trie;
use record::{Date, Polity, Sector};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A state of the actor book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its code.
    pub polity: Polity,
    /// Its usual name in English.
    pub name: String,
    /// Its adjective, as in "Iranian officials".
    pub adjective: String,
    /// Its capital.
    pub capital: Option<String>,
    /// First day, if it came to be within living memory.
    pub from: Option<Date>,
    /// Last day, if it has ceased.
    pub to: Option<Date>,
    /// Whether it is recognised by part of the world only.
    pub partly_recognised: bool,
}

/// States, organisations, bodies, roles and persons.
#[derive(Clone, Debug, Default)]
pub struct ActorBook {
    senses: Trie<Sense>,
    generic: Trie<()>,
    given_names: Trie<()>,
    unions: BTreeSet<Polity>,
    short_codes: BTreeMap<String, Polity>,
    first_names: BTreeSet<String>,
    states: BTreeMap<Polity, State>,
    persons: Vec<Person>,
    surnames: BTreeMap<String, Vec<PersonId>>,
    sounds: OnceLock<BTreeMap<String, Vec<(PersonId, String)>>>,
    holders: BTreeMap<(Office, Polity), Vec<(PersonId, usize)>>,
}

impl ActorBook {
    /// The longest name that begins at the first of `keys` (see [`crate::match_key`]; empty keys for
    /// hyphens and possessives): how many keys it takes, and what it may stand for, states first.
    pub fn longest(&self, keys: &[&str]) -> Option<(usize, &[Sense])> {
        self.senses.longest(keys)
    }

    /// Whether a role's words, by their match keys, say little by themselves ("group", "leader"), so that
    /// the words beside them tell the sector.
    pub fn is_generic(&self, keys: &[String]) -> bool {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        !self.generic.exact(&keys).is_empty()
    }

    /// Whether the name of a state or place, by its match key, is a given name too ("Jordan", "Paris").
    pub fn is_given_name(&self, key: &str) -> bool {
        !self.given_names.exact(&[key]).is_empty()
    }

    /// Whether a state is a union whose towns are told with the part of it in which they lie ("Lebanon,
    /// Pennsylvania").
    pub fn is_union(&self, polity: &Polity) -> bool {
        self.unions.contains(polity)
    }

    /// Whether a word, by its match key, is the first of the names of a person of the tables, and nothing
    /// else that they know ("Michael").
    pub fn is_first_name(&self, key: &str) -> bool {
        self.first_names.contains(key)
    }

    /// The person of this id.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.persons[id.0 as usize]
    }

    /// All persons, in the order of the tables.
    pub fn persons(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.persons.iter().enumerate().map(|(index, person)| (PersonId(index as u32), person))
    }

    /// All states, by code.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.states.values()
    }

    /// The state of a two-letter code (ISO 3166-1 alpha-2), in capitals: `AZ`.
    pub fn by_short_code(&self, code: &str) -> Option<&Polity> {
        self.short_codes.get(code)
    }

    /// The state of this code.
    pub fn state(&self, polity: &Polity) -> Option<&State> {
        self.states.get(polity)
    }

    /// The usual name of a state; of an organisation, its short name.
    pub fn state_name<'a>(&'a self, polity: &'a Polity) -> Option<&'a str> {
        match polity {
            Polity::Organisation(name) => Some(name),
            Polity::State(_) => self.states.get(polity).map(|state| state.name.as_str()),
        }
    }

    /// The adjective of a state: `Iranian`.
    pub fn demonym(&self, polity: &Polity) -> Option<&str> {
        self.states.get(polity).map(|state| state.adjective.as_str())
    }

    /// Who held an office on a day. Where a state has no head of government of its own, its head of state
    /// is meant. Of two on a day of change, the one who came. `None` for an office of several holders.
    pub fn holder(&self, office: Office, polity: &Polity, on: Date) -> Option<PersonId> {
        if !office.is_single() {
            return None;
        }
        let among = |office: Office| {
            let terms = self.holders.get(&(office, polity.clone()))?;
            let held = |&&(id, index): &&(PersonId, usize)| self.person(id).terms[index].holds_on(on);
            terms.iter().rev().find(held).map(|&(id, _)| id)
        };
        match office {
            Office::HeadOfGovernment if !self.holders.contains_key(&(office, polity.clone())) => {
                among(Office::HeadOfState)
            }
            _ => among(office),
        }
    }

    /// The terms that a person held on a day.
    pub fn offices_on(&self, id: PersonId, on: Date) -> Vec<&Term> {
        self.person(id).terms.iter().filter(|term| term.holds_on(on)).collect()
    }

    /// The state or organisation and the sector of a person on a day: those of the term held, else the
    /// person's own; who held office before that day and holds none now is of the sector `ELI`. Without a
    /// day, those of the last term.
    pub fn home(&self, id: PersonId, on: Option<Date>) -> (Polity, Sector) {
        let person = self.person(id);
        let term = match on {
            Some(day) => person.terms.iter().rev().find(|term| term.holds_on(day)),
            None => person.terms.last(),
        };
        match term {
            Some(term) => (term.polity.clone(), term.sector),
            None => {
                let former = on.is_some_and(|day| person.terms.iter().any(|term| term.from <= day));
                let outside = if former { Sector::Eli } else { Sector::Unk };
                (person.home.clone(), person.sector.unwrap_or(outside))
            }
        }
    }
}
