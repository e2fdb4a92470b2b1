//! What the learned parts see of a word: hashes of its form, its ends, its beginnings and its shape.

use crate::hash;

/// The features of one form. Equal forms have equal features, wherever they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The form as written.
    pub(crate) form: u32,
    /// The form in lower case, digits alike.
    pub(crate) lower: u32,
    /// The last one to four characters of the lower form.
    pub(crate) suffix: [u32; 4],
    /// The first one to three characters of the lower form.
    pub(crate) prefix: [u32; 3],
    /// Capitals, letters, digits and marks, runs cut at three.
    pub(crate) shape: u32,
}

impl Word {
    /// The features of a form.
    pub(crate) fn new(form: &str) -> Word {
        let mut chars = [' '; LONGEST];
        let mut length = 0;
        for c in form.chars().flat_map(lower) {
            if length == LONGEST {
                break;
            }
            chars[length] = c;
            length += 1;
        }
        let lower = &chars[..length];
        let end = |count: usize| hash::of_chars(lower[length.saturating_sub(count)..].iter().copied());
        let start = |count: usize| hash::of_chars(lower[..count.min(length)].iter().copied());
        Word {
            form: hash::of_text(form),
            lower: hash::of_chars(lower.iter().map(|&c| if c.is_ascii_digit() { '0' } else { c })),
            suffix: [end(1), end(2), end(3), end(4)],
            prefix: [start(1), start(2), start(3)],
            shape: shape(form),
        }
    }
}

/// Longer forms are told apart by their first characters only.
const LONGEST: usize = 64;

/// Lower case, with the curly apostrophe made straight: the treebanks have both, texts on the web too.
fn lower(c: char) -> impl Iterator<Item = char> {
    let c = if matches!(c, '’' | '‘') { '\'' } else { c };
    c.to_lowercase()
}

fn shape(form: &str) -> u32 {
    let mut last = ' ';
    let mut run = 0;
    let classes = form.chars().map(|c| match c {
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c if c.is_ascii_digit() => 'd',
        '’' | '‘' => '\'',
        c => c,
    });
    hash::of_chars(classes.filter(|&class| {
        run = if class == last { run + 1 } else { 1 };
        last = class;
        run <= 3
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_matters_only_to_form_and_shape() {
        let (a, b) = (Word::new("Talks"), Word::new("talks"));
        assert_eq!((a.lower, a.suffix, a.prefix), (b.lower, b.suffix, b.prefix));
        assert!(a.form != b.form && a.shape != b.shape);
        assert_eq!(Word::new("1992").shape, Word::new("20201").shape);
        assert_eq!(Word::new("n’t").lower, Word::new("n't").lower);
    }

    #[test]
    fn any_form_has_features() {
        for form in ["", "İ", "ﬁ", &"x".repeat(500)] {
            let _ = Word::new(form);
        }
    }
}
