//! The bytes of a model: little-endian numbers, texts and bit sets, read with every length checked.

use crate::model::ModelError;

/// Collects the bytes of a model.
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(crate) fn u16(&mut self, value: u16) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.bytes.extend(text.as_bytes());
    }

    /// Bits, eight to a byte, lowest first; the last byte is filled with zeros.
    pub(crate) fn bits(&mut self, bits: impl Iterator<Item = bool>) {
        let mut byte = 0;
        let mut count = 0;
        for bit in bits {
            byte |= u8::from(bit) << (count % 8);
            count += 1;
            if count % 8 == 0 {
                self.bytes.push(std::mem::take(&mut byte));
            }
        }
        if count % 8 != 0 {
            self.bytes.push(byte);
        }
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }
}

/// Reads the bytes of a model in the order they were written.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    place: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, place: 0 }
    }

    /// The error for content that cannot be.
    pub(crate) fn damaged(&self, problem: &'static str) -> ModelError {
        ModelError::Damaged { place: self.place, problem }
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let end = self.place.checked_add(count);
        let piece = end.and_then(|end| self.bytes.get(self.place..end));
        let piece = piece.ok_or(ModelError::Truncated { place: self.place, wanted: count })?;
        self.place += count;
        Ok(piece)
    }

    /// All bytes that are left.
    pub(crate) fn rest(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.place..];
        self.place = self.bytes.len();
        rest
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.place == self.bytes.len()
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let place = self.place;
        self.bytes(N)?.try_into().map_err(|_| ModelError::Truncated { place, wanted: N })
    }

    pub(crate) fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    pub(crate) fn u16(&mut self) -> Result<u16, ModelError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, ModelError> {
        let length = self.u32()? as usize;
        let bytes = self.bytes(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.damaged("a text that is not UTF-8"))
    }

    /// The bytes that hold `count` bits.
    pub(crate) fn bits(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        self.bytes(count.div_ceil(8))
    }
}
