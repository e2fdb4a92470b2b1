//! What the learned parts see of a word: hashes of its form, its ends, its beginnings and its shape.

use crate::clusters::{Cluster, Clusters};
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
    /// Whether it has a capital or a digit.
    pub(crate) is_marked: bool,
    /// The clusters of the lower form.
    pub(crate) cluster: Cluster,
}

impl Word {
    /// The features of a form.
    pub(crate) fn new(form: &str, clusters: &Clusters) -> Word {
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
        let lower_hash = hash_of_lower(lower);
        Word {
            form: hash::of_text(form),
            lower: lower_hash,
            suffix: [end(1), end(2), end(3), end(4)],
            prefix: [start(1), start(2), start(3)],
            shape: shape(form),
            is_marked: form.contains(|c: char| c.is_uppercase() || c.is_numeric()),
            cluster: clusters.get(lower_hash),
        }
    }
}

/// The hash that [`Word::lower`] is for a form.
pub(crate) fn lower_hash(form: &str) -> u32 {
    let lower: Vec<char> = form.chars().flat_map(lower).take(LONGEST).collect();
    hash_of_lower(&lower)
}

fn hash_of_lower(lower: &[char]) -> u32 {
    hash::of_chars(lower.iter().map(|&c| if c.is_ascii_digit() { '0' } else { c }))
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

    fn word(form: &str) -> Word {
        Word::new(form, &Clusters::default())
    }

    #[test]
    fn case_matters_only_to_form_and_shape() {
        let (a, b) = (word("Talks"), word("talks"));
        assert_eq!((a.lower, a.suffix, a.prefix), (b.lower, b.suffix, b.prefix));
        assert!(a.form != b.form && a.shape != b.shape);
        assert_eq!(word("1992").shape, word("20201").shape);
        assert_eq!(word("n’t").lower, word("n't").lower);
    }

    #[test]
    fn any_form_has_features() {
        for form in ["", "İ", "ﬁ", &"x".repeat(500)] {
            assert_eq!(word(form).lower, lower_hash(form));
        }
    }
}
