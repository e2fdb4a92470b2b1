//! What the document told before: "the attack" is the one it told of, with its parties, date and place.

use super::governing::STEPS;
use super::parties::{Reader, countries, is_other};
use super::sides::{self, Sides};
use super::tree::Tree;
use super::triggers::Trigger;
use codebook::WordClass;
use record::{Actor, Kind, Mode, Place, PlaceBasis, Quad, Relation, Upos, When};

/// How many names of a sentence are kept.
const NAMES: usize = 16;
/// Nouns that may stand for any violent deed told before.
const DEEDS: &[&str] = &[
    "aggression",
    "assault",
    "attack",
    "bombardment",
    "bombing",
    "incursion",
    "invasion",
    "offensive",
    "operation",
    "raid",
    "shelling",
    "strike",
    "violence",
];

/// How many told acts are kept in mind.
const KEPT: usize = 200;

/// An act told before.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// The number of its sentence.
    pub(crate) sentence: usize,
    pub(crate) kind: Kind,
    pub(crate) mode: Option<Mode>,
    pub(crate) lemma: String,
    pub(crate) sides: Sides,
    /// Whether a mission abroad was opened or closed.
    pub(crate) mission: bool,
    pub(crate) when: Option<When>,
    pub(crate) place: Option<Place>,
    /// The names in its sentence: "the Sarnath attack" is one told with that name.
    pub(crate) names: Vec<String>,
}

impl Told {
    /// Its place, for an act that takes it up by a word for the same happening: "the war" is no attack told before.
    pub(crate) fn place_of(&self, tree: &Tree, trigger: &Trigger) -> Option<Place> {
        // "their meeting" takes it up, "Iran's talks" may be others.
        let owner = tree.child(trigger.head, |relation| relation == Relation::NmodPoss);
        if owner.is_some_and(|owner| tree.upos(owner) != record::Upos::Pron) {
            return None;
        }
        let place = self.place.clone().filter(|_| same_happening(&self.lemma, tree.lemma(trigger.head)))?;
        Some(Place { mention: None, ..place.on_basis(PlaceBasis::Narrative) })
    }
}

/// Words that take up a happening told with another of them.
const SAME: &[&[&str]] = &[
    &[
        "assault",
        "attack",
        "blast",
        "bombing",
        "explosion",
        "incident",
        "killing",
        "raid",
        "shelling",
        "shoot",
        "shooting",
        "storm",
        "strike",
        "violence",
        "bomb",
        "stab",
        "stabbing",
        "assassinate",
        "assassination",
        "attempt",
        "open",
        "kill",
        "gun",
        "ambush",
        "massacre",
        "murder",
    ],
    &[
        "conference",
        "meet",
        "meeting",
        "session",
        "summit",
        "talk",
        "talks",
        "negotiation",
        "dialogue",
        "gathering",
    ],
    &["journey", "tour", "trip", "visit", "travel", "arrive", "pay"],
    &["drill", "exercise", "manoeuvre", "maneuver", "train", "hold"],
];

fn same_happening(told: &str, taken_up: &str) -> bool {
    told == taken_up || SAME.iter().any(|group| group.contains(&told) && group.contains(&taken_up))
}

/// The acts told so far, the latest last.
#[derive(Default)]
pub(crate) struct Memory(Vec<Told>);

impl Memory {
    /// The acts told in these sentences and later, the latest first.
    pub(super) fn since(&self, sentence: usize) -> impl Iterator<Item = &Told> {
        self.0.iter().rev().take_while(move |told| told.sentence >= sentence)
    }

    pub(crate) fn add(&mut self, told: Told) {
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(told);
    }

    /// The other side of the last act that this side told of a mission: where "the embassy" that it reopens stands.
    pub(crate) fn host_of_mission(&self, owners: &[Actor]) -> Option<&[Actor]> {
        let told =
            self.0.iter().rev().find(|told| told.mission && same_countries(&told.sides.actors, owners))?;
        (!told.sides.recipients.is_empty()).then_some(&told.sides.recipients)
    }

