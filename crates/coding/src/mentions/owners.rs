//! Whose an institution or person is: the states and organisations that the words around a role name.
//!
//! "Iranian", "Iran's", "of Iran" and, for those who are found where they belong, "in Iran" name an owner;
//! "pro-Iranian" and "anti-Iranian" do not, nor does the place of an embassy.

use super::phrase::Composer;
use super::reading::{Nature, Reading};
use codebook::WordClass;
use record::{Polity, Relation};

impl Composer<'_> {
    /// The owners of what this word heads, from its nearest modifier that names any.
    pub(super) fn owners(&self, head: usize, reading: &Reading) -> Vec<Polity> {
        let abroad = self.is_lemma(WordClass::Abroad, head);
        let facing = self.is_lemma(WordClass::Facing, head);
        let mut best: Option<(u8, Vec<Polity>)> = None;
        for dependent in self.outer(head).into_iter().chain(self.seat_beside(head)) {
            let Some(rank) = self.owner_rank(head, dependent, reading, abroad, facing) else { continue };
            // "Philippine, American and Canadian ships"
            let listed = self.tree.relation(dependent) == Relation::Amod
                && dependent.checked_sub(1).is_some_and(|mark| self.tree.word(mark) == ",");
            if let Some((held, owners)) = best.as_mut().filter(|(held, _)| *held <= rank) {
                if *held == rank && listed {
                    owners.extend(self.named_by(dependent, abroad));
                }
                continue;
            }
            let mut owners = self.named_by(dependent, abroad);
            if reading.nature == Nature::People {
                owners.retain(|owner| matches!(owner, Polity::State(_)));
            }
            if !owners.is_empty() {
                best = Some((rank, owners));
            }
        }
        best.map(|(_, owners)| owners).unwrap_or_default()
    }

    /// "warned the government in Tbilisi": the seat right after an institution is its own, whatever it hangs on.
    fn seat_beside(&self, head: usize) -> Option<usize> {
        let last = head + 1 >= self.tree.parse.tokens.len();
        if last || !self.is_lemma(WordClass::Seated, head) || self.keys.get(head + 1) != "in" {
            return None;
        }
        let seat = self.tree.head(head + 1).filter(|&seat| seat > head && seat <= head + 3)?;
        let named = self.readings[seat].as_deref().is_some_and(Reading::is_state);
        (named && self.tree.relation(seat) == Relation::Obl && self.tree.head(seat) == self.tree.head(head))
            .then_some(seat)
    }

    /// The words that hang on an entry of several words from outside, on whichever of its words: of "the
    /// Foreign Ministry of Georgia" the last hangs on the head, of "Iranian deputy foreign minister" the
    /// first may hang on the adjective.
    pub(super) fn outer(&self, head: usize) -> Vec<usize> {
        let words = match self.senses.at(head) {
            Some(found) if self.names.at(head).is_none() => found.tokens.clone(),
            _ => head..head + 1,
        };
        let outer =
            words.clone().flat_map(|word| self.tree.dependents(word)).filter(|at| !words.contains(at));
        outer.collect()
    }

    /// How near a modifier is to naming the owner: lower is nearer, `None` if it names none.
    fn owner_rank(
        &self,
        head: usize,
        modifier: usize,
        reading: &Reading,
        abroad: bool,
        facing: bool,
    ) -> Option<u8> {
        let people = reading.nature == Nature::People || self.tree.lemma(head) == "minority";
        match self.tree.relation(modifier) {
            _ if self.is_aimed(modifier) => None,
            Relation::Amod => Some(if people { 2 } else { 0 }),
            Relation::NmodPoss if !facing && self.tree.lemma(head) != "counterpart" => Some(1),
            Relation::Compound if !people && self.is_adjective(modifier) => Some(0),
            Relation::Compound | Relation::NmodUnmarked | Relation::NmodDesc => Some(3),
            Relation::Nmod | Relation::Obl => match self.tree.preposition(modifier)? {
                "of" if !facing => Some(2),
                word if self.is(WordClass::ServedBy, word) && self.is_lemma(WordClass::Serving, head) => {
                    Some(4)
                }
                "from" => Some(5),
                // Diplomats in Baku are not Baku's; those in the Iranian embassy are Iran's.
                word if self.is(WordClass::BelongingIn, word)
                    && (!abroad
                        || self.readings[modifier]
                            .as_deref()
                            .is_some_and(|reading| reading.nature == Nature::Role)) =>
                {
                    Some(6)
                }
                _ => None,
            },
            Relation::Acl if self.is_lemma(WordClass::LocatedBy, modifier) => Some(7),
            _ => None,
        }
    }

    fn is_adjective(&self, word: usize) -> bool {
        self.readings[word].as_deref().is_some_and(|reading| reading.nature == Nature::People)
    }

    /// The polities that a modifier and its conjuncts name.
    fn named_by(&self, modifier: usize, abroad: bool) -> Vec<Polity> {
        let mut owners: Vec<Polity> = Vec::new();
        let mut add = |polity: &Polity| {
            if !owners.contains(polity) {
                owners.push(polity.clone());
            }
        };
        for part in self.tree.conjuncts(modifier) {
            if self.is_aimed(part) {
                continue;
            }
            let seat = |reading: &Reading| reading.nature == Nature::Seat;
            match self.readings[part].as_deref() {
                // "the Tehran embassy" stands in Tehran.
                Some(reading)
                    if abroad && seat(reading) && self.tree.relation(part) == Relation::Compound => {}
                Some(reading) if !reading.polities.is_empty() => reading.polities.iter().for_each(&mut add),
                _ => {
                    if let Some(polity) = self.place_owner(part) {
                        add(&polity);
                    }
                }
            }
            // "US-led", "Tehran-based".
            if self.is_lemma(WordClass::LedFrom, part) {
                let inner = self.tree.dependents(part).filter(|&inner| inner != part);
                for reading in inner.filter_map(|inner| self.readings[inner].as_deref()) {
                    reading.polities.iter().for_each(&mut add);
                }
            }
        }
        owners
    }

    /// The state that holds a place which modifies a role: "the Munich court", "protesters in Tabriz".
    fn place_owner(&self, word: usize) -> Option<Polity> {
        if matches!(self.tree.relation(word), Relation::Amod) {
            return None;
        }
        self.place_entry(word).and_then(|entry| entry.holder.clone())
    }

    /// Whether a nationality says towards whom something is: "anti-Iranian", "pro-Iranian".
    pub(super) fn is_aimed(&self, word: usize) -> bool {
        let key = self.keys.get(word);
        if key.split_once('-').is_some_and(|(prefix, _)| self.is(WordClass::AttitudePrefix, prefix)) {
            return true;
        }
        let before = |steps: usize| word.checked_sub(steps).map(|at| self.keys.get(at));
        let prefix = before(2).is_some_and(|key| self.is(WordClass::AttitudePrefix, key));
        before(1) == Some("") && prefix || before(1).is_some_and(|key| self.is(WordClass::AttitudeWord, key))
    }
}
