//! What a noun phrase can be referred back to as: he, she, it or they.

use super::phrase::Composer;
use super::reading::{Nature, Reading};
use record::{NameKind, Relation, Upos, Xpos};

/// What sort of thing a phrase means, as far as pronouns care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Person,
    /// An institution, a group, a company.
    Body,
    /// A state, a city, a region.
    Land,
    /// All else.
    Thing,
}

/// He or she, where the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Institutions among the words for roles; the others are persons.
const INSTITUTIONS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "airline",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "bloc",
    "body",
    "brigade",
    "bureau",
    "cabinet",
    "chamber",
    "church",
    "club",
    "coalition",
    "command",
    "commission",
    "committee",
    "company",
    "congress",
    "consulate",
    "corporation",
    "corps",
    "council",
    "court",
    "delegation",
    "department",
    "embassy",
    "establishment",
    "federation",
    "firm",
    "fleet",
    "force",
    "foundation",
    "front",
    "government",
    "group",
    "guard",
    "institute",
    "institution",
    "intelligence",
    "judiciary",
    "junta",
    "legislature",
    "media",
    "military",
    "militia",
    "ministry",
    "mission",
    "monarchy",
    "movement",
    "navy",
    "network",
    "newspaper",
    "office",
    "organisation",
    "organization",
    "outlet",
    "parliament",
    "party",
    "police",
    "presidency",
    "regime",
    "school",
    "secretariat",
    "senate",
    "service",
    "society",
    "state",
    "syndicate",
    "team",
    "union",
    "unit",
    "university",
];

const LANDS: &[&str] = &[
    "country",
    "nation",
    "state",
    "republic",
    "kingdom",
    "city",
    "town",
    "village",
    "region",
    "province",
    "capital",
    "island",
    "territory",
];

const PERSONS: &[&str] = &[
    "actor",
    "actress",
    "adult",
    "artist",
    "aunt",
    "author",
    "baby",
    "boy",
    "boyfriend",
    "brother",
    "buddy",
    "captain",
    "character",
    "child",
    "colleague",
    "composer",
    "couple",
    "cousin",
    "customer",
    "dad",
    "daughter",
    "doctor",
    "driver",
    "emperor",
    "engineer",
    "father",
    "fighter",
    "friend",
    "gentleman",
    "girl",
    "girlfriend",
    "grandfather",
    "grandmother",
    "guest",
    "guy",
    "hero",
    "host",
    "husband",
    "individual",
    "kid",
    "king",
    "lady",
    "lawyer",
    "leader",
    "lord",
    "lover",
    "man",
    "manager",
    "member",
    "mom",
    "mother",
    "mum",
    "neighbor",
    "neighbour",
    "nurse",
    "officer",
    "owner",
    "painter",
    "partner",
    "passenger",
    "patient",
    "person",
    "player",
    "poet",
    "prince",
    "princess",
    "prisoner",
    "professor",
    "queen",
    "reader",
    "resident",
    "saint",
    "singer",
    "sister",
    "soldier",
    "son",
    "student",
    "suspect",
    "teacher",
    "teenager",
    "uncle",
    "user",
    "victim",
    "viewer",
    "visitor",
    "wife",
    "winner",
    "witness",
    "woman",
    "worker",
    "writer",
    "youth",
    "attacker",
    "gunman",
    "killer",
    "researcher",
    "speaker",
    "founder",
    "director",
    "producer",
    "designer",
];

const HE: &[&str] = &[
    "mr",
    "mr.",
    "sir",
    "lord",
    "king",
    "prince",
    "emperor",
    "father",
    "son",
    "brother",
    "husband",
    "uncle",
    "grandfather",
    "man",
    "boy",
    "guy",
    "gentleman",
    "dad",
    "boyfriend",
    "spokesman",
    "gunman",
    "businessman",
    "chairman",
    "sheikh",
    "ayatollah",
    "imam",
    "pope",
];
const SHE: &[&str] = &[
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "lady",
    "queen",
    "princess",
    "empress",
    "mother",
    "daughter",
    "sister",
    "wife",
    "aunt",
    "grandmother",
    "woman",
    "girl",
    "mom",
    "mum",
    "girlfriend",
    "spokeswoman",
    "businesswoman",
    "chairwoman",
    "actress",
    "dame",
];

impl Composer<'_> {
    pub(super) fn class(&self, head: usize) -> Class {
        self.class_of(head, self.readings[head].as_deref())
    }

    /// The class of a phrase that is read so.
    pub(super) fn class_of(&self, head: usize, reading: Option<&Reading>) -> Class {
        let lemma = self.tree.lemma(head);
        if let Some(reading) = reading {
            return match reading.nature {
                Nature::State | Nature::Seat => Class::Land,
                Nature::Body => Class::Body,
                Nature::People | Nature::Person => Class::Person,
                Nature::Role if reading.person.is_some() || reading.office.is_some() => Class::Person,
                Nature::Role if INSTITUTIONS.contains(&lemma) => Class::Body,
                Nature::Role => Class::Person,
            };
        }
        if self.senses.places_at(head).is_some() || LANDS.contains(&lemma) {
            return Class::Land;
        }
        match self.name_kind[head] {
            Some(NameKind::Person) => return Class::Person,
            Some(NameKind::Organisation) => return Class::Body,
            Some(NameKind::Place) => return Class::Land,
            Some(NameKind::Nationality) | None => {}
        }
        if PERSONS.contains(&lemma)
            || lemma.ends_with("man")
            || lemma.ends_with("woman")
            || lemma.ends_with("ist") && lemma.len() > 5
        {
            Class::Person
        } else if INSTITUTIONS.contains(&lemma) {
            Class::Body
        } else {
            Class::Thing
        }
    }

    pub(super) fn gender(&self, head: usize) -> Option<Gender> {
        let of = |at: usize| {
            let word = self.tree.lemma(at).to_lowercase();
            let is = |list: &[&str]| list.contains(&word.as_str());
            if is(HE) {
                Some(Gender::He)
            } else if is(SHE) {
                Some(Gender::She)
            } else {
                None
            }
        };
        of(head).or_else(|| {
            let titles = self.tree.dependents(head).filter(|&at| {
                matches!(self.tree.relation(at), Relation::NmodDesc | Relation::Compound | Relation::Amod)
            });
            titles.filter_map(of).next()
        })
    }

    pub(super) fn is_plural(&self, head: usize) -> bool {
        let token = self.tree.token(head);
        // "the Philippines", "the United States" are each one; "both countries" are two.
        let state = token.upos == Upos::Propn
            && self.readings[head].as_deref().is_some_and(|reading| reading.nature == Nature::State);
        if state {
            return false;
        }
        matches!(token.xpos, Xpos::Nns | Xpos::Nnps)
            || matches!(self.tree.lemma(head), "people" | "police" | "media")
            || token.upos == Upos::Num
    }
}
