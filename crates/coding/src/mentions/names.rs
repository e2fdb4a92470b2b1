//! Persons by name: which words are a person's name, and whose. A surname alone is that of the person whose
//! whole name the document gives.

use super::dated_roles::Days;
use super::keys::Keys;
use super::senses::Senses;
use super::tree::Tree;
use codebook::{ActorBook, Codebook, Office, PersonId, Sense, WordBook, WordClass, match_keys};
use record::{NameKind, Note, NoteCode, Polity, Relation, TimeExpression, Upos, When};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A person's name in the text.
pub(super) struct PersonName {
    pub(super) words: Range<usize>,
    /// The known person.
    pub(super) id: Option<PersonId>,
    /// The name as the document gives it most fully so far.
    pub(super) full: String,
    /// Under which the document's persons are told apart: the key of the last word of the full name.
    pub(super) surname: String,
}

/// The persons' names of a document, by the word that heads each.
#[derive(Default)]
pub(super) struct Names {
    by_head: BTreeMap<usize, PersonName>,
}

/// What the document has said of a surname.
struct Known {
    id: Option<PersonId>,
    full: String,
}

impl Names {
    pub(super) fn of(
        tree: &Tree<'_>,
        keys: &Keys,
        senses: &Senses<'_>,
        codebook: &Codebook,
        times: &[TimeExpression],
        days: &Days,
    ) -> (Names, Vec<Note>) {
        let (book, classes) = (&codebook.actors, &codebook.words);
        let mut notes = Vec::new();
        let polities = polities_told(senses);
        let mut known: BTreeMap<String, Known> = BTreeMap::new();
        // By the first words of their names: in some lands the surname stands first.
        let mut by_first: BTreeMap<String, Known> = BTreeMap::new();
        let mut noted = BTreeSet::new();
        let person = person_words(tree);
        let mut names = Names::default();
        for words in candidates(tree, senses, classes) {
            let head = name_head(tree, words.clone());
            let spelled: Vec<&str> =
                words.clone().map(|at| keys.get(at)).filter(|key| !key.is_empty()).collect();
            let Some(&last) = spelled.last() else { continue };
            let span = tree.span(words.clone());
            let after = times.partition_point(|time| time.span.end() <= span.start());
            if times.get(after).is_some_and(|time| time.span.contains(span)) {
                // "in May"
                continue;
            }
            if times
                .get(after)
                .is_some_and(|time| time.span.overlaps(span) && time.span.start() < span.start())
            {
                // "on 6 August Greece signed": the month belongs to the day before it.
                continue;
            }
            if !words.clone().any(|at| tree.word(at).starts_with(char::is_uppercase)) {
                continue;
            }
            // "Hurricane Maria" is nobody.
            let before = words.start.checked_sub(1).map(|at| keys.get(at));
            let is_storm = |key: &str| classes.is(WordClass::Storm, key);
            if spelled.first().is_some_and(|first| is_storm(first)) || before.is_some_and(is_storm) {
                continue;
            }
            let written = tree.span(words.clone()).of(tree.text);
            let ids = book.persons_named(&spelled);
            let earlier =
                if spelled.len() == 1 { known.get(last).or_else(|| by_first.get(last)) } else { None };
            let (id, full) = match earlier {
                Some(earlier) => (earlier.id, earlier.full.clone()),
                None => {
                    let sentence = tree.parse.sentence_of(words.start);
                    let clues = Clues {
                        book,
                        title: title_office(tree, senses, classes, head),
                        told: &polities,
                        when: sentence.and_then(|sentence| days.around(sentence, span)),
                        whole: spelled.len() > 1,
                        person: person[words.start] || stands_alone(tree, head),
                    };
                    (clues.choose(&ids), written.to_owned())
                }
            };
            if tree.token(head).upos != Upos::Propn && spelled.len() == 1 && earlier.is_none() {
                continue;
            }
            if spelled.len() == 1 && earlier.is_none() && id.is_none() && !person[words.start] {
                continue;
            }
            if let Some(id) = id {
                let variant = unusual(book, id, &spelled) && noted.insert(spelled.join(" "));
                if variant {
                    let text = format!("\"{written}\" was taken for {}.", book.person(id).name);
                    notes.push(Note {
                        span: Some(tree.span(words.clone())),
                        ..Note::new(NoteCode::NameVariant, text)
                    });
                }
            }
            let surname = match id {
                // Known persons go by the surname of the book, however the text spells it.
                Some(id) => match_keys(&book.person(id).name).pop().unwrap_or_default(),
                None => match_keys(&full).pop().unwrap_or_else(|| last.to_owned()),
            };
            if spelled.len() > 1 {
                if spelled[0].len() > 1 {
                    by_first.insert(spelled[0].to_owned(), Known { id, full: full.clone() });
                }
                known.insert(last.to_owned(), Known { id, full: full.clone() });
            }
            names.by_head.insert(head, PersonName { words, id, full, surname });
        }
        (names, notes)
    }

