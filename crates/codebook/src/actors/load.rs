//! Reads the actor tables.

use super::{ActorBook, Office, Person, PersonId, Sense, State, Term};
use crate::key::match_keys;
use crate::table::{Row, each_row};
use crate::{CodebookError, Files};
use record::{Polity, Sector};
use std::collections::{BTreeMap, BTreeSet};

const STATES: &[&str] =
    &["code", "name", "names", "adjectives", "people", "capital", "seats", "from", "to", "recognised"];
const ROLES: &[&str] = &["sector", "office", "words"];
const BODIES: &[&str] = &["polity", "sector", "name", "names"];
const SEATS: &[&str] = &["polity", "seats"];
const GIVEN_NAMES: &[&str] = &["names"];
const GENERIC: &[&str] = &["words"];
const UNIONS: &[&str] = &["polity"];
const ALPHA_2: &[&str] = &["code", "short"];
const TERMS: &[&str] = &["polity", "office", "title", "from", "to", "name"];
const PERSONS: &[&str] = &["name", "home", "sector", "spellings"];

impl ActorBook {
    /// Reads `actors/`: states first, then bodies, roles, persons and their terms.
    pub(crate) fn load(files: &Files) -> Result<ActorBook, CodebookError> {
        let mut book = ActorBook::default();
        for file in files.under("actors/states", "tsv") {
            each_row(file, STATES, |row| book.add_state(row))?;
        }
        for file in files.under("actors/bodies", "tsv") {
            each_row(file, BODIES, |row| book.add_body(row))?;
        }
        for file in files.under("actors/seats", "tsv") {
            each_row(file, SEATS, |row| book.add_seats(row))?;
        }
        for file in files.under("actors/roles", "tsv") {
            each_row(file, ROLES, |row| book.add_roles(row))?;
        }
        each_row(files.get("actors/generic.tsv")?, GENERIC, |row| {
            for form in row.list("words").flat_map(super::plural::forms) {
                book.generic.insert(&form, ());
            }
            Ok(())
        })?;
        each_row(files.get("actors/given-names.tsv")?, GIVEN_NAMES, |row| {
            row.list("names").for_each(|name| book.given_names.insert(name, ()));
            Ok(())
        })?;
        each_row(files.get("actors/unions.tsv")?, UNIONS, |row| {
            let polity: Polity = row.need_read("polity")?;
            book.check_polity(row, Some(&polity))?;
            book.unions.insert(polity);
            Ok(())
        })?;
        each_row(files.get("actors/alpha-2.tsv")?, ALPHA_2, |row| {
            let polity: Polity = row.need_read("code")?;
            book.check_polity(row, Some(&polity))?;
            book.short_codes.insert(row.need("short")?.to_owned(), polity);
            Ok(())
        })?;
        let mut ids = BTreeMap::new();
        for file in files.under("actors/persons", "tsv") {
            each_row(file, PERSONS, |row| book.add_person(row, &mut ids))?;
        }
        for file in files.under("actors/terms", "tsv") {
            each_row(file, TERMS, |row| book.add_term(row, &mut ids))?;
        }
        book.finish();
        Ok(book)
    }

    fn add_state(&mut self, row: &Row<'_>) -> Result<(), CodebookError> {
        let polity: Polity = row.need_read("code")?;
        let name = row.need("name")?;
        for known in std::iter::once(name).chain(row.list("names")) {
            self.senses.insert(known, Sense::State(polity.clone()));
        }
        for word in row.list("adjectives").chain(row.list("people")) {
            self.senses.insert(word, Sense::Demonym(polity.clone()));
        }
        for seat in row.list("capital").chain(row.list("seats")) {
            self.senses.insert(seat, Sense::Capital(polity.clone()));
        }
        let state = State {
            polity: polity.clone(),
            name: name.to_owned(),
            adjective: row.list("adjectives").next().unwrap_or(name).to_owned(),
            capital: row.list("capital").next().map(str::to_owned),
            from: row.date("from")?,
            to: row.date("to")?,
            partly_recognised: row.get("recognised") == Some("partly"),
        };
        if self.states.insert(polity, state).is_some() {
            return Err(row.error("another row has the same code", "join the two rows, or correct one code"));
        }
        Ok(())
    }

    fn add_body(&mut self, row: &Row<'_>) -> Result<(), CodebookError> {
        let polity = row.polity("polity")?;
        self.check_polity(row, polity.as_ref())?;
        let (sector, name) = (row.need_read("sector")?, row.need("name")?);
        let sense = Sense::Body { polity, sector, name: name.to_owned() };
        for known in std::iter::once(name).chain(row.list("names")) {
            self.senses.insert(known, sense.clone());
        }
        Ok(())
    }

    fn add_seats(&mut self, row: &Row<'_>) -> Result<(), CodebookError> {
        let polity: Polity = row.need_read("polity")?;
        for seat in row.list("seats") {
            self.senses.insert(seat, Sense::Capital(polity.clone()));
        }
        Ok(())
    }

    fn add_roles(&mut self, row: &Row<'_>) -> Result<(), CodebookError> {
        let sector: Sector = row.need_read("sector")?;
        let office: Option<Office> = row.read("office")?;
        row.need("words")?;
        for word in row.list("words") {
            for form in super::plural::forms(word) {
                self.senses.insert(&form, Sense::Role { sector, office });
            }
        }
        Ok(())
    }

