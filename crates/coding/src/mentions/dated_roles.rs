//! Who held an office on the day that a sentence is about, and who is named with an office not held then.

use super::reading::Reading;
use super::tree::Tree;
use codebook::{ActorBook, Office, PersonId};
use record::{Date, Document, Note, NoteCode, Polity, Sector, Span, TimeExpression, TimeKind, When};

/// The days that the sentences of a document are about.
pub(super) struct Days {
    published: Option<When>,
    /// For each sentence, the dates that it tells, with their places.
    told: Vec<Vec<(Span, When)>>,
    /// For each sentence, its block.
    blocks: Vec<usize>,
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
        let blocks = sentences.iter().map(|sentence| sentence.block).collect();
        Days { published: document.published.as_ref().map(|known| known.value), told, blocks }
    }

    /// The days that a place of a sentence is about: the nearest date of the sentence, else that of the
    /// sentence before it in the same paragraph, else the publication date.
    pub(super) fn around(&self, sentence: usize, place: Span) -> Option<When> {
        let distance = |span: Span| {
            if span.end() <= place.start() {
                place.start() - span.end()
            } else {
                span.start().saturating_sub(place.end())
            }
        };
        let nearest =
            self.told[sentence].iter().min_by_key(|(span, _)| distance(*span)).map(|&(_, when)| when);
        let before = || {
            let index =
                sentence.checked_sub(1).filter(|&index| self.blocks[index] == self.blocks[sentence])?;
            self.told[index].last().map(|&(_, when)| when)
        };
        nearest.or_else(before).or(self.published)
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

/// A note if the text names a person with an office that the person held at other times only.
pub(super) fn office_not_held(
    book: &ActorBook,
    reading: &Reading,
    when: Option<&When>,
    span: Span,
) -> Option<Note> {
    let (id, office, when) = (reading.person?, reading.office?, when?);
    if reading.former {
        return None;
    }
    let person = book.person(id);
    let mut terms = person.terms.iter().filter(|term| same_office(term.office, office)).peekable();
    terms.peek()?;
    let overlaps =
        |from: Date, to: Option<Date>| from <= when.latest() && to.is_none_or(|to| when.earliest() <= to);
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

/// Whether an office named in a text may be that of a term: a bare "minister" may be any.
fn same_office(held: Office, named: Office) -> bool {
    held == named
        || named == Office::Minister
            && matches!(
                held,
                Office::ForeignMinister
                    | Office::DefenceMinister
                    | Office::InteriorMinister
                    | Office::FinanceMinister
            )
}
