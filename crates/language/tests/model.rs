//! Models are read whole or refused with a reason; damage never panics.

use language::{FORMAT, Language, ModelError};
use proptest::prelude::*;

const MODEL: &[u8] = include_bytes!("../../../models/en.model");

#[test]
fn the_embedded_model_is_read_and_says_what_it_is() {
    let header = Language::embedded().describe();
    assert_eq!(header.language, "en");
    assert!(header.inputs.iter().all(|input| input.sha256.len() == 64 && !input.licence.is_empty()));
    assert!(header.scores.iter().any(|(name, _)| name.contains("LAS")), "{header}");
    assert!(MODEL.len() <= 24_000_000, "{} bytes", MODEL.len());
}

fn refusal(bytes: &[u8]) -> ModelError {
    Language::load(bytes).err().expect("a damaged model was read")
}

#[test]
fn what_is_no_model_is_refused() {
    assert_eq!(refusal(b""), ModelError::NotAModel);
    assert_eq!(refusal(b"PK\x03\x04 and so on"), ModelError::NotAModel);
    assert!(matches!(refusal(b"chancery"), ModelError::Truncated { .. }));
}

#[test]
fn another_version_is_refused_by_its_number() {
    let mut bytes = MODEL.to_vec();
    bytes[8..12].copy_from_slice(&(FORMAT + 1).to_le_bytes());
    assert_eq!(refusal(&bytes), ModelError::Format { found: FORMAT + 1 });
    assert!(refusal(&bytes).to_string().contains("cargo xtask train"));
}

#[test]
fn a_model_cut_short_is_refused() {
    for length in [9, 12, 40, 4_000, MODEL.len() / 2, MODEL.len() - 1] {
        let error = refusal(&MODEL[..length]);
        assert!(matches!(error, ModelError::Truncated { .. } | ModelError::Damaged { .. }), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_flipped_bit_is_found(place in 0..MODEL.len(), bit in 0..8u32) {
        let mut bytes = MODEL.to_vec();
        bytes[place] ^= 1 << bit;
        prop_assert!(Language::load(&bytes).is_err());
    }

    #[test]
    fn any_bytes_are_refused(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = b"chancery".to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(tail);
        prop_assert!(Language::load(&bytes).is_err());
    }
}
