//! What the paragraph tells of where: the visit or meeting of which later sentences go on to tell, and the place that
//! heads a report.

use crate::events::emit::Page;
use crate::events::parties::{Reader, countries};
use crate::events::sides::Sides;
use crate::events::triggers::Trigger;
use crate::mentions::of_entry;
use codebook::WordClass;
use record::{BlockKind, Kind, Place, PlaceBasis, PlaceKind, Quad, Sentence, Standing, TimeExpression, When};
use std::collections::BTreeSet;

/// How long a visit is at most, if days of it are told apart.
const VISIT_DAYS: i32 = 7;
/// How many sentences a meeting is in mind.
const REACH: usize = 6;

/// A meeting told with its place, and what heads the paragraph.
#[derive(Default)]
pub(crate) struct Scene {
    meeting: Option<Meeting>,
    dateline: Option<(usize, Place)>,
}

struct Meeting {
    block: usize,
    /// How many sentences have followed.
    followed: usize,
    place: Place,
    parties: BTreeSet<String>,
    when: Option<When>,
}

impl Meeting {
    /// Whether days that a sentence tells are others than those of the meeting.
    fn is_past_by(&self, told: When) -> bool {
        // "Last week" is no day of a visit "in April", though it lies within.
        self.when.is_none_or(|when| {
            told.earliest() < when.earliest() || told.latest() > when.latest() || when.days() > VISIT_DAYS
        })
    }
}

/// What was read of an act before its place is asked for.
pub(crate) struct Act<'a> {
    pub(crate) sides: &'a Sides,
    pub(crate) kind: Kind,
    pub(crate) standing: Standing,
    /// The date that its sentence tells, if it does.
    pub(crate) told: Option<When>,
    /// Whether its verb stands in the past.
    pub(crate) past: bool,
}

impl Scene {
    /// The place that an act without one of its own has from the paragraph.
    pub(crate) fn place(
        &self,
        reader: &Reader,
        sentence: &Sentence,
        trigger: &Trigger,
        act: &Act,
    ) -> Option<Place> {
        if act.standing != Standing::Happened || !act.past {
            return None;
        }
        self.at_meeting(reader, sentence, trigger, act).or_else(|| self.under_dateline(sentence, act))
    }

    /// The same parties, in the same paragraph, on no other day: what they sign there, and what persons say there.
    fn at_meeting(
        &self,
        reader: &Reader,
        sentence: &Sentence,
        trigger: &Trigger,
        act: &Act,
    ) -> Option<Place> {
        let meeting = self.meeting.as_ref().filter(|meeting| meeting.followed <= REACH)?;
        let another_day = act.told.is_some_and(|told| meeting.is_past_by(told));
        let in_person = acts_in_person(reader, trigger);
        let near = meeting.block == sentence.block || in_person;
        let together = near && matches!(act.kind, Kind::Agree | Kind::Consult);
        let spoken = act.kind == Kind::Support && trigger.class == WordClass::Verb && in_person;
        let fits = !another_day && parties(act.sides) == meeting.parties && (together || spoken);
        fits.then(|| meeting.place.clone().on_basis(PlaceBasis::Narrative))
    }

    /// Words and meetings of those at home where the report was written.
    fn under_dateline(&self, sentence: &Sentence, act: &Act) -> Option<Place> {
        let (_, place) = self.dateline.as_ref().filter(|(block, _)| *block == sentence.block)?;
        let spoken = matches!(act.kind.quad(), Quad::VerbalConflict | Quad::VerbalCooperation);
        let at_home =
            countries(&act.sides.actors).into_iter().any(|country| place.country.as_ref() == Some(country));
        let remote = act.kind == Kind::Threaten || act.told.is_some_and(|when| when.days() > 7);
        (spoken && at_home && !remote).then(|| place.clone().on_basis(PlaceBasis::Dateline))
    }

    /// Notes where an act took place, for what follows.
    pub(crate) fn note(&mut self, sentence: &Sentence, act: &Act, place: Option<&Place>) {
        if act.standing != Standing::Happened {
            return;
        }
        let Some(place) = place else { return };
        let states = parties(act.sides);
        let meets = act.kind == Kind::Consult && states.len() > 1;
        let told = place.basis.is_some_and(|basis| basis.is_told() || basis == PlaceBasis::Setting);
        if meets && told {
            let place = Place { mention: None, ..place.clone() };
            self.meeting =
                Some(Meeting { block: sentence.block, followed: 0, place, parties: states, when: act.told });
        } else if told
            && act.past
            && self.meeting.as_ref().is_some_and(|meeting| meeting.place.name != place.name)
        {
            // The paragraph has moved on.
            self.meeting = None;
        }
    }