    /// Fills a side that an earlier act tells: who did the deed that is condemned, who is struck back at, who held what
    /// "was occupied".
    pub(crate) fn complete(&self, reader: &Reader, trigger: &Trigger, sides: &mut Sides) {
        let pattern = trigger.pattern;
        if countries(&sides.recipients).is_empty() {
            let found = match pattern.kind {
                Kind::Accuse | Kind::Protest => {
                    pattern.recipient.iter().flat_map(|role| sides::heads(reader, trigger, role)).find_map(
                        |noun| {
                            self.doers(reader.tree, noun)
                                .or_else(|| self.authors(reader.tree, noun, &sides.actors))
                        },
                    )
                }
                Kind::Assault if pattern.id.starts_with("retaliat") => self.attackers(&sides.actors),
                _ => None,
            };
            let found = found.map(without_mentions).unwrap_or_default();
            if found.iter().any(|actor| is_other(actor, &sides.actors)) {
                sides.recipients = found;
            }
        }
        let passive = trigger.class == WordClass::Verb && reader.tree.is_passive(trigger.head);
        if passive && countries(&sides.actors).is_empty() && !countries(&sides.recipients).is_empty() {
            let lemma = reader.tree.lemma(trigger.head);
            let same = self.0.iter().rev().find(|told| {
                told.kind == pattern.kind
                    && told.lemma == lemma
                    && !countries(&told.sides.actors).is_empty()
                    && same_countries(&told.sides.recipients, &sides.recipients)
            });
            if let Some(told) = same {
                sides.actors = without_mentions(&told.sides.actors);
            }
        }
    }

    /// The deed by which somebody is described that an earlier sentence told: "the gunman who attacked its embassy".
    fn referred(&self, tree: &Tree, trigger: &Trigger, sides: &Sides) -> Option<&Told> {
        if tree.relation(trigger.head) != Relation::AclRelcl || trigger.pattern.kind != Kind::Assault {
            return None;
        }
        self.0.iter().rev().find(|told| {
            told.kind == Kind::Assault
                && same_countries(&told.sides.recipients, &sides.recipients)
                && (same_countries(&told.sides.actors, &sides.actors)
                    || countries(&told.sides.actors).is_empty() && countries(&sides.actors).is_empty())
        })
    }

    /// Who did the violent deed that a noun takes up: "the raid", "that offensive".
    fn doers(&self, tree: &Tree, noun: usize) -> Option<&[Actor]> {
        let lemma = tree.lemma(noun);
        if !is_definite(tree, noun) {
            return None;
        }
        let told = self.0.iter().rev().filter(|told| told.kind.quad() == Quad::MaterialConflict);
        let mut same = told.clone().filter(|told| told.lemma == lemma);
        let mut attack =
            told.filter(|told| matches!(told.kind, Kind::Assault | Kind::Coerce) && DEEDS.contains(&lemma));
        let told = same.next().or_else(|| attack.next())?;
        (!countries(&told.sides.actors).is_empty()).then_some(&told.sides.actors)
    }

    /// Who did what "the action" or "this step" stands for: the other party that acted last.
    fn authors(&self, tree: &Tree, noun: usize, judges: &[Actor]) -> Option<&[Actor]> {
        if !STEPS.contains(&tree.lemma(noun)) || !is_definite(tree, noun) {
            return None;
        }
        let actors = &self.0.last()?.sides.actors;
        let other = !countries(actors).is_empty() && actors.iter().all(|actor| is_other(actor, judges));
        other.then_some(actors)
    }

    /// The sides and date of the last deed told for which this act's word can stand: "the attempt" for "was shot".
    pub(crate) fn same_deed(&self, tree: &Tree, trigger: &Trigger) -> Option<(Sides, Option<When>)> {
        let lemma = tree.lemma(trigger.head);
        let told = self.0.iter().rev().find(|told| {
            told.kind == trigger.pattern.kind
                && (same_happening(&told.lemma, lemma)
                    || DEEDS.contains(&lemma) && DEEDS.contains(&told.lemma.as_str()))
        })?;
        let sides = Sides {
            actors: without_mentions(&told.sides.actors),
            recipients: without_mentions(&told.sides.recipients),
        };
        let known = !countries(&sides.actors).is_empty() || !countries(&sides.recipients).is_empty();
        known.then_some((sides, told.when.filter(|_| is_definite(tree, trigger.head))))
    }

    /// Who attacked these last.
    fn attackers(&self, victims: &[Actor]) -> Option<&[Actor]> {
        let hit = |told: &&Told| {
            told.kind == Kind::Assault
                && agree(&told.sides.recipients, victims)
                && !countries(&told.sides.recipients).is_empty()
        };
        let told = self.0.iter().rev().find(hit)?;
        (!countries(&told.sides.actors).is_empty()).then_some(&told.sides.actors)
    }

