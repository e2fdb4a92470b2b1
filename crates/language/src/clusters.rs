//! Words that stand in like contexts share a cluster, learned from far more text than is annotated.
//!
//! The list is made by `cargo xtask cluster`; see there. A word is looked up by the hash of its lower form.

use crate::binary::{Reader, Writer};
use crate::model::ModelError;
use crate::words;

/// The clusters of a word: a fine and a coarse one; 0 for words that are in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cluster {
    pub(crate) fine: u16,
    pub(crate) coarse: u8,
}

/// The clusters of all known words.
#[derive(Default)]
pub(crate) struct Clusters {
    /// A power of two of slots, at most half of them filled; a word lies at or after its own slot.
    slots: Vec<(u32, u16)>,
    /// The coarse cluster of each fine one.
    coarse: Vec<u8>,
}

impl Clusters {
    /// Reads the list: a line a cluster, the coarse number first; `#` begins a comment. A word stays in the
    /// first cluster that names it.
    pub(crate) fn of_list(text: &str) -> Clusters {
        let mut words: Vec<(u32, u16)> = Vec::new();
        let mut coarse = vec![0];
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split(' ');
            let number: u8 = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
            let fine = coarse.len() as u16;
            coarse.push(number.saturating_add(1));
            words.extend(parts.map(|word| (words::lower_hash(word), fine)));
        }
        Clusters::of(words, coarse)
    }

    fn of(words: Vec<(u32, u16)>, coarse: Vec<u8>) -> Clusters {
        let mut clusters = Clusters { slots: vec![(0, 0); (2 * words.len()).next_power_of_two()], coarse };
        for (hash, fine) in words {
            let slot = clusters.find(hash);
            if clusters.slots[slot].1 == 0 {
                clusters.slots[slot] = (hash, fine);
            }
        }
        clusters
    }

    /// The slot of a hash, or the empty slot where it would be.
    fn find(&self, hash: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The clusters of the word whose lower form has this hash.
    pub(crate) fn get(&self, lower: u32) -> Cluster {
        if self.slots.is_empty() {
            return Cluster::default();
        }
        let fine = self.slots[self.find(lower)].1;
        Cluster { fine, coarse: self.coarse.get(fine as usize).copied().unwrap_or(0) }
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u16(self.coarse.len() as u16);
        to.raw(&self.coarse);
        let words = self.slots.iter().filter(|(_, fine)| *fine != 0);
        to.u32(words.clone().count() as u32);
        for (hash, fine) in words {
            to.u32(*hash);
            to.u16(*fine);
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Clusters, ModelError> {
        let count = from.u16()?;
        let coarse = from.bytes(count.into())?.to_vec();
        let count = from.u32()?;
        if count > 1 << 22 {
            return Err(from.damaged("more words in clusters than can be"));
        }
        let mut words = Vec::new();
        for _ in 0..count {
            words.push((from.u32()?, from.u16()?));
        }
        Ok(Clusters::of(words, coarse))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_clusters_of_its_line() {
        let clusters = Clusters::of_list("# head\n4 minister chancellor\n4 iran iraq\n9 the minister\n");
        let of = |word| clusters.get(words::lower_hash(word));
        assert_eq!(of("minister"), Cluster { fine: 1, coarse: 5 });
        assert_eq!(of("chancellor"), of("minister"));
        assert_eq!(of("iraq"), Cluster { fine: 2, coarse: 5 });
        assert_eq!(of("zzz"), Cluster::default());
        let mut writer = Writer::default();
        clusters.write(&mut writer);
        let again = Clusters::read(&mut Reader::new(&writer.finish())).unwrap();
        assert_eq!(again.get(words::lower_hash("the")), of("the"));
        assert_eq!(Clusters::default().get(7), Cluster::default());
    }
}
