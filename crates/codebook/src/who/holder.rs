//! Persons: named in the phrase, or the holder of the office that it names.

use super::reading::Reading;
use super::segment::RoleWord;
use super::{Answer, Found};
use crate::{Codebook, Office, PersonId, Term, match_keys};
use record::{Date, Note, NoteCode, Sector};

/// The rank of a candidate of another state than the phrase tells.
const MISMATCH: u8 = 4;

/// The persons that a reading means, the likeliest first.
pub(super) fn persons(codebook: &Codebook, reading: &Reading, on: Option<Date>) -> Vec<Answer> {
    if reading.persons.is_empty() {
        return holder(codebook, reading, on).into_iter().collect();
    }
    let mut ranked: Vec<(u8, usize)> = (0..reading.persons.len())
        .map(|index| (rank(codebook, reading, reading.persons[index].0, on), index))
        .collect();
    ranked.sort();
    // A surname that the state told does not bear is a stranger's: "Bolivian minister Eduardo Castillo".
    ranked.retain(|&(rank, index)| rank < MISMATCH || reading.persons[index].1 != Found::Surname);
    if ranked.is_empty() {
        return holder(codebook, reading, on).into_iter().collect();
    }
    let best = ranked[0].0;
    // A shared surname is settled by office, state and day where one candidate fits better than the others.
    let likely: Vec<usize> =
        ranked.iter().filter(|(rank, _)| *rank == best).map(|(_, index)| *index).collect();
    let likely = if likely.len() == 1 || best <= 1 {
        likely
    } else {
        ranked.iter().map(|(_, index)| *index).collect()
    };
    likely.into_iter().map(|index| answer(codebook, reading, index, on)).collect()
}

/// How well a candidate fits, 0 best: holds the office on the day, ever held it, is of the state, or not.
fn rank(codebook: &Codebook, reading: &Reading, id: PersonId, on: Option<Date>) -> u8 {
    let person = codebook.actors.person(id);
    let office = reading.role.as_ref().and_then(|role| role.office);
    let of_state = |term: &Term| reading.country.as_ref().is_none_or(|polity| term.polity == *polity);
    let of_office = |term: &Term| office.is_none_or(|office| alike(office, term.office));
    let holds = |term: &Term| on.map_or(term.to.is_none(), |day| term.holds_on(day));
    let mismatch = reading.country.as_ref().is_some_and(|polity| {
        person.home != *polity && !person.terms.iter().any(|term| term.polity == *polity)
    });
    let terms = || person.terms.iter().filter(|term| of_state(term));
    match () {
        () if mismatch => MISMATCH,
        () if terms().any(|term| of_office(term) && holds(term)) => 0,
        () if terms().any(&holds) => 1,
        () if terms().any(of_office) => 2,
        () => 3,
    }
}

/// Whether two offices may be meant by one word: "minister" names all of them, "leader" a head.
fn alike(named: Office, held: Office) -> bool {
    let heads =
        |office| matches!(office, Office::HeadOfState | Office::HeadOfGovernment | Office::SupremeLeader);
    let ministers = |office| {
        matches!(
            office,
            Office::ForeignMinister
                | Office::DefenceMinister
                | Office::InteriorMinister
                | Office::FinanceMinister
                | Office::Minister
        )
    };
    named == held
        || named == Office::Minister && ministers(held)
        || named == Office::HeadOfState
            && (heads(held)
                || matches!(held, Office::CommissionPresident | Office::CouncilPresident | Office::Governor))
        || named == Office::HeadOfGovernment && held == Office::HeadOfState
        || named == Office::Ambassador && held == Office::HighRepresentative
}

fn answer(codebook: &Codebook, reading: &Reading, index: usize, on: Option<Date>) -> Answer {
    let (id, found, text) = &reading.persons[index];
    let person = codebook.actors.person(*id);
    let current =
        person.terms.iter().rev().find(|term| on.map_or(term.to.is_none(), |day| term.holds_on(day)));
    let mut notes = Vec::new();
    if *found == Found::LikeName {
        notes.push(Note::new(NoteCode::NameVariant, format!("{text} was taken for {}", person.name)));
    }
    let named = reading.role.as_ref().filter(|role| role.office.is_some() && !reading.former);
    let term = named
        .and_then(|role| {
            let held = |term: &&Term| {
                role.office.is_some_and(|office| alike(office, term.office))
                    && on.map_or(term.to.is_none(), |day| term.holds_on(day))
            };
            person.terms.iter().rev().find(held)
        })
        .or(current);
    if let (Some(role), Some(day)) = (named, on) {
        notes.extend(not_held(person.name.as_str(), &person.terms, role, day));
    }
    let (sector, country) = match term {
        Some(term) => (term.sector, term.polity.clone()),
        None => (outside(codebook, reading, *id, on), reading.country.clone().unwrap_or(person.home.clone())),
    };
    Answer {
        country: Some(country),
        sector,
        name: Some(person.name.clone()),
        person: Some(*id),
        role: term.map(|term| term.title.clone()).or(reading.role_text()),
        term: term.cloned(),
        found: *found,
        notes,
    }
}

