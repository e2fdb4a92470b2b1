//! From triggers to events: every stage asked in turn, the same act told twice in a sentence joined, ids given.

use super::dates::{self, Calendar, Own};
use super::echoes::{self, Echo};
use super::memory::{self, Memory, Told, without_mentions};
use super::parties::{Reader, countries};
use super::place::Scene;
use super::repeats::without_repeats;
use super::sides::{self, Sides};
use super::sources::Sources;
use super::standing::{self, Voice};
use super::tenses::{is_background, is_past, is_perfect, is_present, is_told_as_past};
use super::triggers::{self, Trigger};
use super::{context, counts, elsewhere, place, said_by, spoken, untold, wars};
use codebook::{Codebook, WordClass};
use record::{
    Actor, Basis, Count, Document, Event, EventId, Evidence, Kind, Parse, Place, Sentence, Span, Standing,
    TimeExpression, When,
};
use std::collections::BTreeMap;

/// How many words may stand between two words of a trigger's span.
const APART: usize = 5;

/// What a document is coded from.
pub(crate) struct Page<'a> {
    pub(crate) document: &'a Document,
    pub(crate) parse: &'a Parse,
    pub(crate) codebook: &'a Codebook,
    pub(crate) times: &'a [TimeExpression],
}

/// How long before its publication the act that a report is about may lie.
const FRESH_DAYS: i32 = 7;
/// The longest time that can date what is told after it.
const YEAR: i32 = 366;
/// A time longer than this is thought of no further than in the next sentence.
const REACHED_DAYS: i32 = 31;
/// How long before publication an act told aside may lie to date what is told after it.
const BACKGROUND_DAYS: i32 = 400;
/// How many told dates are kept in mind.
const DATES: usize = 64;

/// What has been told so far.
struct Story {
    memory: Memory,
    /// The date of the act told last, with its block and sentence.
    running: Option<(usize, usize, When)>,
    scene: Scene,
    /// The date that stands alone at the head of a block, as in a chronicle: "May 2010. Four states sign ...".
    label: Option<(usize, When)>,
    /// The day of the act that the document reports, if it is a fresh report.
    focus: Option<When>,
    /// All dates told, in the order of the text.
    told: Vec<When>,
    sources: Sources,
    /// How often each sentence's text has been seen.
    seen: BTreeMap<Span, usize>,
}

pub(crate) fn events(page: &Page, reader: &Reader) -> Vec<Event> {
    let mut story = Story {
        memory: Memory::default(),
        scene: Scene::default(),
        running: None,
        label: None,
        focus: None,
        told: Vec::new(),
        sources: Sources::of(page.document),
        seen: occurrences(page),
    };
    let mut events = Vec::new();
    for (index, sentence) in page.parse.sentences.iter().enumerate() {
        if let Some(when) = dates::label(reader.tree, sentence, page.times) {
            story.label = Some((sentence.block, when));
            continue;
        }
        story.scene.begin(page, reader, sentence);
        let mut found = triggers::find(reader.tree, sentence.tokens.clone(), &page.codebook.patterns);
        found.retain(|trigger| !elsewhere::is_elsewhere(reader.tree, &sentence.tokens, trigger));
        let published = page.document.published.as_ref().map(|known| known.value);
        let calendar = Calendar::of(reader.tree, sentence, page.times, published);
        if !found.is_empty() {
            let found = without_repeats(reader, found);
            events.extend(in_sentence(page, reader, index, &calendar, &found, &mut story));
        }
        for echo in echoes::find(reader.tree, sentence.tokens.clone()) {
            let told = echoed(page, reader, (index, &calendar), &echo, &events, &story);
            events.extend(told);
        }
        if let Some(when) = calendar.reached(reader.tree) {
            story.running = Some((sentence.block, index, when));
        }
    }
    events
}

