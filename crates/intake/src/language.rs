//! Which language is it? Only English is read; other texts are read all the same, with a note.

use record::Block;

/// How much of the told text is looked at.
const SAMPLE: usize = 20_000;
/// Shorter texts give no sure answer.
const LEAST_CHARS: usize = 60;

/// The language of the told text (ISO 639-1 where there is such a code) and whether the answer is sure.
pub(crate) fn language(text: &str, blocks: &[Block]) -> Option<(String, bool)> {
    let mut sample = String::new();
    for block in blocks.iter().filter(|block| block.kind.is_told()) {
        let rest = SAMPLE.saturating_sub(sample.len());
        if rest == 0 {
            break;
        }
        let told = block.span.of(text);
        let end = told.char_indices().map(|(at, _)| at).take_while(|at| *at <= rest).last().unwrap_or(0);
        sample.push_str(if told.len() <= rest { told } else { &told[..end] });
        sample.push(' ');
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LEAST_CHARS {
        return None;
    }
    let info = whatlang::detect(&sample)?;
    let sure = info.is_reliable() && info.confidence() > 0.5;
    Some((two_letters(info.lang().code()).to_owned(), sure))
}

/// ISO 639-1 for the languages that stand around the first case; else the three letters.
fn two_letters(code: &str) -> &str {
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("rus", "ru"),
        ("tur", "tr"),
        ("aze", "az"),
        ("pes", "fa"),
        ("ara", "ar"),
        ("hye", "hy"),
        ("kat", "ka"),
        ("heb", "he"),
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("ukr", "uk"),
        ("cmn", "zh"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("urd", "ur"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "no"),
        ("fin", "fi"),
        ("ces", "cs"),
        ("ron", "ro"),
        ("bul", "bg"),
        ("ell", "el"),
        ("hun", "hu"),
        ("srp", "sr"),
        ("hrv", "hr"),
        ("uzb", "uz"),
        ("tuk", "tk"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{BlockKind, Span};

    fn of(text: &str) -> Option<(String, bool)> {
        let span = Span::new(text, 0, text.len()).unwrap();
        language(text, &[Block { kind: BlockKind::Paragraph, span }])
    }

    #[test]
    fn languages_are_told_apart() {
        let english =
            "The minister travelled to the border and spoke with the drivers who had waited there for days.";
        let turkish = "Bakan sınıra gitti ve günlerdir orada bekleyen şoförlerle görüştü, köprünün açılacağını söyledi.";
        assert_eq!(of(english).map(|found| found.0).as_deref(), Some("en"));
        assert_eq!(of(turkish), Some(("tr".to_owned(), true)));
        assert_eq!(of("Baku."), None);
    }

    #[test]
    fn a_long_sample_is_cut_between_characters() {
        assert!(of(&"Şuşa şəhəri və Bakı. ".repeat(3000)).is_some());
    }
}
