//! What a noun phrase names, composed from its words: "the commander of Iranian land forces, K. Heydari".
//!
//! Words are read from the leaves of the tree to its root, so that a head finds its modifiers read. What
//! needs an earlier sentence (pronouns, "the ministry") is left open here.

use super::abbreviations::defined;
use super::dated_roles::{Days, holder, office_not_held, place_person};
use super::keys::Keys;
use super::names::Names;
use super::reading::{Nature, Reading};
use super::senses::Senses;
use super::tree::Tree;
use codebook::{Codebook, PlaceEntry, Sense, WordClass};
use record::{NameKind, Note, Relation, Sector, Upos, Xpos};

/// Reads the noun phrases of a document.
pub(super) struct Composer<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) keys: &'a Keys,
    pub(super) senses: &'a Senses<'a>,
    pub(super) names: &'a Names,
    pub(super) book: &'a Codebook,
    pub(super) days: &'a Days,
    pub(super) readings: Vec<Option<Box<Reading>>>,
    /// Which sentence each word is in.
    pub(super) sentence: Vec<u32>,
    /// Abbreviations that the text defines: the key, and the word that heads what it stands for.
    pub(super) short_for: std::collections::BTreeMap<String, usize>,
    /// What the language model takes each word's name for.
    pub(super) name_kind: Vec<Option<NameKind>>,
    pub(super) notes: Vec<Note>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(
        tree: &'a Tree<'a>,
        keys: &'a Keys,
        senses: &'a Senses<'a>,
        names: &'a Names,
        book: &'a Codebook,
        days: &'a Days,
    ) -> Composer<'a> {
        let count = tree.parse.tokens.len();
        let mut sentence = vec![0; count];
        for (index, told) in tree.parse.sentences.iter().enumerate() {
            sentence[told.tokens.clone()].fill(index as u32);
        }
        let mut name_kind = vec![None; count];
        for name in &tree.parse.names {
            name_kind[name.tokens.clone()].fill(Some(name.kind));
        }
        let short_for = defined(tree, keys, &book.words);
        let readings = vec![None; count];
        Composer {
            tree,
            keys,
            senses,
            names,
            book,
            days,
            readings,
            sentence,
            short_for,
            name_kind,
            notes: Vec::new(),
        }
    }

    /// Reads the word again, with what is known by now of its modifiers.
    pub(super) fn compose(&mut self, head: usize) {
        self.readings[head] = self.read(head).map(Box::new);
        self.tell_names(head);
    }

    fn read(&self, head: usize) -> Option<Reading> {
        let mut reading = self.own(head).or_else(|| self.grouped(head)).or_else(|| self.titled(head))?;
        if reading.is_state() {
            self.region(head, &mut reading);
            return Some(reading);
        }
        self.qualify(head, &mut reading);
        if reading.nature == Nature::Role {
            self.specify(head, &mut reading);
            self.follow_body(head, &mut reading);
        }
        if reading.polities.is_empty() || reading.nature == Nature::People {
            self.give_owners(head, &mut reading);
        }
        for dependent in self.outer(head).into_iter().chain(self.misplaced_name(head, &reading)) {
            if let Some(other) = self.same_one(head, &reading, dependent) {
                reading.join(other);
            }
        }
        if let Some(id) = reading.person {
            let when = self.when(head);
            place_person(&self.book.actors, &mut reading, id, when.as_ref());
        }
        self.name_holder(head, &mut reading);
        Some(reading)
    }

    /// "Iranian Azerbaijan" is Iran's.
    fn region(&self, head: usize, reading: &mut Reading) {
        let adjective = self
            .tree
            .dependents(head)
            .filter(|&at| self.tree.relation(at) == Relation::Amod && !self.is_aimed(at));
        let of = adjective
            .filter_map(|at| self.readings[at].as_deref())
            .find(|other| other.nature == Nature::People);
        if let Some(of) = of.filter(|of| !of.polities.is_empty() && of.polities != reading.polities) {
            reading.polities.clone_from(&of.polities);
        }
    }

    /// What the word and the name or entry that it heads stand for by themselves.
    fn own(&self, head: usize) -> Option<Reading> {
        let found = self.senses.at(head);
        if let Some(name) = self.names.at(head) {
            let named_else = found.is_some_and(|found| {
                found.tokens.len() >= name.words.len()
                    && !found.senses.iter().any(|sense| matches!(sense, Sense::Person(_)))
            });
            if !named_else {
                let mut reading = Reading::new(Nature::Person);
                reading.person = name.id;
                reading.name = Some(name.full.clone());
                return Some(reading);
            }
        }
        if let Some(&defined) = self.short_for.get(self.keys.get(head))
            && defined < head
            && self.tree.word(head).chars().all(|letter| !letter.is_lowercase())
        {
            return self.readings[defined].as_deref().cloned();
        }
        if self.names.holding(head).is_some() {
            return None;
        }
        if self.tree.lemma(head) == "counterpart" {
            return Some(Reading { title: Some("counterpart".to_owned()), ..Reading::new(Nature::Role) });
        }
        let found = found?;
        let adjective = self.tree.token(head).upos == Upos::Adj || self.tree.relation(head) == Relation::Amod;
        let rank = |sense: &Sense| match sense {
            Sense::Demonym(_) if adjective => 0,
            Sense::State(_) => 1,
            Sense::Body { .. } => 2,
            Sense::Capital(_) => 3,
            Sense::Demonym(_) => 4,
            Sense::Role { .. } => 5,
            Sense::Person(_) => 6,
        };
        let role = found.senses.iter().find(|sense| matches!(sense, Sense::Role { .. }));
        let body = found.senses.iter().any(|sense| matches!(sense, Sense::Body { .. }));
        let sense = match role.filter(|_| body) {
            // "Russia's security council": the name of a body is a role too, where somebody owns it or it has no capital.
            Some(role) if !self.is_name_of_body(head, found.tokens.start) => role,
            _ => found.senses.iter().min_by_key(|sense| rank(sense))?,
        };
        Some(match sense {
            Sense::State(polity) => {
                let held = self.holder_beside(head);
                Reading::of_polity(Nature::State, held.as_ref().unwrap_or(polity))
            }
            Sense::Capital(polity) => {
                let held = self.holder_beside(head);
                Reading::of_polity(Nature::Seat, held.as_ref().unwrap_or(polity))
            }
            Sense::Demonym(polity) => Reading::of_polity(Nature::People, polity),
            Sense::Body { polity, sector, name } => Reading {
                polities: polity.iter().cloned().collect(),
                sector: Some(*sector),
                name: Some(name.clone()),
                ..Reading::new(Nature::Body)
            },
            // A person's name that is none here: "in May".
            Sense::Person(_) => return None,
            Sense::Role { sector, office } => Reading {
                sector: Some(*sector),
                office: *office,
                title: Some(self.tree.span(found.tokens.clone()).of(self.tree.text).to_owned()),
                ..Reading::new(Nature::Role)
            },
        })
    }

    fn is_name_of_body(&self, head: usize, first: usize) -> bool {
        self.tree.word(first).starts_with(char::is_uppercase)
            && self.owners(head, &Reading::new(Nature::Role)).is_empty()
    }

    /// Adjectives that change a role: former, deputy, ethnic.
    fn qualify(&self, head: usize, reading: &mut Reading) {
        for dependent in self.tree.dependents(head) {
            if !matches!(
                self.tree.relation(dependent),
                Relation::Amod | Relation::Compound | Relation::Advmod
            ) {
                continue;
            }
            let lemma = self.tree.lemma(dependent);
            reading.former |= self.is(WordClass::Former, lemma);
            if self.is(WordClass::Lesser, lemma)
                && !reading.title.as_deref().is_some_and(|title| title.to_lowercase().contains(lemma))
            {
                reading.office = None;
            }
            reading.ethnic |= lemma == "ethnic";
        }
        reading.former |= self.keys.get(head).starts_with("ex-");
        reading.ethnic |= self.tree.lemma(head) == "minority";
    }

    fn give_owners(&self, head: usize, reading: &mut Reading) {
        let nominal = self.tree.token(head).upos != Upos::Adj && self.tree.heads_phrase(head);
        let owners = self.owners(head, reading);
        match reading.nature {
            // "Iranian Turks", "Azerbaijanis in Iran": the people of another state; "ethnic Turks": of none.
            Nature::People if nominal => {
                if owners.iter().any(|owner| !reading.polities.contains(owner)) {
                    reading.polities = owners;
                    reading.ethnic = true;
                } else if reading.ethnic {
                    reading.polities.clear();
                }
            }
            // An adjective stands for the state: "the Iranian border".
            Nature::People => reading.sector = Some(Sector::Gov),
            _ if reading.ethnic && owners.len() == 1 && self.only_by_adjective(head) => {}
            _ => reading.polities = owners,
        }
    }

    /// Whether a group's only owner is an adjective of descent: "the Armenian minority".
    fn only_by_adjective(&self, head: usize) -> bool {
        !self.tree.dependents(head).any(|dependent| {
            self.tree.relation(dependent) != Relation::Amod
                && self.readings[dependent].as_deref().is_some_and(|reading| !reading.polities.is_empty())
        })
    }

    /// Names the holder of the office of a word's reading, as of now.
    pub(super) fn name_holder_of(&mut self, head: usize) {
        if let Some(mut reading) = self.readings[head].take() {
            self.name_holder(head, &mut reading);
            self.readings[head] = Some(reading);
        }
    }

    /// Names the holder of an office that is told with its state: "the Iranian president".
    fn name_holder(&self, head: usize, reading: &mut Reading) {
        let (Some(office), [polity]) = (reading.office, reading.polities.as_slice()) else { return };
        let plural = matches!(self.tree.token(head).xpos, Xpos::Nns | Xpos::Nnps);
        if reading.name.is_some() || !self.tree.heads_phrase(head) || self.is_title(head) {
            return;
        }
        if reading.nature != Nature::Role || reading.former || plural || self.is_indefinite(head) {
            return;
        }
        let Some(when) = self.when(head) else { return };
        if let Some(id) = holder(&self.book.actors, office, polity, &when) {
            reading.person = Some(id);
            reading.name = Some(self.book.actors.person(id).name.clone());
        }
    }

    fn is_indefinite(&self, head: usize) -> bool {
        let article = self.tree.dependent(head, Relation::Det);
        article.is_some_and(|article| self.is_key(WordClass::Indefinite, article))
    }

    /// The days that a word's clause is about.
    pub(super) fn when(&self, head: usize) -> Option<record::When> {
        self.days.around(self.sentence[head] as usize, self.tree.token(head).span)
    }

    /// Notes an office that the person named here did not hold then. A surname alone may be somebody else's.
    pub(super) fn check_office(&mut self, head: usize) {
        let Some(reading) = self.readings[head].as_deref() else { return };
        let core = self.tree.core(head);
        let named = core.clone().find_map(|at| self.names.holding(at));
        if named.is_none_or(|name| name.words.len() < 2) {
            return;
        }
        let span = self.tree.span(core);
        let when = self.days.told_around(self.sentence[head] as usize, self.tree.token(head).span);
        let note = office_not_held(&self.book.actors, reading, when.as_ref(), span);
        self.notes.extend(note);
    }

    /// The one place that a word's name may mean, where that is plain.
    pub(super) fn place_entry(&self, word: usize) -> Option<&'a PlaceEntry> {
        let (_, entries) = self.senses.places_at(word)?;
        entries.first().copied()
    }
}

/// The sectors whose members act for their state.
pub(super) fn is_official(sector: Sector) -> bool {
    matches!(sector, Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Spy | Sector::Cop)
}