    /// The name that this word heads.
    pub(super) fn at(&self, head: usize) -> Option<&PersonName> {
        self.by_head.get(&head)
    }

    /// The name that holds this word.
    pub(super) fn holding(&self, word: usize) -> Option<&PersonName> {
        let near = self.by_head.range(word.saturating_sub(8)..=word + 8);
        near.map(|(_, name)| name).find(|name| name.words.contains(&word))
    }
}

/// The word ranges that may be persons' names, in order: names of persons by the language model, names of
/// persons in the codebook, and capitalised words by themselves that neither knows (later surnames).
fn candidates(tree: &Tree<'_>, senses: &Senses<'_>, classes: &WordBook) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for found in senses.found() {
        if found.senses.iter().any(|sense| matches!(sense, Sense::Person(_))) {
            ranges.push(found.tokens.clone());
        }
    }
    let persons = || tree.parse.names.iter().filter(|name| name.kind == NameKind::Person);
    // A place's name by itself is a person's only where a full name has told so.
    let is_place = |name: &Range<usize>| {
        let mut places = name.clone().filter_map(|at| senses.places_at(at));
        places.any(|(words, _)| words.start <= name.start && name.end <= words.end)
    };
    let surnames: BTreeSet<&str> = persons()
        .filter(|name| name.tokens.len() > 1 && !is_place(&name.tokens))
        .map(|name| tree.word(name.tokens.end - 1))
        .collect();
    for name in persons() {
        let is_told = name.tokens.len() == 1 && surnames.contains(tree.word(name.tokens.start));
        if is_told || !is_place(&name.tokens) {
            ranges.push(name_within(tree, senses, classes, name.tokens.clone()));
        }
    }
    for at in 0..tree.parse.tokens.len() {
        let token = tree.token(at);
        // A surname that was taken for another word at the beginning of a sentence counts if it is known.
        let other = matches!(token.upos, Upos::Adj | Upos::Noun | Upos::X | Upos::Verb)
            && token.span.len() > 3
            && tree.word(at).starts_with(char::is_uppercase);
        if (token.upos == Upos::Propn || other)
            && senses.holding(at).is_none()
            && senses.places_at(at).is_none()
        {
            ranges.push(with_flat(tree, at));
        }
    }
    // The longest of those that overlap, the first of equals.
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, usize::MAX - range.end));
    let mut kept: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match kept.last() {
            Some(last) if range.start < last.end => {
                if range.len() > last.len() {
                    kept.pop();
                    kept.push(range);
                }
            }
            _ => kept.push(range),
        }
    }
    kept
}

/// A name with the words that hang on it as its rest.
fn with_flat(tree: &Tree<'_>, head: usize) -> Range<usize> {
    if tree.relation(head) == Relation::Flat {
        return head..head + 1;
    }
    let mut end = head + 1;
    for dependent in tree.dependents(head) {
        let joined = dependent == end || dependent == end + 1 && matches!(tree.word(end), "-" | "–");
        if joined && tree.relation(dependent) == Relation::Flat && tree.token(dependent).upos == Upos::Propn {
            end = dependent + 1;
        }
    }
    head..end
}

/// The word of a name that the others hang on: the first that hangs on a word outside.
fn name_head(tree: &Tree<'_>, words: Range<usize>) -> usize {
    let outside = |&at: &usize| tree.head(at).is_none_or(|head| !words.contains(&head));
    words.clone().find(outside).unwrap_or(words.start)
}

/// The person's name within what the language model takes for a person: titles, nationalities, other names
/// and small words before it are left out ("Iranian Foreign Minister A. B.", "Members of the Senate").
fn name_within(
    tree: &Tree<'_>,
    senses: &Senses<'_>,
    classes: &WordBook,
    words: Range<usize>,
) -> Range<usize> {
    let named_else = |at: usize| {
        senses
            .holding(at)
            .is_some_and(|found| found.senses.iter().all(|sense| !matches!(sense, Sense::Person(_))))
    };
    let part = |at: usize| {
        let word = tree.word(at);
        word.starts_with(char::is_uppercase) && !classes.is(WordClass::Title, word) && !named_else(at)
    };
    let mark = |at: usize| matches!(tree.word(at), "-" | "–" | "’" | "'");
    let joint = |at: usize| mark(at) || classes.is(WordClass::NameParticle, tree.word(at));
    let mut start = words.end;
    while start > words.start && (part(start - 1) || joint(start - 1)) {
        start -= 1;
    }
    while start < words.end && mark(start) {
        start += 1;
    }
    start..words.end
}

