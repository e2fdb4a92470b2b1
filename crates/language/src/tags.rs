//! The joint word classes: a universal and a Penn tag that occur together.

use crate::binary::{Reader, Writer};
use crate::model::ModelError;
use record::{Upos, Xpos};
use std::collections::BTreeMap;

/// The number of a joint class in [`TagSet`].
pub(crate) type Tag = u8;

/// At most this many joint classes; the width of the tagger's rows.
pub(crate) const TAGS: usize = 96;

/// The joint classes of a model, in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TagSet {
    pairs: Vec<(Upos, Xpos)>,
}

impl TagSet {
    /// The pairs that occur at least five times, most frequent first (then in order of the lists), at most
    /// [`TAGS`].
    pub(crate) fn of(pairs: impl Iterator<Item = (Upos, Xpos)>) -> TagSet {
        let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
        let mut pairs: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= 5).collect();
        pairs.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
        pairs.truncate(TAGS);
        TagSet { pairs: pairs.into_iter().map(|(pair, _)| pair).collect() }
    }

    /// How many classes there are.
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The pair of a class. Classes beyond the set, which no model gives, read as its first.
    pub(crate) fn pair(&self, tag: Tag) -> (Upos, Xpos) {
        let pair = self.pairs.get(tag as usize).or_else(|| self.pairs.first());
        pair.copied().unwrap_or((Upos::X, Xpos::Xx))
    }

    /// The class of a pair; of a rare pair, the most frequent class with the same universal tag.
    pub(crate) fn nearest(&self, upos: Upos, xpos: Xpos) -> Tag {
        let place = |of: &dyn Fn(&(Upos, Xpos)) -> bool| self.pairs.iter().position(of);
        let exact = place(&|pair| *pair == (upos, xpos));
        exact.or_else(|| place(&|pair| pair.0 == upos)).unwrap_or(0) as Tag
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u8(self.pairs.len() as u8);
        for (upos, xpos) in &self.pairs {
            to.text(upos.as_str());
            to.text(xpos.as_str());
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<TagSet, ModelError> {
        let count = from.u8()?;
        if count == 0 || count as usize > TAGS {
            return Err(from.damaged("a number of word classes that cannot be"));
        }
        let mut pairs = Vec::new();
        for _ in 0..count {
            let upos = from.text()?.parse().map_err(|_| from.damaged("an unknown universal tag"))?;
            let xpos = from.text()?.parse().map_err(|_| from.damaged("an unknown Penn tag"))?;
            pairs.push((upos, xpos));
        }
        Ok(TagSet { pairs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_pairs_fall_to_the_frequent_class_of_their_upos() {
        let often = std::iter::repeat_n((Upos::Noun, Xpos::Nn), 9);
        let less = std::iter::repeat_n((Upos::Noun, Xpos::Nns), 6);
        let set = TagSet::of(less.chain(often).chain([(Upos::Noun, Xpos::Fw)]));
        assert_eq!(set.len(), 2);
        assert_eq!(set.pair(set.nearest(Upos::Noun, Xpos::Fw)), (Upos::Noun, Xpos::Nn));
        assert_eq!(set.pair(set.nearest(Upos::Noun, Xpos::Nns)), (Upos::Noun, Xpos::Nns));
    }
}
