//! From the words in a role to the actors that they name.

use super::tree::Tree;
use super::{clauses, nominal, roles};
use crate::mentions::Mentions;
use record::{Actor, Place, Polity, Relation, Sector, Upos};

/// How many phrases deep a party is looked for in another thing's phrase.
const DEPTH: usize = 3;

/// Nouns for somebody other than the one whose they are: "its neighbour" is not itself.
const OTHER_THAN_OWNER: &[&str] = &[
    "neighbour",
    "neighbor",
    "rival",
    "arch-rival",
    "counterpart",
    "adversary",
    "enemy",
    "arch-enemy",
    "foe",
    "arch-foe",
    "opponent",
    "ally",
    "partner",
    "patron",
    "backer",
    "interlocutor",
    "host",
    "guest",
    "visitor",
    "antagonist",
];

/// Verbs that say whose a place is.
const CLAIMS: &[&str] = &[
    "claim",
    "regard",
    "consider",
    "view",
    "administer",
    "control",
    "hold",
    "own",
    "govern",
    "see",
    "call",
    "operate",
    "run",
    "use",
];

/// Verbs that say whose people or goods are in a thing.
const CARRIES: &[&str] = &["carry", "transport", "house", "ferry", "belong", "shelter", "bear"];

/// Reads actors off words.
pub(crate) struct Reader<'a> {
    pub(crate) tree: &'a Tree<'a>,
    pub(crate) mentions: &'a Mentions,
    /// Whether a party may be no known political actor.
    pub(crate) all: bool,
}

