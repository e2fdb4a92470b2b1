//! How features become numbers: one text hash and one mixer, the same on every platform.
//!
//! Both are part of the model's format: a change here changes [`crate::model::fingerprint`], so that an
//! older model is refused rather than misread.

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// Odd constants with well spread bits (golden ratio and the finalisers of xxHash).
const SPREAD: [u64; 4] =
    [0xd6e8_feb8_6659_fd93, 0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9];

/// The hash of a sequence of characters.
pub(crate) fn of_chars(chars: impl Iterator<Item = char>) -> u32 {
    let mut hash = FNV_OFFSET;
    for c in chars {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(FNV_PRIME);
    }
    (finish(hash) >> 32) as u32
}

/// The hash of a text.
pub(crate) fn of_text(text: &str) -> u32 {
    of_chars(text.chars())
}

fn finish(mut x: u64) -> u64 {
    x ^= x >> 31;
    x = x.wrapping_mul(SPREAD[1]);
    x ^ (x >> 29)
}

/// Mixes a template number and up to three values into a feature key.
#[inline(always)]
pub(crate) fn mix(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let mut h = template.wrapping_mul(SPREAD[0]) ^ a.wrapping_mul(SPREAD[1]);
    h ^= h >> 32;
    h = h.wrapping_add(b).wrapping_mul(SPREAD[2]);
    h ^= h >> 29;
    h = h.wrapping_add(c).wrapping_mul(SPREAD[3]);
    h ^ (h >> 32)
}

/// A checksum of bytes: eight at a time, so that a model of 24 MB is checked in a few milliseconds.
/// It finds damage; it is no defence against forgery.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut sums = [FNV_OFFSET, SPREAD[0], SPREAD[2], SPREAD[3]];
    let mut chunks = bytes.chunks_exact(32);
    for chunk in &mut chunks {
        for (sum, word) in sums.iter_mut().zip(chunk.chunks_exact(8)) {
            let word = word.try_into().map_or(0, u64::from_le_bytes);
            *sum = (*sum ^ word).wrapping_mul(SPREAD[1]).rotate_left(29);
        }
    }
    for &byte in chunks.remainder() {
        sums[0] = (sums[0] ^ u64::from(byte)).wrapping_mul(FNV_PRIME).rotate_left(29);
    }
    let all = sums.iter().fold(bytes.len() as u64, |all, &sum| mix(all, sum, 0, 0));
    finish(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts_in_the_checksum() {
        let bytes: Vec<u8> = (0..75).collect();
        let sum = checksum(&bytes);
        for place in 0..bytes.len() {
            let mut other = bytes.clone();
            other[place] ^= 0x10;
            assert_ne!(checksum(&other), sum, "byte {place}");
        }
        assert_ne!(checksum(&bytes[..74]), sum);
    }

    #[test]
    fn order_and_place_of_values_count() {
        assert_ne!(mix(1, 2, 3, 4), mix(1, 3, 2, 4));
        assert_ne!(mix(1, 2, 0, 0), mix(2, 1, 0, 0));
        assert_ne!(of_text("ab"), of_text("ba"));
    }
}
