//! The way through a document: sentence by sentence, each read from its leaves and then from left to right.

use super::Mentions;
use super::collective::PolityLog;
use super::dated_roles;
use super::descriptions::Found;
use super::entities::{Entities, Key, Mention, weight};
use super::kinds::Class;
use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::{Polity, Relation, Sector, Upos};
use std::collections::{BTreeMap, BTreeSet};

/// How far up a changed reading is passed on.
const CLIMB: usize = 6;

struct Walk<'c, 'a> {
    composer: &'c mut Composer<'a>,
    entities: Entities,
    log: PolityLog,
    done: Vec<bool>,
    antecedents: BTreeMap<usize, usize>,
    found: BTreeMap<usize, Found>,
}

/// Reads all sentences and answers with what was found.
pub(super) fn walk(composer: &mut Composer<'_>) -> Mentions {
    let count = composer.tree.parse.tokens.len();
    let mut walk = Walk {
        composer,
        entities: Entities::default(),
        log: PolityLog::default(),
        done: vec![false; count],
        antecedents: BTreeMap::new(),
        found: BTreeMap::new(),
    };
    let sentences = walk.composer.tree.parse.sentences.len();
    for index in 0..sentences {
        let words = walk.composer.tree.parse.sentences[index].tokens.clone();
        for word in walk.composer.tree.upward(words.clone()) {
            walk.composer.compose(word);
        }
        for word in words.clone() {
            walk.visit(word, 0);
        }
    }
    let dyads = (0..sentences).map(|sentence| walk.log.dyad(sentence)).collect();
    walk.finish(dyads)
}

impl Walk<'_, '_> {
    fn visit(&mut self, word: usize, depth: usize) {
        if std::mem::replace(&mut self.done[word], true) {
            return;
        }
        let tree = self.composer.tree;
        // The rest of a name is nobody else, whatever the parser made of it.
        if self.composer.names.at(word).is_none() && self.composer.names.holding(word).is_some() {
            return;
        }
        // "the spokesman of the ministry": the ministry first.
        if depth < CLIMB && tree.is_nominal(word) {
            let after: Vec<usize> = tree
                .dependents(word)
                .filter(|&at| at > word && tree.relation(at) == Relation::Nmod)
                .collect();
            for dependent in after {
                self.visit(dependent, depth + 1);
            }
        }
        if self.composer.is_each_other(word) && self.visit_each_other(word) {
            return;
        }
        if tree.token(word).upos == Upos::Pron || tree.token(word).upos == Upos::Det {
            self.visit_pronoun(word);
        } else if tree.heads_phrase(word) && (tree.is_nominal(word) || self.composer.readings[word].is_some())
        {
            self.visit_phrase(word);
        } else {
            self.visit_modifier(word);
        }
    }

    fn visit_pronoun(&mut self, word: usize) {
        if let Some(head) = self.composer.relative_head(word) {
            if let Some(reading) = self.composer.readings[head].clone() {
                self.set(word, *reading, Found::Pronoun);
            }
            self.antecedents.insert(word, head);
            return;
        }
        if let Some(speaker) = self.composer.speaker(word) {
            self.antecedents.insert(word, speaker);
            if let Some(reading) = self.composer.spoken_for(word, speaker) {
                self.set(word, reading, Found::Speaker);
            }
            return;
        }
        if let Some(id) = self.composer.pronoun_entity(&self.entities, word) {
            let entity = self.entities.get(id);
            self.antecedents.insert(word, entity.last);
            let reading = match self.composer.told(entity.told) {
                Some(reading) => Some(reading.clone()),
                None => self.joint(&entity.parts.clone()),
            };
            if let Some(reading) = reading {
                self.set(word, reading, Found::Pronoun);
            }
            self.enter(word, Some(id));
            return;
        }
        if self.composer.pair(word).is_some()
            && let Some(how) = self.composer.describe(word, &self.entities, &self.log)
        {
            self.found.insert(word, how);
        }
    }

    /// "each other": either of the two words may be the head.
    fn visit_each_other(&mut self, word: usize) -> bool {
        if self.composer.pair(word) != Some(super::collective::Pair::Subject) {
            return false;
        }
        let tree = self.composer.tree;
        let head = if tree.head(word) == Some(word - 1) { word - 1 } else { word };
        if let Some(how) = self.composer.describe_each_other(word, head) {
            self.found.insert(head, how);
        }
        true
    }

