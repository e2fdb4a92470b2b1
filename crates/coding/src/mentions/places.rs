//! Which noun phrases name places, and where a state's name or seat means the land and not who rules it.

use super::phrase::Composer;
use super::reading::Nature;
use codebook::{PlaceEntry, WordClass};
use record::{MONTHS, Place, PlaceKind, Polity, Relation, Upos};
use std::collections::BTreeMap;

impl<'a> Composer<'a> {
    /// The place that the phrase headed by this word names.
    pub(super) fn place(&self, head: usize, weights: &BTreeMap<Polity, u32>) -> Option<Place> {
        if self.senses.places_at(head).is_none() {
            return self.place_by_owner(head).or_else(|| self.land(head));
        }
        let (words, entries) = self.senses.places_at(head)?;
        let part_of_other = self.names.holding(head).is_some()
            || self.senses.at(head).is_some_and(|found| found.tokens.len() > words.len());
        let adjective =
            self.readings[head].as_deref().is_some_and(|reading| reading.nature == Nature::People);
        if part_of_other || adjective {
            return None;
        }
        if let Some(state) = self.namesake(head) {
            let mention = self.tree.span(words.clone());
            let (part, _) = state.name.split_once(" (").unwrap_or((&state.name, ""));
            return Some(Place {
                name: format!("{}, {}", mention.of(self.tree.text), part),
                kind: None,
                country: state.holder.clone(),
                coordinates: None,
                mention: Some(mention),
                basis: None,
            });
        }
        let entry = self.choose(head, entries, weights)?;
        Some(Place { mention: Some(self.tree.span(words.clone())), ..of_entry(entry) })
    }

    /// The land of a state that is named by another name of it, or as "the country".
    fn land(&self, head: usize) -> Option<Place> {
        let reading = self.readings[head].as_deref().filter(|reading| reading.nature == Nature::State)?;
        let [polity] = reading.polities.as_slice() else { return None };
        if !matches!(self.tree.token(head).upos, Upos::Noun | Upos::Propn) || !self.tree.heads_phrase(head) {
            return None;
        }
        self.country(polity, head)
    }

    /// Of places of one name: the one in a state that is named beside it, else in the state that the
    /// document speaks of most, else the first of the codebook.
    fn choose(
        &self,
        head: usize,
        entries: &[&'a PlaceEntry],
        weights: &BTreeMap<Polity, u32>,
    ) -> Option<&'a PlaceEntry> {
        if let [entry] = entries {
            return Some(entry);
        }
        let beside = self.tree.dependents(head).filter(|&dependent| {
            matches!(
                self.tree.relation(dependent),
                Relation::Appos | Relation::NmodUnmarked | Relation::Nmod | Relation::List
            )
        });
        for dependent in beside {
            let named = self.readings[dependent].iter().flat_map(|reading| &reading.polities);
            for polity in named {
                if let Some(entry) = entries.iter().find(|entry| entry.holder.as_ref() == Some(polity)) {
                    return Some(entry);
                }
            }
        }
        let weight = |entry: &PlaceEntry| {
            entry.holder.as_ref().and_then(|holder| weights.get(holder)).copied().unwrap_or(0)
        };
        // `max_by_key` takes the last of equals; the codebook's first is wanted.
        entries.iter().rev().max_by_key(|entry| weight(entry)).copied()
    }