/// The sector of a person who holds no office on the day: their own, that of the role they are named with,
/// or that of a former official.
fn outside(codebook: &Codebook, reading: &Reading, id: PersonId, on: Option<Date>) -> Sector {
    let person = codebook.actors.person(id);
    let served = person.terms.iter().any(|term| on.is_none_or(|day| term.from <= day));
    let role = reading.role.as_ref().filter(|_| !reading.former).map(|role| role.sector);
    person.sector.or(role).unwrap_or(if served { Sector::Eli } else { Sector::Unk })
}

/// A note if the person is named with an office that the codebook dates for them, and not on this day.
fn not_held(name: &str, terms: &[Term], role: &RoleWord, day: Date) -> Option<Note> {
    let office = role.office?;
    let held: Vec<&Term> = terms.iter().filter(|term| alike(office, term.office)).collect();
    if held.is_empty() || held.iter().any(|term| term.holds_on(day)) {
        return None;
    }
    let spells: Vec<String> = held
        .iter()
        .map(|term| match term.to {
            Some(to) => format!("{} {} to {to}", term.title, term.from),
            None => format!("{} since {}", term.title, term.from),
        })
        .collect();
    let text = format!(
        "{name} is named as {} but did not hold the office on {day}: {}",
        role.text,
        spells.join("; ")
    );
    Some(Note::new(NoteCode::OfficeNotHeld, text))
}

/// The holder of the office that a phrase names without a person: by office and state, or by a title that
/// says the body or place that the phrase says ("Mossad chief", "mayor of Istanbul").
fn holder(codebook: &Codebook, reading: &Reading, on: Option<Date>) -> Option<Answer> {
    // Whoever is named beside the role is meant, known or not.
    let role = reading.role.as_ref().filter(|_| !reading.former && reading.stranger.is_none())?;
    let (polity, day) = (reading.country.as_ref()?, on?);
    let by_office = || {
        let office = role.office?;
        let id = codebook.actors.holder(office, polity, day)?;
        let fits = |term: &&Term| term.polity == *polity && alike(office, term.office);
        codebook.actors.offices_on(id, day).into_iter().find(fits).map(|term| (id, term))
    };
    let (id, term) = by_title(codebook, reading, role, day).or_else(by_office)?;
    Some(Answer {
        country: Some(polity.clone()),
        sector: term.sector,
        name: Some(codebook.actors.person(id).name.clone()),
        person: Some(id),
        role: Some(term.title.clone()),
        term: Some(term.clone()),
        found: Found::Holder,
        notes: Vec::new(),
    })
}

/// Words of those who lead a body.
const LEADERS: &[&str] = &[
    "chief",
    "head",
    "director",
    "commander",
    "leader",
    "president",
    "chairman",
    "chairwoman",
    "general",
    "governor",
    "mayor",
    "minister",
    "ambassador",
    "speaker",
    "prosecutor",
    "secretary",
    "adviser",
    "envoy",
];

fn by_title<'a>(
    codebook: &'a Codebook,
    reading: &Reading,
    role: &RoleWord,
    day: Date,
) -> Option<(PersonId, &'a Term)> {
    let words = match_keys(&role.text);
    let deputy = words.iter().any(|word| matches!(word.as_str(), "deputy" | "vice" | "assistant" | "under"));
    if deputy || !words.last().is_some_and(|word| LEADERS.contains(&word.as_str())) {
        return None;
    }
    let objects: Vec<Vec<String>> = reading.objects.iter().map(|text| match_keys(text)).collect();
    codebook.actors.persons().find_map(|(id, person)| {
        let fits = |term: &&Term| {
            let title = match_keys(&term.title);
            let office = match role.office {
                Some(office) => alike(office, term.office),
                None => leads(term.office),
            };
            let said = |object: &Vec<String>| object.iter().all(|word| title.contains(word));
            Some(&term.polity) == reading.country.as_ref()
                && term.holds_on(day)
                && office
                && title.len() > 1
                && objects.iter().any(|object| !object.is_empty() && said(object))
        };
        person.terms.iter().find(fits).map(|term| (id, term))
    })
}

/// Offices at the head of a body.
fn leads(office: Office) -> bool {
    matches!(
        office,
        Office::Commander
            | Office::SpyChief
            | Office::PartyLeader
            | Office::GroupLeader
            | Office::SecretaryGeneral
            | Office::Governor
            | Office::Justice
            | Office::SecurityAdviser
    )
}