    fn visit_phrase(&mut self, word: usize) {
        if self.composer.take_title(word) {
            self.pass_on(word);
        }
        self.composer.lend_name(word);
        let how = self.composer.describe(word, &self.entities, &self.log);
        if let Some(how) = how {
            self.found.insert(word, how);
            self.pass_on(word);
        }
        self.composer.check_office(word);
        let subject = self.composer.predicated(word).and_then(|subject| self.entities.of_word(subject));
        let id = self.same(word);
        if let Some(id) = id.or(subject) {
            let last = self.entities.get(id).last;
            if last != word {
                self.antecedents.insert(word, last);
            }
        }
        let id = self.enter(word, id);
        let tree = self.composer.tree;
        self.entities.call(id, &self.composer.called(word));
        // "the ministry" may be a ministry that was told in full.
        self.entities.call(id, tree.lemma(word));
        if let Some(key) = self.composer.key(word) {
            self.entities.name(id, key);
        }
        self.say(word);
        if let Some(pair) = self.composer.pair_of_relation(word) {
            self.log.pairs.name(word, self.composer.sentence[word] as usize, pair, true);
        }
        self.enter_coordination(word);
    }

    /// A nationality or a part of a name: no one is mentioned, but a state is brought to mind.
    fn visit_modifier(&mut self, word: usize) {
        if self.composer.is_aimed(word) {
            return;
        }
        if self.composer.tree.relation(word) == Relation::Compound {
            let open = !self.composer.is_title(word)
                && self.composer.readings[word]
                    .as_deref()
                    .is_some_and(|reading| reading.nature == Nature::Role && reading.polities.is_empty());
            if let Some(how) =
                if open { self.composer.describe(word, &self.entities, &self.log) } else { None }
            {
                self.found.insert(word, how);
                self.pass_on(word);
            }
        }
        let Some(reading) = self.composer.readings[word].as_deref() else { return };
        if !matches!(reading.nature, Nature::People | Nature::State | Nature::Seat) {
            return;
        }
        let sentence = self.composer.sentence[word] as usize;
        for polity in reading.polities.clone() {
            self.log.say(word, sentence, &polity);
            let weight = weight(self.composer.tree.relation(word));
            if let Some(id) = self.entities.by_key(&Key::State(polity)) {
                self.entities.touch(id, sentence, weight);
            }
        }
    }

    /// Notes the states that a phrase names.
    fn say(&mut self, word: usize) {
        let sentence = self.composer.sentence[word] as usize;
        let Some(reading) = self.composer.readings[word].as_deref() else { return };
        if reading.ethnic {
            return;
        }
        if self.found.get(&word) == Some(&Found::Collective) {
            for polity in &reading.polities {
                self.log.recall(word, sentence, polity);
            }
            if let Ok(pair) = <[Polity; 2]>::try_from(reading.polities.clone()) {
                self.log.pairs.name(word, sentence, pair, false);
            }
            return;
        }
        for polity in &reading.polities {
            self.log.say(word, sentence, polity);
        }
    }

    /// The entity that a phrase means, if it was spoken of before.
    fn same(&self, word: usize) -> Option<u32> {
        let tree = self.composer.tree;
        if let Some(id) = self.composer.key(word).and_then(|key| self.entities.by_key(&key)) {
            return Some(id);
        }
        let id = self.entities.by_lemma(&self.composer.called(word))?;
        let entity = self.entities.get(id);
        let known = tree
            .dependents(word)
            .any(|at| tree.relation(at) == Relation::Det && self.composer.is_key(WordClass::Definite, at));
        let polities = |at: Option<usize>| {
            self.composer.told(at).map(|reading| reading.polities.clone()).unwrap_or_default()
        };
        let fits = entity.plural == self.composer.is_plural(word)
            && entity.sentence() + super::reference::LOOKBACK >= self.composer.sentence[word] as usize
            && polities(Some(word)) == polities(entity.told)
            && !tree.dominates(word, entity.last);
        (known && fits).then_some(id)
    }

    fn enter(&mut self, word: usize, id: Option<u32>) -> u32 {
        let composer = &*self.composer;
        let told = composer.readings[word].as_deref().is_some_and(|reading| !reading.polities.is_empty());
        let pronoun = composer.tree.token(word).upos == Upos::Pron;
        let mention = Mention {
            head: word,
            sentence: composer.sentence[word] as usize,
            class: if pronoun { Class::Thing } else { composer.class(word) },
            plural: composer.is_plural(word),
            gender: if pronoun { composer.pronoun_gender(word) } else { composer.gender(word) },
            weight: weight(composer.tree.relation(composer.tree.first_conjunct(word))),
            told,
        };
        self.entities.mention(&mention, id)
    }

