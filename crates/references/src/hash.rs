//! How a feature becomes a number; the same on every platform, and part of the model's format.

/// FNV-1a, spread once more.
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) fn new(template: u8) -> Hash {
        Hash(0xcbf2_9ce4_8422_2325).byte(template)
    }

    pub(crate) fn byte(self, byte: u8) -> Hash {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// A text and its end, so that "ab", "c" is not "a", "bc".
    pub(crate) fn text(self, text: &str) -> Hash {
        text.bytes().fold(self, Hash::byte).byte(0xff)
    }

    pub(crate) fn wide(self, number: u16) -> Hash {
        number.to_le_bytes().into_iter().fold(self, Hash::byte)
    }

    pub(crate) fn key(self) -> u32 {
        let x = (self.0 ^ (self.0 >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((x ^ (x >> 29)) >> 32) as u32
    }
}