/// The act that an echo takes from the one told before it: in its sentence, or last in the sentence before.
fn echoed(
    page: &Page,
    reader: &Reader,
    (index, calendar): (usize, &Calendar),
    echo: &Echo,
    events: &[Event],
    story: &Story,
) -> Option<Event> {
    let sentence = &page.parse.sentences[index];
    let start = page.parse.tokens[echo.head].span.start();
    let before = events.iter().rev().find(|event| event.evidence.trigger.start() < start)?;
    let previous = index.checked_sub(1).map(|index| &page.parse.sentences[index]);
    let previous = previous.filter(|previous| previous.block == sentence.block).map(|previous| previous.span);
    let here = before.evidence.sentence == sentence.span;
    if !here && previous != Some(before.evidence.sentence) {
        return None;
    }
    let (sides, standing) = echoes::read(reader, echo, before)?;
    let pattern = page.codebook.patterns.get(&before.evidence.pattern)?;
    let words = echo.words.clone();
    let class = WordClass::Verb;
    let trigger =
        Trigger { pattern, class, head: echo.head, words, object: None, clause: None, joined: Vec::new() };
    let when = match calendar.told(reader.tree, &trigger) {
        Own::Dated(when) => Some(when),
        Own::Unknown => None,
        _ => before.when.filter(|_| here).map(|when| when.on_basis(Basis::Narrative)),
    };
    let holders = said_by::read(
        reader,
        &page.document.text,
        sentence,
        echo.head,
        &page.codebook.standing,
        &story.sources,
    );
    let (kind, mode) = (before.kind, before.mode.clone());
    let details = Details { kind, mode, sides, when, place: None, standing, counts: Vec::new() };
    Some(event(page, sentence, &trigger, details, holders, story))
}

impl Story {
    /// The date that the story has reached in the sentence's block. A long one, "in 2019", fades after a sentence.
    fn running(&self, sentence: &Sentence, index: usize) -> Option<When> {
        let (block, told, when) = self.running?;
        let near = when.days() <= REACHED_DAYS || told + 1 >= index;
        (block == sentence.block && near).then_some(when)
    }

    /// The date at the head of the sentence's block.
    fn label(&self, sentence: &Sentence) -> Option<When> {
        self.label.filter(|(block, _)| *block == sentence.block).map(|(_, when)| when)
    }

    /// Notes the date told for an act. One told aside does not move the story back from where it is, nor far back.
    fn reach(&mut self, sentence: &Sentence, index: usize, when: When, published: Option<When>, aside: bool) {
        let gap = published.and_then(|published| {
            When::new(when.latest(), published.latest().max(when.latest()), when.grain(), when.basis())
        });
        let back = self.running(sentence, index).is_some_and(|running| when.earliest() <= running.latest());
        let stays = aside && (back || gap.is_some_and(|gap| gap.days() > BACKGROUND_DAYS));
        if !stays {
            self.running = Some((sentence.block, index, when));
        }
        if self.told.len() < DATES {
            self.told.push(when);
        }
        let fresh = published
            .and_then(|published| When::new(when.latest(), published.latest(), when.grain(), when.basis()));
        if self.focus.is_none() && when.days() == 1 && fresh.is_some_and(|gap| gap.days() <= FRESH_DAYS + 1) {
            self.focus = Some(when);
        }
    }
}

/// How many earlier sentences have the same text, for those that have any.
fn occurrences(page: &Page) -> BTreeMap<Span, usize> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for sentence in &page.parse.sentences {
        let count = seen.entry(sentence.span.of(&page.document.text)).or_default();
        if *count > 0 {
            found.insert(sentence.span, *count);
        }
        *count += 1;
    }
    found
}