    /// "Iran and Azerbaijan" can be meant together: entered at its last part.
    fn enter_coordination(&mut self, word: usize) {
        let tree = self.composer.tree;
        let first = tree.first_conjunct(word);
        let parts: Vec<usize> = tree.conjuncts(first).collect();
        if parts.len() < 2 || parts.last() != Some(&word) || !parts.iter().all(|&part| tree.is_nominal(part))
        {
            return;
        }
        let joined = parts.iter().any(|&part| {
            tree.dependents(part)
                .any(|at| tree.relation(at) == Relation::Cc && self.composer.keys.get(at) == "and")
        });
        if !joined {
            return;
        }
        if let Some((pair, quarrel)) = self.composer.pair_of_coordination(&parts) {
            self.log.pairs.name(word, self.composer.sentence[word] as usize, pair, quarrel);
        }
        let states = self.composer.states_named(&parts);
        if states.len() > 1 {
            self.log.list(word, self.composer.sentence[word] as usize, states);
        }
        let mention = Mention {
            head: word,
            sentence: self.composer.sentence[word] as usize,
            class: self.composer.class(first),
            plural: true,
            gender: None,
            weight: weight(tree.relation(first)),
            told: false,
        };
        let own = self.entities.of_word(word);
        let id = self.entities.mention(&mention, None);
        self.entities.set_parts(id, parts);
        if let Some(own) = own {
            self.entities.restore(word, own);
        }
    }

    /// What the parts of a coordination name together.
    fn joint(&self, parts: &[usize]) -> Option<Reading> {
        let mut polities: Vec<Polity> = Vec::new();
        let mut joint: Option<Reading> = None;
        for reading in parts.iter().filter_map(|&part| self.composer.readings[part].as_deref()) {
            for polity in &reading.polities {
                if !polities.contains(polity) {
                    polities.push(polity.clone());
                }
            }
            joint.get_or_insert_with(|| reading.clone());
        }
        let joint = joint.filter(|_| !polities.is_empty())?;
        Some(Reading { polities, person: None, name: None, title: None, office: None, ..joint })
    }

    fn set(&mut self, word: usize, reading: Reading, how: Found) {
        self.composer.readings[word] = Some(Box::new(reading));
        self.found.insert(word, how);
        self.pass_on(word);
    }

    /// Reads the phrases again that hold a word whose reading has changed.
    fn pass_on(&mut self, word: usize) {
        let tree = self.composer.tree;
        let holders: Vec<usize> =
            tree.up(word).skip(1).take(CLIMB).take_while(|&at| tree.is_nominal(at)).collect();
        for holder in holders {
            if !self.found.contains_key(&holder) {
                self.composer.compose(holder);
            }
        }
    }

    fn finish(self, dyads: Vec<Option<[Polity; 2]>>) -> Mentions {
        let composer = &*self.composer;
        let count = composer.tree.parse.tokens.len();
        let mut mentions = Mentions {
            dyads,
            of_word: vec![(0, 0); count],
            phrases: vec![None; count],
            ..Mentions::default()
        };
        let counts = self.log.counts().clone();
        for word in 0..count {
            if composer.tree.is_nominal(word) && composer.tree.heads_phrase(word) {
                mentions.phrases[word] = Some(composer.tree.span(composer.tree.phrase(word)));
            }
            if let Some(place) = composer.place(word, &counts) {
                mentions.places.insert(word, place);
            }
            if let Some(place) = composer.mission_place(word) {
                mentions.missions.insert(word, place);
            }
            if composer.is_aimed(word) {
                let actors = composer.aimed(word);
                if !actors.is_empty() {
                    mentions.aimed.insert(word, actors);
                }
                continue;
            }
            let Some(reading) = self.reading_for(word) else { continue };
            // "a country", "an enemy": the word says nothing of who it is.
            if reading.polities.is_empty()
                && reading.sector.is_none_or(|sector| sector == Sector::Unk)
                && reading.name.is_none()
            {
                continue;
            }
            if self.composer.is_only_where(word) {
                continue;
            }
            let start = mentions.actors.len() as u32;
            mentions
                .actors
                .extend(reading.actors(&self.composer.book.actors, self.composer.mention_span(word)));
            mentions.of_word[word] = (start, mentions.actors.len() as u32);
        }
        let states: BTreeSet<&Polity> =
            mentions.actors.iter().filter_map(|actor| actor.country.as_ref()).collect();
        mentions.states = states
            .into_iter()
            .filter_map(|polity| Some((polity.clone(), composer.state_as_place(polity)?)))
            .collect();
        mentions.tenures = dated_roles::tenures(
            &composer.book.actors,
            composer.readings.iter().filter_map(|reading| reading.as_deref()),
        );
        mentions.antecedents = self.antecedents;
        mentions.found = self.found;
        mentions
    }

    /// The final reading of a word. A person whom the text presents only later gets what it says there.
    fn reading_for(&self, word: usize) -> Option<Reading> {
        let reading = self.composer.readings[word].as_deref()?;
        if reading.nature == Nature::Person && reading.polities.is_empty() {
            let key = self.composer.key(word)?;
            let told = self.entities.get(self.entities.by_key(&key)?).told;
            if let Some(better) = self.composer.told(told) {
                return Some(better.clone());
            }
        }
        Some(reading.clone())
    }
}