/// Whether a name is one word that is part of no other name.
fn stands_alone(tree: &Tree<'_>, head: usize) -> bool {
    let part = |at: usize| {
        matches!(tree.relation(at), Relation::Compound | Relation::Flat | Relation::Amod | Relation::NmodDesc)
    };
    tree.heads_phrase(head)
        && !tree.dependents(head).any(part)
        && !tree.dependents(head).any(|at| tree.relation(at) == Relation::Det)
}

/// Which words the language model takes for those of a person's name.
fn person_words(tree: &Tree<'_>) -> Vec<bool> {
    let mut words = vec![false; tree.parse.tokens.len()];
    for name in tree.parse.names.iter().filter(|name| name.kind == NameKind::Person) {
        words[name.tokens.clone()].fill(true);
    }
    words
}

/// The states that the document speaks of.
fn polities_told(senses: &Senses<'_>) -> BTreeSet<Polity> {
    let all = senses.found().iter().flat_map(|found| found.senses.iter().filter_map(Sense::polity));
    all.cloned().collect()
}

/// The office that a title before or beside a name gives it.
fn title_office(tree: &Tree<'_>, senses: &Senses<'_>, classes: &WordBook, head: usize) -> Option<Office> {
    let office = |at: usize| {
        senses.at(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Role { office, .. } => *office,
            _ => None,
        })
    };
    let beside = tree.dependents(head).filter(|&dependent| {
        matches!(tree.relation(dependent), Relation::NmodDesc | Relation::Compound | Relation::Appos)
    });
    let above = tree.head(head).filter(|_| matches!(tree.relation(head), Relation::Appos | Relation::Flat));
    let governed = tree.head(head).filter(|&above| {
        matches!(tree.relation(head), Relation::Compound | Relation::NmodPoss)
            && classes.is(WordClass::LeadersInstitution, tree.lemma(above))
    });
    beside.chain(above).find_map(office).or(governed.map(|_| Office::HeadOfState))
}

/// Whether an office is that of a leader of a state: "the Merkel government", "the Raisi administration".
fn leads(office: Office) -> bool {
    matches!(office, Office::HeadOfState | Office::HeadOfGovernment | Office::SupremeLeader)
}

/// What tells persons of one name apart.
struct Clues<'a> {
    book: &'a ActorBook,
    /// The office that the text gives the name.
    title: Option<Office>,
    /// The states that the document speaks of.
    told: &'a BTreeSet<Polity>,
    /// The days that the sentence is about.
    when: Option<When>,
    /// Whether the whole name is told, or the surname alone.
    whole: bool,
    /// Whether the words look like a person's name: to the language model, or by standing alone.
    person: bool,
}

impl Clues<'_> {
    /// The person meant among those of this name: the one of the office told, of a state that the document
    /// speaks of, in office then. A surname alone needs such a reason even if only one person has it.
    fn choose(&self, ids: &[PersonId]) -> Option<PersonId> {
        let only = |fits: &dyn Fn(PersonId) -> bool| {
            let mut fitting = ids.iter().copied().filter(|&id| fits(id));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        if let (&[id], true) = (ids, self.whole) {
            return Some(id);
        }
        only(&|id| self.has_title(id) && self.is_of_told(id) && self.is_in_office(id))
            .or_else(|| only(&|id| self.has_title(id) && self.is_in_office(id)))
            .or_else(|| only(&|id| self.has_title(id) && self.is_of_told(id)))
            .or_else(|| only(&|id| self.has_title(id)))
            .or_else(|| only(&|id| self.is_of_told(id) && self.is_in_office(id)))
            .or_else(|| only(&|id| self.is_of_told(id)))
            // "Erdogan said": known enough to be named without a state.
            .or_else(|| only(&|id| self.person && self.leads_then(id)))
    }

    fn has_title(&self, id: PersonId) -> bool {
        let held = |office: Office| {
            let fits = |held: Office| held == office || leads(held) && leads(office);
            self.book.person(id).terms.iter().any(|term| fits(term.office))
        };
        self.title.is_some_and(held)
    }

    fn is_of_told(&self, id: PersonId) -> bool {
        let person = self.book.person(id);
        self.told.contains(&person.home) || person.terms.iter().any(|term| self.told.contains(&term.polity))
    }

    fn is_in_office(&self, id: PersonId) -> bool {
        self.when.is_some_and(|when| !self.book.offices_on(id, when.middle()).is_empty())
    }

    fn leads_then(&self, id: PersonId) -> bool {
        let when = self.when.map(|when| self.book.offices_on(id, when.middle()));
        when.is_some_and(|terms| terms.iter().any(|term| leads(term.office)))
    }
}

/// Whether a name is spelled with a word that the usual name of the person lacks.
fn unusual(book: &ActorBook, id: PersonId, spelled: &[&str]) -> bool {
    let usual = match_keys(&book.person(id).name);
    spelled
        .iter()
        .flat_map(|key| key.split('-'))
        .any(|key| key.len() > 2 && !usual.iter().any(|word| word == key))
}