    fn add_person(
        &mut self,
        row: &Row<'_>,
        ids: &mut BTreeMap<String, PersonId>,
    ) -> Result<(), CodebookError> {
        let (name, home): (&str, Polity) = (row.need("name")?, row.need_read("home")?);
        self.check_polity(row, Some(&home))?;
        if ids.contains_key(name) {
            return Err(row.error(
                &format!("{name} has a row already"),
                "join the two rows, or tell two persons of one name apart by a middle name",
            ));
        }
        let id = self.person_of(name, &home, ids);
        let person = &mut self.persons[id.0 as usize];
        person.sector = row.read("sector")?;
        person.spellings = row.list("spellings").map(str::to_owned).collect();
        for spelling in row.list("spellings") {
            self.index_name(id, spelling);
        }
        Ok(())
    }

    fn add_term(&mut self, row: &Row<'_>, ids: &mut BTreeMap<String, PersonId>) -> Result<(), CodebookError> {
        let (polity, office): (Polity, Office) = (row.need_read("polity")?, row.need_read("office")?);
        self.check_polity(row, Some(&polity))?;
        let Some(from) = row.date("from")? else {
            return Err(row.error("the term has no first day", "write it: 2021-08-03"));
        };
        let to = row.date("to")?;
        if to.is_some_and(|to| to < from) {
            return Err(row.error("the term ends before it begins", "exchange the two days"));
        }
        let title = row.get("title").unwrap_or(office.title());
        let acting = title.starts_with("Acting ");
        let sector = self.sector_of(office, title, &polity);
        let id = self.person_of(row.need("name")?, &polity, ids);
        let title = title.to_owned();
        self.persons[id.0 as usize].terms.push(Term { office, title, sector, polity, from, to, acting });
        Ok(())
    }

    /// The person of this name, added if it is not there yet.
    fn person_of(&mut self, name: &str, home: &Polity, ids: &mut BTreeMap<String, PersonId>) -> PersonId {
        if let Some(&id) = ids.get(name) {
            return id;
        }
        let id = PersonId(self.persons.len() as u32);
        ids.insert(name.to_owned(), id);
        self.persons.push(Person {
            name: name.to_owned(),
            spellings: Vec::new(),
            home: home.clone(),
            sector: None,
            terms: Vec::new(),
        });
        // Words in brackets only tell two persons of one name apart.
        let plain = name.split(" (").next().unwrap_or(name).to_owned();
        self.index_name(id, &plain);
        id
    }

    /// The sector of an office: for those who speak for or lead a body, that of the body that the title
    /// names, if it names one; else the usual one.
    fn sector_of(&self, office: Office, title: &str, polity: &Polity) -> Sector {
        let usual = match office {
            Office::Speaker | Office::Lawmaker => Sector::Leg,
            Office::Commander => Sector::Mil,
            Office::SpyChief => Sector::Spy,
            Office::Justice => Sector::Jud,
            Office::PartyLeader => Sector::Pty,
            Office::GroupLeader => Sector::Reb,
            Office::OppositionLeader => Sector::Opp,
            Office::ReligiousLeader => Sector::Rel,
            _ if matches!(polity, Polity::Organisation(_)) => Sector::Igo,
            _ => Sector::Gov,
        };
        if !matches!(office, Office::Spokesperson | Office::GroupLeader | Office::Commander) {
            return usual;
        }
        let keys = match_keys(title);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let named =
            (0..keys.len()).find_map(|start| match self.senses.longest(&keys[start..])?.1.first()? {
                Sense::Body { sector, .. } => Some(*sector),
                _ => None,
            });
        named.unwrap_or(usual)
    }

    /// An error if a state is named that has no row.
    pub(crate) fn check_polity(&self, row: &Row<'_>, polity: Option<&Polity>) -> Result<(), CodebookError> {
        match polity {
            Some(state @ Polity::State(_)) if !self.states.contains_key(state) => Err(row.error(
                &format!("no state has the code {state}"),
                "correct the code, or add the state to actors/states",
            )),
            _ => Ok(()),
        }
    }

    /// Puts terms in order and indexes holders and surnames.
    fn finish(&mut self) {
        let mut surnames: BTreeMap<String, BTreeSet<PersonId>> = BTreeMap::new();
        for (index, person) in self.persons.iter_mut().enumerate() {
            let id = PersonId(index as u32);
            person.terms.sort_by_key(|term| (term.from, term.to, term.office));
            for (index, term) in person.terms.iter().enumerate() {
                let key = (term.office, term.polity.clone());
                self.holders.entry(key).or_default().push((id, index));
            }
            if let [first, _, ..] = match_keys(&person.name).as_slice()
                && self.senses.exact(&[first.as_str()]).is_empty()
            {
                self.first_names.insert(first.clone());
            }
            for name in std::iter::once(&person.name).chain(&person.spellings) {
                if let Some(surname) = super::names::surname(name) {
                    surnames.entry(surname).or_default().insert(id);
                }
            }
        }
        for terms in self.holders.values_mut() {
            terms.sort_by_key(|&(id, index)| (self.persons[id.0 as usize].terms[index].from, id));
        }
        // Of those who share a surname, the one who came to office last goes first.
        let entered = |id: &PersonId| self.persons[id.0 as usize].terms.last().map(|term| term.from);
        let in_order = |ids: BTreeSet<PersonId>| {
            let mut ids: Vec<PersonId> = ids.into_iter().collect();
            ids.sort_by_key(|id| (std::cmp::Reverse(entered(id)), *id));
            ids
        };
        self.surnames = surnames.into_iter().map(|(name, ids)| (name, in_order(ids))).collect();
    }
}
