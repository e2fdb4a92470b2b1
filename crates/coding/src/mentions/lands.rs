//! Places named by whose they are: "Azerbaijani territory", "the Turkish capital", "the border with Iran".

use super::phrase::Composer;
use super::reading::Nature;
use codebook::WordClass;
use record::{Place, PlaceKind, Polity, Relation};
use std::ops::Range;

impl Composer<'_> {
    /// The place that a common noun means by the state or place that it is told with.
    pub(super) fn place_by_owner(&self, head: usize) -> Option<Place> {
        let lemma = self.tree.lemma(head);
        if self.is(WordClass::Border, lemma) {
            return self.border(head);
        }
        let soil = self.is(WordClass::Soil, lemma);
        if !soil && lemma != "capital" {
            return None;
        }
        let owned = self.outer(head).into_iter().filter(|&at| match self.tree.relation(at) {
            Relation::Amod | Relation::NmodPoss => true,
            Relation::Nmod => self.tree.preposition(at) == Some("of"),
            _ => false,
        });
        let mut owners: Vec<&Polity> = Vec::new();
        for polity in owned.flat_map(|at| self.states_of(at)) {
            if !owners.contains(&polity) {
                owners.push(polity);
            }
        }
        let [polity] = owners[..] else { return None };
        if soil {
            return self.country(polity, head);
        }
        let mut seats = self.book.places.entries().iter().filter(|entry| entry.kind == PlaceKind::Capital);
        let seat = seats.find(|entry| entry.holder.as_ref() == Some(polity))?;
        Some(Place { mention: Some(self.tree.span(self.tree.core(head))), ..super::places::of_entry(seat) })
    }

    /// A state as a place, named by the phrase that this word heads.
    pub(super) fn country(&self, polity: &Polity, head: usize) -> Option<Place> {
        let mention = Some(self.tree.span(self.tree.core(head)));
        Some(Place { mention, ..self.state_as_place(polity)? })
    }

    /// A state as a place, named by no words here.
    pub(super) fn state_as_place(&self, polity: &Polity) -> Option<Place> {
        if !matches!(polity, Polity::State(_)) {
            return None;
        }
        let name = self.book.actors.state_name(polity)?;
        let entry = self.book.places.named(name).into_iter().find(|entry| entry.kind == PlaceKind::Country);
        Some(Place {
            name: name.to_owned(),
            kind: Some(PlaceKind::Country),
            country: Some(polity.clone()),
            coordinates: entry.and_then(|entry| super::places::of_entry(entry).coordinates),
            mention: None,
            basis: None,
        })
    }

    /// "the border of Iran and Armenia", "the Greek-Turkish border", "the border with Chad". It is of no one state.
    fn border(&self, head: usize) -> Option<Place> {
        let before = self.names_in(self.tree.reach(head).start..head);
        let is_side = |at: usize| at > head && self.is_after(WordClass::BorderSide, at);
        let mut sides: Vec<usize> = self.tree.dependents(head).filter(|&at| is_side(at)).collect();
        // What follows at once belongs to it, wherever the parser hung that.
        let next = self.tree.parse.tokens.get(head + 1).and_then(|_| self.tree.head(head + 1));
        sides.extend(next.filter(|&at| is_side(at) && !sides.contains(&at)));
        let mut after = Vec::new();
        for side in sides.iter().flat_map(|&side| self.tree.conjuncts(side)) {
            after.extend(self.land_name(side));
        }
        let mut names: Vec<String> = before.iter().chain(&after).cloned().collect();
        names.sort();
        names.dedup();
        let name = match &names[..] {
            [one]
                if before.is_empty() && sides.iter().any(|&at| self.tree.preposition(at) == Some("with")) =>
            {
                format!("border with {one}")
            }
            [one] => format!("border of {one}"),
            [one, other] => format!("border of {one} and {other}"),
            _ => return None,
        };
        Some(Place {
            name,
            kind: Some(PlaceKind::Border),
            country: None,
            coordinates: None,
            mention: Some(self.tree.span(self.tree.core(head))),
            basis: None,
        })
    }

    fn names_in(&self, words: Range<usize>) -> Vec<String> {
        words.filter_map(|at| self.land_name(at)).collect()
    }

    /// The name of the state or region that a word means.
    fn land_name(&self, word: usize) -> Option<String> {
        if self.is_aimed(word) {
            return None;
        }
        let entries = self.senses.places_at(word).map_or(&[][..], |(_, entries)| entries);
        let region = entries.iter().find(|entry| entry.kind == PlaceKind::Region);
        if let Some(region) = region {
            return Some(region.name.clone());
        }
        let [polity] = self.states_of(word) else { return None };
        self.book.actors.state_name(polity).map(str::to_owned)
    }

    /// The states that a word names as such.
    fn states_of(&self, word: usize) -> &[Polity] {
        self.readings[word]
            .as_deref()
            .filter(|reading| matches!(reading.nature, Nature::State | Nature::People | Nature::Seat))
            .map_or(&[], |reading| &reading.polities)
    }
}