fn in_sentence(
    page: &Page,
    reader: &Reader,
    index: usize,
    calendar: &Calendar,
    triggers: &[Trigger],
    story: &mut Story,
) -> Vec<Event> {
    let published = page.document.published.as_ref().map(|known| known.value);
    let sentence = &page.parse.sentences[index];
    let mut events = Vec::new();
    // The date of an act that the sentence only points back to: "after the attack, ...".
    let mut circumstance = None;
    for trigger in triggers {
        let (standing, voice) = standing::read(reader.tree, trigger, &page.codebook.standing);
        let mut sides = sides::read(reader, trigger, index, &story.memory);
        let named_war = wars::named(reader, trigger).is_some();
        if !named_war {
            story.memory.complete(reader, trigger, &mut sides);
        }
        let time = calendar.told(reader.tree, trigger);
        let before = story
            .memory
            .taken_up(reader.tree, trigger, &sides)
            .filter(|before| !named_war && time.agrees_with(before.when))
            .cloned();
        if let Some(before) = &before {
            if memory::is_passing(reader.tree, trigger) {
                circumstance = circumstance.or(before.when);
                continue;
            }
            complete(&mut sides, &before.sides);
        }
        let mission = context::is_about_mission(reader, trigger);
        if mission
            && sides.recipients.is_empty()
            && let Some(host) = story.memory.host_of_mission(&sides.actors)
        {
            sides.recipients = without_mentions(host);
        }
        let mut same = None;
        let mut kind = trigger.pattern.kind;
        let mut mode = trigger.pattern.mode.clone();
        let mut refused = false;
        if !named_war && !is_kept(reader, kind, &mut sides) {
            match untold::sides(reader, trigger, index, &story.memory) {
                Some(untold) => (sides, same) = untold,
                None => continue,
            }
        }
        // Who is only blamed is not remembered as the one who did it.
        let remembered = sides.clone();
        if kind == Kind::Assault && countries(&sides.actors).is_empty() {
            sides = untold::with_blamed(reader, trigger, sides);
        }
        if let Some(other) = spoken::kind(page.codebook, reader.tree, trigger, voice)
            && !(voice == Voice::Promised && spoken::is_foretold(reader, trigger, &sides))
        {
            (kind, mode) = (other, None);
            refused = matches!(voice, Voice::Refused | Voice::Withheld);
        }
        let holders = said_by::read(
            reader,
            &page.document.text,
            sentence,
            trigger.head,
            &page.codebook.standing,
            &story.sources,
        );
        // Who says "will not sign" has refused.
        let standing = if refused && standing == Standing::Negated { Standing::Happened } else { standing };
        let standing = said_by::standing(standing, kind, &sides, &holders);
        let past = standing == Standing::Happened;
        let own = match time {
            // "warned of sanctions in December": what has taken place did not take place later than this was written.
            Own::Dated(when)
                if !(past && published.is_some_and(|published| when.earliest() > published.latest())) =>
            {
                Some(when)
            }
            _ => None,
        };
        // The date of a cited report says less than that of the deed, where it was told.
        let same = same.filter(|_| own.is_none_or(|own| own.basis() == Basis::Citation));
        let own = own.filter(|_| same.is_none());
        let open = time == Own::Unknown || is_present(reader, trigger) || is_perfect(reader.tree, trigger);
        let when = own
            .or(same.map(|when| when.on_basis(Basis::Narrative)))
            .or_else(|| before.as_ref().filter(|_| past).and_then(|told| told.when))
            .or_else(|| circumstance.filter(|_| past).map(|when: When| when.on_basis(Basis::Narrative)))
            .or_else(|| {
                let running =
                    story.running(sentence, index).filter(|running| !open && running.days() <= YEAR);
                let label = story.label(sentence).filter(|_| time == Own::Untold);
                calendar.inferred(running.or(label), &story.told).filter(|_| past)
            })
            .or_else(|| {
                story
                    .focus
                    .filter(|_| past && !open && is_past(reader, trigger))
                    .map(|when| when.on_basis(Basis::Narrative))
            });
        let done = !open && is_told_as_past(reader, trigger);
        let act = place::Act { sides: &sides, kind, standing, told: own, past: done };
        let place = place::of_act(reader, sentence, trigger, &act, before.as_ref(), &mut story.scene);
        // A war that is named in passing is not where the story stands.
        let named = own.is_some_and(|when| when.basis() == Basis::NamedPeriod);
        if let (Some(when), Standing::Happened, false) = (own, standing, named) {
            story.reach(sentence, index, when, published, is_background(reader.tree, trigger));
        }
        if matches!(standing, Standing::Happened | Standing::Alleged) {
            story.memory.add(Told {
                sentence: index,
                kind: trigger.pattern.kind,
                mode: trigger.pattern.mode.clone(),
                lemma: reader.tree.lemma(trigger.head).to_owned(),
                sides: remembered,
                mission,
                when,
                place: place.clone(),
                names: memory::names(reader.tree, sentence.tokens.clone()),
            });
        }
        let counts = counts::read(reader.tree, &page.document.text, sentence.tokens.clone(), trigger);
        let details = Details { kind, mode, sides, when, place, standing, counts };
        events.push(event(page, sentence, trigger, details, holders, story));
    }
    events
}