    /// The act that a noun takes up: "the attack", "this expulsion", "the embassy attack".
    pub(crate) fn taken_up(&self, tree: &Tree, trigger: &Trigger, sides: &Sides) -> Option<&Told> {
        if trigger.class == WordClass::Verb {
            return self.referred(tree, trigger, sides);
        }
        if trigger.class != WordClass::Noun || !is_definite(tree, trigger.head) {
            return None;
        }
        let lemma = tree.lemma(trigger.head);
        let kind = trigger.pattern.kind;
        let named: Vec<&str> = tree
            .children_by(trigger.head, |relation| relation == Relation::Compound)
            .filter(|&name| DEEDS.contains(&lemma) && name < trigger.head && tree.upos(name) == Upos::Propn)
            .map(|name| tree.word(name))
            .collect();
        let fits = |told: &&Told| {
            told.kind == kind
                && named.iter().all(|name| told.names.iter().any(|known| known == name))
                && agree(&told.sides.actors, &sides.actors)
                && agree(&told.sides.recipients, &sides.recipients)
        };
        let same_word = self.0.iter().rev().filter(fits).find(|told| told.lemma == lemma);
        same_word.or_else(|| {
            let nobody = countries(&sides.actors).is_empty() && countries(&sides.recipients).is_empty();
            self.0.iter().rev().filter(fits).find(|told| {
                let mode = told.mode.is_some() && told.mode == trigger.pattern.mode;
                let attack = kind == Kind::Assault && nobody && trigger.pattern.mode.is_none();
                mode || attack
                    || (same_countries(&told.sides.actors, &sides.actors)
                        && same_countries(&told.sides.recipients, &sides.recipients))
            })
        })
    }
}

/// The names in a sentence, as many as are kept.
pub(crate) fn names(tree: &Tree, words: std::ops::Range<usize>) -> Vec<String> {
    words
        .filter(|&word| tree.upos(word) == Upos::Propn)
        .take(NAMES)
        .map(|word| tree.word(word).to_owned())
        .collect()
}

/// Whether a noun only points back to an act told before, as the circumstance or object of another: "after the
/// attack", "condemned the attack". As a subject it is told anew.
pub(crate) fn is_passing(tree: &Tree, trigger: &Trigger) -> bool {
    let noun = trigger.head;
    let bare = tree.children(noun).all(|child| {
        matches!(
            tree.relation(child),
            Relation::Det | Relation::Case | Relation::Punct | Relation::Cc | Relation::Conj
        ) || (matches!(tree.relation(child), Relation::Compound | Relation::Amod)
            && tree.word(child).starts_with(char::is_lowercase))
    });
    let the = tree.child(noun, |relation| relation == Relation::Det).is_some_and(|det| {
        ["the", "this", "that", "these", "those"].iter().any(|word| tree.is_word(det, word))
    });
    let passing = matches!(
        tree.relation(noun),
        Relation::Obl
            | Relation::OblUnmarked
            | Relation::Obj
            | Relation::Nmod
            | Relation::Advcl
            | Relation::Conj
    );
    trigger.class == WordClass::Noun && bare && the && passing
}

/// Whether a noun is told as known: with an article, a demonstrative or a possessor.
pub(super) fn is_definite(tree: &Tree, noun: usize) -> bool {
    tree.children(noun).any(|child| match tree.relation(child) {
        Relation::Det => {
            ["the", "this", "that", "these", "those"].iter().any(|word| tree.is_word(child, word))
        }
        Relation::NmodPoss => true,
        _ => false,
    })
}

/// The same actors, named in another sentence.
pub(crate) fn without_mentions(side: &[Actor]) -> Vec<Actor> {
    side.iter().map(|actor| Actor { mention: None, ..actor.clone() }).collect()
}

/// Whether two sides have known countries, and the same.
pub(super) fn same_countries(a: &[Actor], b: &[Actor]) -> bool {
    let (a, b) = (countries(a), countries(b));
    !a.is_empty() && a.len() == b.len() && a.iter().all(|country| b.contains(country))
}

/// Whether two sides can be the same: one is not told, or they share a country.
fn agree(a: &[Actor], b: &[Actor]) -> bool {
    let known = |side: &[Actor]| side.iter().any(|actor| actor.country.is_some());
    !known(a)
        || !known(b)
        || a.iter()
            .filter(|actor| actor.country.is_some())
            .any(|actor| b.iter().any(|other| other.country == actor.country))
}