impl Reader<'_> {
    /// The known actors that the phrases headed by `heads` and their conjuncts name, each once.
    pub(crate) fn known(&self, heads: &[usize]) -> Vec<Actor> {
        let mut found = Vec::new();
        for head in heads.iter().flat_map(|&head| self.tree.conjuncts(head)) {
            let head = self.meant_by(head);
            self.add(&mut found, self.named_by(head, DEPTH));
        }
        found
    }

    /// The known actors of one phrase, its conjuncts left out.
    pub(crate) fn known_of(&self, head: usize) -> Vec<Actor> {
        self.named_by(head, DEPTH)
    }

    /// As [`Reader::known`], and only those of another country than `others`: what belongs to them is passed
    /// over and the phrase searched deeper ("closed its embassy in Tehran").
    pub(crate) fn known_besides(&self, heads: &[usize], others: &[Actor]) -> Vec<Actor> {
        let mut found = Vec::new();
        for head in heads.iter().flat_map(|&head| self.tree.conjuncts(head)) {
            let mut direct = self.named_by(head, DEPTH);
            direct.retain(|actor| is_other(actor, others));
            if direct.is_empty() {
                for word in self.tree.phrase(head, |child| self.is_inside(child)) {
                    direct.extend(
                        self.mentions.actors_of(word).iter().filter(|actor| is_other(actor, others)).cloned(),
                    );
                    if !direct.is_empty() {
                        break;
                    }
                }
            }
            self.add(&mut found, direct);
        }
        found
    }

    /// The first phrase's actor, known or not.
    pub(crate) fn unknown(&self, heads: &[usize]) -> Vec<Actor> {
        let mut found = Vec::new();
        for head in heads.iter().flat_map(|&head| self.tree.conjuncts(head)) {
            let head = self.meant_by(head);
            let nominal =
                matches!(self.tree.upos(head), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj);
            if let Some(actor) = nominal.then(|| self.mentions.unknown_actor(head)).flatten() {
                found.push(actor);
            }
        }
        found
    }

    /// The word that a pronoun stands for: its antecedent, or the subject of the verb of saying over it ("the ministry
    /// says it will"). A pronoun whose state is known stands for itself, unless the words of all parties are asked for.
    fn meant_by(&self, head: usize) -> usize {
        if self.tree.upos(head) != Upos::Pron || (!self.all && !self.political(head).is_empty()) {
            return head;
        }
        let speaker = || {
            let clause = self.tree.head(head).filter(|_| roles::is_subject(self.tree.relation(head)))?;
            let verb = self.tree.head(clause).filter(|_| self.tree.relation(clause) == Relation::Ccomp)?;
            let speaker = roles::subject(self.tree, verb)?;
            (self.tree.upos(speaker) != Upos::Pron).then_some(speaker)
        };
        speaker().or_else(|| self.mentions.antecedent_of(head)).unwrap_or(head)
    }

    fn add(&self, found: &mut Vec<Actor>, more: Vec<Actor>) {
        for actor in more {
            let same = |other: &Actor| {
                other.country == actor.country && other.sector == actor.sector && other.name == actor.name
            };
            if !found.iter().any(same) {
                found.push(actor);
            }
        }
    }

    /// Whether a search of a phrase goes into this branch.
    fn is_inside(&self, child: usize) -> bool {
        use Relation::{Amod, Appos, Compound, Flat, Nmod, NmodDesc, NmodPoss, NmodUnmarked};
        matches!(
            self.tree.relation(child),
            Amod | Appos | Compound | Flat | Nmod | NmodDesc | NmodPoss | NmodUnmarked | Relation::Conj
        ) && !self.is_pro_or_anti(child)
            && !self.is_occasion(child)
    }

    /// "recognised the border at a summit in Prague": where something was said is no part of what was.
    fn is_occasion(&self, child: usize) -> bool {
        const OCCASIONS: &[&str] = &[
            "ceremony",
            "conference",
            "forum",
            "gathering",
            "interview",
            "meeting",
            "session",
            "speech",
            "summit",
        ];
        self.tree.relation(child) == Relation::Nmod
            && OCCASIONS.contains(&self.tree.lemma(child))
            && ["at", "in", "during"].iter().any(|case| self.tree.has_case(child, case))
    }

    /// Whether the word is "Iranian" of "pro-Iranian".
    pub(crate) fn is_pro_or_anti(&self, word: usize) -> bool {
        let before = |steps: usize| word.checked_sub(steps).map(|at| self.tree.word(at));
        let stem = match before(1) {
            Some("-" | "–" | "‑") => before(2),
            other => other,
        };
        stem.is_some_and(|stem| {
            ["pro", "anti", "non", "post", "pre", "trans"].iter().any(|word| stem.eq_ignore_ascii_case(word))
        })
    }

    /// The actors of one phrase: those it names itself, or those that it belongs to.
    fn named_by(&self, head: usize, depth: usize) -> Vec<Actor> {
        let direct = self.political(head);
        if !direct.is_empty() || depth == 0 {
            return direct;
        }
        let content = nominal::content(self.tree, head);
        if content != head {
            return self.named_by(content, depth - 1);
        }
        for wanted in [
            &[Relation::NmodPoss][..],
            &[Relation::Appos, Relation::Flat, Relation::NmodDesc],
            &[Relation::Amod, Relation::Compound, Relation::NmodUnmarked],
        ] {
            // "Azerbaijani-Israeli partnership": the first adjective hangs on the second.
            let mut found =
                if wanted.contains(&Relation::Amod) { self.attributive(head) } else { Vec::new() };
            let owner_is_other = wanted.contains(&Relation::NmodPoss) && self.is_other_than_owner(head);
            for child in self.tree.children_by(head, |relation| wanted.contains(&relation)) {
                if !owner_is_other && !self.is_pro_or_anti(child) {
                    self.add(&mut found, self.named_by(child, depth - 1));
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        for preposition in ["of", "from", "by", "against", "on", "in", "with", "for", "to", "at", "between"] {
            let mut found = Vec::new();
            for below in roles::own_preposition(self.tree, head, preposition).filter(|&below| below > head) {
                for conjunct in self.tree.conjuncts(below) {
                    self.add(&mut found, self.named_by(conjunct, depth - 1));
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        self.claimants(head, depth - 1)
    }

    /// Whose a place or thing is said to be: "waters that Greece regards as its own", "a reef claimed by Manila", "a
    /// lorry carrying Polish aid workers".
    fn claimants(&self, head: usize, depth: usize) -> Vec<Actor> {
        let clauses =
            self.tree.children_by(head, |relation| matches!(relation, Relation::Acl | Relation::AclRelcl));
        let holders = |clause: usize| match self.tree.lemma(clause) {
            verb if CLAIMS.contains(&verb) => {
                roles::subject(self.tree, clause).filter(|&subject| subject != head)
            }
            verb if CARRIES.contains(&verb) => roles::object(self.tree, clause)
                .filter(|&object| object != head)
                .or_else(|| roles::own_preposition(self.tree, clause, "to").next()),
            _ => None,
        };
        clauses
            .filter_map(holders)
            .map(|holder| self.named_by(holder, depth))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Whether a noun names somebody else than its possessor: "its neighbour", "Iran's rival".
    pub(crate) fn is_other_than_owner(&self, noun: usize) -> bool {
        OTHER_THAN_OWNER.contains(&self.tree.lemma(noun))
    }

    /// The actors with a known country that a phrase names itself.
    pub(crate) fn political(&self, head: usize) -> Vec<Actor> {
        self.mentions.actors_of(head).iter().filter(|actor| actor.country.is_some()).cloned().collect()
    }

    /// The state that holds the place that a phrase names.
    pub(crate) fn host(&self, head: usize) -> Option<Actor> {
        Reader::holder(self.mentions.place_of(head)?)
    }

    /// The state that a mission is accredited to.
    pub(crate) fn stands_in(&self, mission: usize) -> Option<Actor> {
        Reader::holder(self.mentions.stands_in(mission)?)
    }

    /// The state that holds a place.
    pub(crate) fn holder(place: &Place) -> Option<Actor> {
        Some(Actor {
            country: Some(place.country.clone()?),
            sector: Sector::Gov,
            name: None,
            role: None,
            mention: place.mention,
        })
    }

    /// The known actors that stand before a noun and describe it: "Azerbaijani-Israeli partnership".
    pub(crate) fn attributive(&self, noun: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        let mut words = self.tree.phrase(noun, |child| {
            child < noun
                && matches!(
                    self.tree.relation(child),
                    Relation::Amod
                        | Relation::Compound
                        | Relation::NmodUnmarked
                        | Relation::NmodDesc
                        | Relation::Nmod
                        | Relation::Conj
                        | Relation::Flat
                )
                && !self.is_pro_or_anti(child)
        });
        words.sort_unstable();
        // "the embassy attack" is no act of the embassy: only names and adjectives of states act.
        let names = |word: usize| matches!(self.tree.upos(word), Upos::Adj | Upos::Propn);
        for word in words.into_iter().filter(|&word| word != noun && names(word)) {
            self.add(&mut found, self.political(word));
        }
        found
    }

    /// The known actors that a noun is called to be against: "anti-Iranian rhetoric".
    pub(crate) fn anti(&self, noun: usize) -> Vec<Actor> {
        let describing = |relation| matches!(relation, Relation::Amod | Relation::Compound);
        let mut found = self.mentions.aimed_at(noun).to_vec();
        for child in self.tree.children_by(noun, describing) {
            self.add(&mut found, self.mentions.aimed_at(child).to_vec());
        }
        found.retain(|actor| actor.country.is_some());
        found
    }

    /// Known actors anywhere in the complement clauses of `head`, the subject first.
    pub(crate) fn in_clause(&self, head: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        for clause in clauses::of(self.tree, head) {
            let subject = roles::subject(self.tree, clause);
            self.add(&mut found, self.known(&subject.into_iter().collect::<Vec<_>>()));
            let mut words = self.tree.phrase(clause, |child| child != head);
            words.sort_unstable();
            for word in words.into_iter().filter(|&word| !self.is_pro_or_anti(word)) {
                self.add(&mut found, self.political(word));
            }
        }
        found
    }

    /// The heads of the subjects of the complement clauses of `head`.
    pub(crate) fn clause_subjects(&self, head: usize) -> Vec<usize> {
        clauses::of(self.tree, head)
            .into_iter()
            .filter_map(|clause| roles::surface_subject(self.tree, clause))
            .collect()
    }
}

/// Whether none of the others has this actor's country.
pub(crate) fn is_other(actor: &Actor, others: &[Actor]) -> bool {
    actor.country.is_some() && others.iter().all(|other| other.country != actor.country)
}

/// The countries of actors, each once, in order.
pub(crate) fn countries(actors: &[Actor]) -> Vec<&Polity> {
    let mut found: Vec<&Polity> = Vec::new();
    for country in actors.iter().filter_map(|actor| actor.country.as_ref()) {
        if !found.contains(&country) {
            found.push(country);
        }
    }
    found
}
