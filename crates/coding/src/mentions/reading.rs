//! What a noun phrase is read as: its polities, sector, person and office, before the reading is an actor.

use codebook::{ActorBook, Office, PersonId};
use record::{Actor, Polity, Sector, Span};

/// What sort of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A state by its name: "Iran".
    State,
    /// A state by its seat: "Tehran".
    Seat,
    /// A people or its adjective: "Iranian", "Iranians".
    People,
    /// A named organisation.
    Body,
    /// A person by name.
    Person,
    /// A person or institution by role: "president", "embassy", "troops".
    Role,
}

/// A noun phrase as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) nature: Nature,
    /// Its states or organisations; none if they are not told.
    pub(super) polities: Vec<Polity>,
    pub(super) sector: Option<Sector>,
    pub(super) office: Option<Office>,
    pub(super) person: Option<PersonId>,
    /// The name of the person or body.
    pub(super) name: Option<String>,
    /// The role as written ("Foreign Minister").
    pub(super) title: Option<String>,
    /// Whether the text calls the role a former one.
    pub(super) former: bool,
    /// Whether the phrase means an ethnic group, whose name is no state's.
    pub(super) ethnic: bool,
}

impl Reading {
    pub(super) fn new(nature: Nature) -> Reading {
        Reading {
            nature,
            polities: Vec::new(),
            sector: None,
            office: None,
            person: None,
            name: None,
            title: None,
            former: false,
            ethnic: false,
        }
    }

    pub(super) fn of_polity(nature: Nature, polity: &Polity) -> Reading {
        Reading { polities: vec![polity.clone()], ..Reading::new(nature) }
    }

    /// Whether it names the state itself, by name or seat.
    pub(super) fn is_state(&self) -> bool {
        matches!(self.nature, Nature::State | Nature::Seat)
    }

    /// Adds what another phrase says of the same person or body: an apposition or a title.
    pub(super) fn join(&mut self, other: &Reading) {
        let open = self.polities.is_empty()
            || self.nature == Nature::Person && self.person.is_none() && !other.is_state();
        if open && !other.polities.is_empty() {
            self.polities.clone_from(&other.polities);
        }
        if self.sector.is_none_or(|sector| sector == Sector::Unk)
            || self.person.is_none() && other.nature == Nature::Role && self.nature == Nature::Person
        {
            self.sector = other.sector.or(self.sector);
        }
        self.office = self.office.or(other.office);
        // The holder of an office is somebody else if the text names another person with it.
        if self.name.is_none() || self.name == other.name {
            self.person = self.person.or(other.person);
        }
        self.former |= other.former;
        if self.name.is_none() {
            self.name.clone_from(&other.name);
        }
        if self.title.is_none() {
            self.title.clone_from(&other.title);
        }
        if other.nature == Nature::Person {
            self.nature = Nature::Person;
        }
    }

    /// The sector it counts as.
    pub(super) fn final_sector(&self) -> Sector {
        match self.sector {
            Some(Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Spy) if self.former => {
                Sector::Eli
            }
            Some(sector) => sector,
            None => match self.nature {
                Nature::State | Nature::Seat => Sector::Gov,
                Nature::People => Sector::Cvl,
                _ => Sector::Unk,
            },
        }
    }

    /// One actor for each polity, or one without a country.
    pub(super) fn actors(&self, book: &ActorBook, mention: Span) -> Vec<Actor> {
        let actor = |country: Option<&Polity>| Actor {
            country: country.cloned(),
            sector: self.final_sector(),
            name: match (&self.name, country) {
                (Some(name), _) => Some(name.clone()),
                (None, Some(polity)) if self.is_state() => book.state_name(polity).map(str::to_owned),
                _ => None,
            },
            role: self.title.clone(),
            mention: Some(mention),
            basis: None,
            confidence: None,
        };
        match self.polities.as_slice() {
            [] => vec![actor(None)],
            polities => polities.iter().map(|polity| actor(Some(polity))).collect(),
        }
    }
}
