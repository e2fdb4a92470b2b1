//! Who held an office on the day that a sentence is about, and who is named with an office not held then.

use super::reading::{Nature, Reading};
use super::tree::Tree;
use codebook::{ActorBook, Office, PersonId};
use record::{
    Basis, Date, Document, FactBasis, Note, NoteCode, Polity, Sector, Span, Tenure, TimeExpression, TimeKind,
    When,
};
use std::collections::BTreeMap;

/// Who has just left an office is still named with it, most of all in the news of their death.
const JUST_LEFT: i32 = 31;

/// The days that the sentences of a document are about.
pub(super) struct Days {
    published: Option<When>,
    /// Whether the publication date is told and not inferred.
    published_told: bool,
    /// For each sentence, the dates that it tells, with their places.
    told: Vec<Vec<(Span, When)>>,
    /// For each sentence, its block.
    blocks: Vec<usize>,
    /// For each sentence, whether one before it in its block tells a date.
    follows_a_date: Vec<bool>,
}

impl Days {
    pub(super) fn of(document: &Document, tree: &Tree<'_>, times: &[TimeExpression]) -> Days {
        let sentences = &tree.parse.sentences;
        let mut told = vec![Vec::new(); sentences.len()];
        for time in times {
            let Some(when) = time.when else { continue };
            if time.dates_a_source || !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
                continue;
            }
            let after = sentences.partition_point(|sentence| sentence.span.start() <= time.span.start());
            if let Some(index) = after.checked_sub(1) {
                told[index].push((time.span, when));
            }
        }
        let blocks: Vec<usize> = sentences.iter().map(|sentence| sentence.block).collect();
        let mut follows_a_date = vec![false; sentences.len()];
        for index in 1..sentences.len() {
            follows_a_date[index] = blocks[index - 1] == blocks[index]
                && (follows_a_date[index - 1] || !told[index - 1].is_empty());
        }
        let published = document.published.as_ref();
        Days {
            published: published.map(|known| known.value),
            published_told: published.is_some_and(|known| known.basis != FactBasis::Inferred),
            told,
            blocks,
            follows_a_date,
        }
    }

    /// The days that a place of a sentence is about, as far as the text tells them itself: the program accuses nobody by a
    /// year that it inferred, nor by a date that another sentence tells.
    pub(super) fn told_around(&self, sentence: usize, place: Span) -> Option<When> {
        let Some(when) = self.nearest(sentence, place) else {
            return self.published.filter(|_| self.published_told && !self.follows_a_date[sentence]);
        };
        let told = match when.basis() {
            Basis::Explicit => true,
            Basis::Publication => self.published_told,
            _ => false,
        };
        told.then_some(when)
    }

    /// The date of a sentence that stands nearest to a place.
    fn nearest(&self, sentence: usize, place: Span) -> Option<When> {
        let distance = |span: Span| {
            if span.end() <= place.start() {
                place.start() - span.end()
            } else {
                span.start().saturating_sub(place.end())
            }
        };
        self.told[sentence].iter().min_by_key(|(span, _)| distance(*span)).map(|&(_, when)| when)
    }

    /// The days that a place of a sentence is about: the nearest date of the sentence, else that of the
    /// sentence before it in the same paragraph, else the publication date.
    pub(super) fn around(&self, sentence: usize, place: Span) -> Option<When> {
        let before = || {
            let index =
                sentence.checked_sub(1).filter(|&index| self.blocks[index] == self.blocks[sentence])?;
            self.told[index].last().map(|&(_, when)| when)
        };
        self.nearest(sentence, place).or_else(before).or(self.published)
    }
}

/// The one person who held an office throughout an interval of at most about a year.
pub(super) fn holder(book: &ActorBook, office: Office, polity: &Polity, when: &When) -> Option<PersonId> {
    if when.days() > 400 {
        return None;
    }
    let first = book.holder(office, polity, when.earliest())?;
    (book.holder(office, polity, when.latest()) == Some(first)).then_some(first)
}

