//! The way back from the text to the received bytes, as pairs of offsets.

/// Pairs (offset in the text, offset in the source), ascending in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offsets {
    pairs: Vec<(u32, u32)>,
    /// Whether nothing was made of the source: no pairs, and all offsets are the same. A text of which nothing was kept
    /// has no pairs either.
    is_source: bool,
    /// Whether characters take other lengths in the source, so that only the pairs themselves are sure.
    recoded: bool,
}

impl Offsets {
    /// The text is the source.
    pub(crate) fn same() -> Offsets {
        Offsets { is_source: true, ..Offsets::default() }
    }

    /// From pairs; those that do not ascend in both are left out.
    pub(crate) fn new(pairs: Vec<(u32, u32)>) -> Offsets {
        let mut kept: Vec<(u32, u32)> = Vec::with_capacity(pairs.len());
        for pair in pairs {
            match kept.last() {
                Some(last) if pair.0 <= last.0 || pair.1 < last.1 => {}
                _ => kept.push(pair),
            }
        }
        Offsets { pairs: kept, ..Offsets::default() }
    }

    /// From pairs, for a source in another charset.
    pub(crate) fn recoded(pairs: Vec<(u32, u32)>) -> Offsets {
        Offsets { recoded: true, ..Offsets::new(pairs) }
    }

    /// The same map for a text that lies `by` bytes further into the source.
    pub(crate) fn shifted(self, by: u32) -> Offsets {
        if by == 0 {
            return self;
        }
        if self.is_source {
            return Offsets::new(vec![(0, by)]);
        }
        Offsets { pairs: self.pairs.into_iter().map(|(text, source)| (text, source + by)).collect(), ..self }
    }

    /// Where a place of the text lies in the source, as near as the pairs tell.
    pub(crate) fn back(&self, at: usize) -> usize {
        let after = self.pairs.partition_point(|(text, _)| *text as usize <= at);
        let Some(&(text, source)) = after.checked_sub(1).and_then(|index| self.pairs.get(index)) else {
            return if self.is_source { at } else { 0 };
        };
        let place = source as usize + (at - text as usize);
        self.pairs.get(after).map_or(place, |(_, next)| place.min(*next as usize))
    }

    /// A place of the source that is surely not after the given place of the text.
    pub(crate) fn floor(&self, at: usize) -> usize {
        if !self.recoded {
            return self.back(at);
        }
        let after = self.pairs.partition_point(|(text, _)| *text as usize <= at);
        after.checked_sub(1).and_then(|index| self.pairs.get(index)).map_or(0, |(_, source)| *source as usize)
    }

    /// This map, followed by that of its source to what the source was made of.
    pub(crate) fn then(self, further: &Offsets) -> Offsets {
        if further.is_source {
            return self;
        }
        if self.is_source {
            return further.clone();
        }
        let pairs = self
            .pairs
            .into_iter()
            .map(|(text, source)| (text, further.floor(source as usize) as u32))
            .collect();
        Offsets::new(pairs)
    }

    /// The pairs.
    pub(crate) fn into_pairs(self) -> Vec<(u32, u32)> {
        self.pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_between_pairs() {
        let map = Offsets::new(vec![(0, 10), (5, 30), (4, 31), (9, 29), (12, 60)]);
        assert_eq!([map.back(0), map.back(3), map.back(7), map.back(12)], [10, 13, 32, 60]);
        assert_eq!(Offsets::same().back(7), 7);
        assert_eq!(Offsets::same().shifted(3).back(7), 10);
    }

    #[test]
    fn maps_are_joined() {
        let first = Offsets::new(vec![(0, 4), (10, 20)]);
        let second = Offsets::new(vec![(0, 3)]);
        assert_eq!(first.then(&second).into_pairs(), [(0, 7), (10, 23)]);
        assert_eq!(Offsets::same().then(&second), second);
        assert_eq!(Offsets::default().then(&second), Offsets::default(), "nothing was kept of the source");
    }
}