/// What was read of an act.
struct Details {
    kind: Kind,
    mode: Option<record::Mode>,
    sides: Sides,
    when: Option<When>,
    place: Option<Place>,
    standing: Standing,
    counts: Vec<Count>,
}

fn event(
    page: &Page,
    sentence: &Sentence,
    trigger: &Trigger,
    details: Details,
    said_by: Vec<record::Holder>,
    story: &Story,
) -> Event {
    let text = &page.document.text;
    let span = words_span(page.parse, trigger);
    let occurrence = story.seen.get(&sentence.span).copied().unwrap_or(0);
    let offset = span.start().saturating_sub(sentence.span.start());
    let id =
        EventId::new(&page.document.id, sentence.span.of(text), occurrence, offset, details.kind.as_str());
    Event {
        id,
        document: page.document.id.clone(),
        score: page.codebook.kinds.score(details.kind, details.mode.as_ref()),
        kind: details.kind,
        mode: details.mode,
        contexts: trigger.pattern.contexts.clone(),
        actors: details.sides.actors,
        recipients: details.sides.recipients,
        when: details.when,
        place: details.place,
        standing: details.standing,
        said_by,
        counts: details.counts,
        evidence: Evidence {
            sentence: sentence.span,
            trigger: span,
            pattern: trigger.pattern.id.clone(),
            codebook: page.codebook.version().to_owned(),
        },
    }
}

/// The bytes of a trigger: its words, and the object that its pattern asks for, as far as they stand together.
fn words_span(parse: &Parse, trigger: &Trigger) -> Span {
    let mut span = parse.tokens[trigger.head].span;
    let mut last = trigger.head;
    for &word in trigger.words.iter().chain(&trigger.object) {
        if word.abs_diff(last) <= APART {
            span = span.cover(parse.tokens[word].span);
            last = last.max(word);
        }
    }
    span
}

/// Fills what a sentence leaves out from the act that it takes up.
fn complete(sides: &mut Sides, told: &Sides) {
    let known = |side: &[Actor]| side.iter().any(|actor| actor.country.is_some());
    if !known(&sides.actors) && known(&told.actors) {
        sides.actors = without_mentions(&told.actors);
    }
    if !known(&sides.recipients) && known(&told.recipients) {
        sides.recipients = without_mentions(&told.recipients);
    }
}

/// Whether the event has a party worth keeping. An attack by nobody in particular gets an actor without a country.
fn is_kept(reader: &Reader, kind: Kind, sides: &mut Sides) -> bool {
    let known = |side: &[Actor]| side.iter().any(|actor| actor.country.is_some());
    let kept = known(&sides.actors) || known(&sides.recipients);
    if kept && kind == Kind::Assault && sides.actors.is_empty() {
        sides.actors.push(wars::nobody());
    }
    kept || (reader.all && !(sides.actors.is_empty() && sides.recipients.is_empty()))
}