    /// Takes up the place that heads a sentence: "ANKARA, April 12 (Wire) - The minister ...".
    pub(crate) fn begin(&mut self, page: &Page, reader: &Reader, sentence: &Sentence) {
        if let Some(meeting) = &mut self.meeting {
            meeting.followed += 1;
            let start = sentence.span.start();
            let opens = |time: &&TimeExpression| time.span.start() == start;
            let first = page.times.partition_point(|time| time.span.start() < start);
            let opening = page.times.get(first).filter(opens).and_then(|time| time.when);
            // "Today", of what is so in general, is no other day.
            let today = page.document.published.as_ref().map(|known| known.value.latest());
            let opening = opening.filter(|when| Some(when.earliest()) != today);
            let another_day = opening.is_some_and(|when| meeting.is_past_by(when));
            if another_day || leaves(reader, sentence, &meeting.place) {
                self.meeting = None;
            }
        }
        if self.dateline.as_ref().is_some_and(|(block, _)| *block == sentence.block) {
            return;
        }
        let place = dateline(reader, sentence).or_else(|| block_before(page, sentence));
        self.dateline = place.map(|place| (sentence.block, place));
    }
}

/// The town of a dateline that was set apart from the paragraph it opens: "ANKARA, May 3 (Wire) - ".
fn block_before(page: &Page, sentence: &Sentence) -> Option<Place> {
    let blocks = &page.document.blocks;
    let (head, own) = (blocks.get(sentence.block.checked_sub(1)?)?, blocks.get(sentence.block)?);
    let apart = head.kind == BlockKind::Boilerplate && head.span.end() == own.span.start();
    let line = head.span.of(&page.document.text);
    let shouts = apart && line.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
    let town = line.split([',', '(', '—', '–', ':']).next().filter(|_| shouts)?;
    let town = town.trim_end_matches([' ', '-']);
    let mut entries = page.codebook.places.named(town).into_iter();
    entries.find(|entry| is_town(Some(entry.kind))).map(of_entry)
}

fn is_town(kind: Option<PlaceKind>) -> bool {
    matches!(kind, Some(PlaceKind::Capital | PlaceKind::City | PlaceKind::Town))
}

/// How far into a sentence a dateline reaches, in words.
const DATELINE: usize = 14;

fn dateline(reader: &Reader, sentence: &Sentence) -> Option<Place> {
    let tree = reader.tree;
    let first = sentence.tokens.start;
    let words = first..sentence.tokens.end.min(first + DATELINE);
    let dash = words.clone().find(|&at| matches!(tree.word(at), "-" | "–" | "—" | "--"))?;
    let capitals = tree.word(first).len() > 2
        && tree.word(first).chars().all(|letter| letter.is_uppercase() || letter == '-');
    let head = (first..dash).find_map(|at| reader.mentions.place_of(at))?;
    // "BAKU, April 12 -", "Baku (Wire) —": nothing but names, dates and brackets stands before the dash.
    let bare = (first..dash).all(|at| {
        let word = tree.word(at);
        word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || c.is_ascii_punctuation())
    });
    let begins = head.mention.is_some_and(|span| span.start() == sentence.span.start());
    (capitals && bare && begins && is_town(head.kind) && dash + 1 < sentence.tokens.end).then(|| head.clone())
}

/// Whether a sentence tells of another town: the story has moved on.
fn leaves(reader: &Reader, sentence: &Sentence, place: &Place) -> bool {
    let told = |at: usize| {
        let other = reader.mentions.place_of(at)?;
        let there = ["in", "at", "to", "near", "from"].iter().any(|word| reader.tree.has_case(at, word));
        let narrow = other.kind.is_some_and(|kind| !kind.is_wide());
        (there && narrow && other.name != place.name).then_some(())
    };
    sentence.tokens.clone().any(|at| told(at).is_some())
}

fn parties(sides: &Sides) -> BTreeSet<String> {
    sides
        .actors
        .iter()
        .chain(&sides.recipients)
        .filter_map(|actor| Some(actor.country.as_ref()?.to_string()))
        .collect()
}

/// Whether persons act, not a state by its name.
fn acts_in_person(reader: &Reader, trigger: &Trigger) -> bool {
    crate::events::roles::subject(reader.tree, trigger.head)
        .is_some_and(|subject| reader.mentions.place_of(subject).is_none())
}