    /// "Lebanon, Pennsylvania": the part of a union after whose name a town's stands that the codebook knows
    /// elsewhere only.
    fn namesake(&self, head: usize) -> Option<&'a PlaceEntry> {
        let (_, entries) = self.senses.places_at(head)?;
        let beside = self.tree.dependents(head).filter(|&at| {
            at > head
                && self.tree.word(at - 1) == ","
                && matches!(self.tree.relation(at), Relation::Appos | Relation::NmodUnmarked | Relation::List)
        });
        let mut parts = beside.filter_map(|at| {
            let part = self.place_entry(at).filter(|part| part.kind == PlaceKind::Region)?;
            let listed = [head, at].iter().any(|&word| self.tree.conjuncts(word).count() > 1);
            let union = part.holder.as_ref().is_some_and(|holder| self.book.actors.is_union(holder));
            (union && !listed).then_some(part)
        });
        parts.find(|part| entries.iter().all(|entry| entry.holder != part.holder))
    }

    /// The state that a name of several lands means by the place beside it: "Atlanta, Georgia".
    pub(super) fn holder_beside(&self, head: usize) -> Option<Polity> {
        if let Some(part) = self.namesake(head) {
            return part.holder.clone();
        }
        let (_, entries) = self.senses.places_at(head)?;
        if entries.len() < 2
            || !matches!(
                self.tree.relation(head),
                Relation::Appos | Relation::NmodUnmarked | Relation::List | Relation::Flat
            )
        {
            return None;
        }
        let beside = self.place_entry(self.tree.head(head)?)?;
        let holds = |entry: &&&PlaceEntry| entry.holder == beside.holder;
        entries.iter().find(holds).and_then(|entry| entry.holder.clone())
    }

    /// The word that names the place which a mission is told with.
    pub(super) fn mission_place(&self, head: usize) -> Option<usize> {
        if !self.is_lemma(WordClass::Mission, head) {
            return None;
        }
        let is_place = |at: usize| {
            self.senses.places_at(at).is_some()
                || self.readings[at].as_deref().is_some_and(|reading| reading.is_state())
        };
        let seat =
            |at: usize| self.readings[at].as_deref().is_some_and(|reading| reading.nature == Nature::Seat);
        let within = |at: usize| self.is_after(WordClass::MissionIn, at);
        let own = self.outer(head).into_iter().find(|&at| match self.tree.relation(at) {
            Relation::Compound => seat(at),
            Relation::Nmod | Relation::Obl => is_place(at) && within(at),
            _ => false,
        });
        // "closed its embassy in Tehran": right after it, wherever the parser hung that.
        let end = self.tree.reach(head).end;
        let beside = self.tree.head(head).into_iter().flat_map(|verb| self.tree.dependents(verb));
        own.or_else(|| {
            beside.into_iter().find(|&at| is_place(at) && within(at) && self.tree.reach(at).start == end)
        })
    }

    /// Whether a state or seat is named only as where something is: "in Tehran".
    pub(super) fn is_only_where(&self, head: usize) -> bool {
        let land = self.readings[head].as_deref().is_some_and(|reading| {
            matches!(reading.nature, Nature::State | Nature::Seat) && reading.polities.len() == 1
        });
        let nominal = matches!(self.tree.token(head).upos, Upos::Propn | Upos::Noun);
        land && nominal
            && !self.is_after_date(head)
            && (self.is_after(WordClass::Where, head) || self.is_seat_of_event(head))
    }

    /// "In May Washington promised": the preposition is the month's.
    fn is_after_date(&self, head: usize) -> bool {
        head.checked_sub(1).is_some_and(|before| {
            MONTHS.contains(&self.keys.get(before)) && self.tree.head(before) == Some(head)
        })
    }

    /// "the Tehran embassy", "the Moscow talks": where it stands.
    fn is_seat_of_event(&self, head: usize) -> bool {
        let seat = self.readings[head].as_deref().is_some_and(|reading| reading.nature == Nature::Seat);
        seat && self.tree.relation(head) == Relation::Compound
            && self.tree.head(head).is_some_and(|above| self.is_lemma(WordClass::SeatOfEvent, above))
    }
}

/// A place of the codebook, named by no words yet.
pub(crate) fn of_entry(entry: &PlaceEntry) -> Place {
    Place {
        name: entry.name.clone(),
        kind: Some(entry.kind),
        country: entry.holder.clone(),
        coordinates: Some((round(entry.latitude), round(entry.longitude))),
        mention: None,
        basis: None,
    }
}

/// Degrees to two decimals, as the codebook has them, without the noise of the narrower float.
fn round(degrees: f32) -> f64 {
    (f64::from(degrees) * 100.0).round() / 100.0
}