/// Gives a known person country, sector and role, as they were on the day.
pub(super) fn place_person(book: &ActorBook, reading: &mut Reading, id: PersonId, when: Option<&When>) {
    let day = when.map(|when| when.middle());
    let (polity, sector) = book.home(id, day);
    let person = book.person(id);
    reading.person = Some(id);
    reading.name = Some(person.name.clone());
    reading.polities = vec![polity];
    // A title of the text says more than the book: it may be newer, or of another time.
    if reading.title.is_none() || reading.sector.is_none() {
        reading.sector = Some(if reading.former && sector != Sector::Unk { Sector::Eli } else { sector });
    }
    if reading.title.is_none() {
        let held = |day: Date| book.offices_on(id, day).first().map(|term| term.title.clone());
        reading.title = day.and_then(held);
    }
}

/// For each known person whom the text names with an office, that office and since when they held it: of several offices
/// the one they held first.
pub(super) fn tenures<'a>(book: &ActorBook, readings: impl Iterator<Item = &'a Reading>) -> Vec<Tenure> {
    let mut named: BTreeMap<PersonId, Vec<Office>> = BTreeMap::new();
    for reading in readings.filter(|reading| reading.nature == Nature::Person && !reading.former) {
        let office = reading.office.filter(|&office| is_known_throughout(office));
        if let (Some(id), Some(office)) = (reading.person, office) {
            named.entry(id).or_default().push(office);
        }
    }
    let tenure = |(id, offices): (PersonId, Vec<Office>)| {
        let person = book.person(id);
        let held = |office: &Office| {
            person.terms.iter().filter(|term| term.office == *office).min_by_key(|term| term.from)
        };
        // An office that the book does not know the person to have held says nothing of when they did.
        let terms: Option<Vec<_>> = offices.iter().map(held).collect();
        let first = terms?.into_iter().min_by_key(|term| term.from)?;
        Some(Tenure { name: person.name.clone(), office: first.title.clone(), since: first.from })
    };
    named.into_iter().filter_map(tenure).collect()
}

/// A note if the text names a person with an office that the person held at other times only.
pub(super) fn office_not_held(
    book: &ActorBook,
    reading: &Reading,
    when: Option<&When>,
    span: Span,
) -> Option<Note> {
    let (id, office, when) = (reading.person?, reading.office?, when?);
    if reading.former || !is_known_throughout(office) {
        return None;
    }
    let person = book.person(id);
    let mut terms = person.terms.iter().filter(|term| term.office == office).peekable();
    terms.peek()?;
    let ended = |to: Date| to.until(when.earliest()).is_ok_and(|span| span.get_days() > JUST_LEFT);
    let overlaps = |from: Date, to: Option<Date>| from <= when.latest() && !to.is_some_and(ended);
    if terms.clone().any(|term| overlaps(term.from, term.to)) {
        return None;
    }
    let spans: Vec<String> = terms
        .map(|term| match term.to {
            Some(to) => format!("{} to {to}", term.from),
            None => format!("from {}", term.from),
        })
        .collect();
    let text = format!(
        "{} is named as {} around {}, but held that office {}.",
        person.name,
        office.title(),
        when.middle(),
        spans.join(" and ")
    );
    Some(Note { span: Some(span), ..Note::new(NoteCode::OfficeNotHeld, text) })
}

/// Whether one person at a time holds an office, and the codebook means to know them all. Of other offices it knows some
/// holders at some times, and nobody is accused by what it may lack.
fn is_known_throughout(office: Office) -> bool {
    use Office::{
        DefenceMinister, FinanceMinister, ForeignMinister, HeadOfGovernment, HeadOfState, InteriorMinister,
        SupremeLeader,
    };
    matches!(
        office,
        HeadOfState
            | HeadOfGovernment
            | SupremeLeader
            | ForeignMinister
            | DefenceMinister
            | InteriorMinister
            | FinanceMinister
    )
}
