//! What the finder of names looks at: a word, its neighbours, their classes and clusters, and the place of
//! the noun phrase in the sentence (what follows "in" is rather a place, what says something a person).

use crate::hash::mix;
use crate::tags::Tag;
use crate::words::Word;
use record::Relation;

/// The most features of one word.
pub(crate) const FEATURES: usize = 80;

/// A sentence as the finder of names sees it.
pub(crate) struct Sentence<'a> {
    words: &'a [Word],
    tags: &'a [Tag],
    phrases: Vec<Phrase>,
}

/// The noun phrase that a word belongs to, by its head.
#[derive(Clone, Copy)]
struct Phrase {
    relation: u8,
    /// The head of the phrase's head, and its case marker; 0 for none.
    governor: u32,
    governor_cluster: u16,
    case: u32,
}

impl<'a> Sentence<'a> {
    /// A sentence with its arcs: the head (`n` for the root) and label of each word.
    pub(crate) fn new(words: &'a [Word], tags: &'a [Tag], arcs: &[(usize, u8)]) -> Sentence<'a> {
        let mut case = vec![0; words.len() + 1];
        for (word, &(head, label)) in words.iter().zip(arcs) {
            if label == Relation::Case as u8 && case[head] == 0 {
                case[head] = word.lower;
            }
        }
        let inner = [Relation::Flat as u8, Relation::Compound as u8];
        let phrase = |mut at: usize| {
            for _ in 0..DEEPEST {
                let (head, label) = arcs[at];
                if head == words.len() || !inner.contains(&label) {
                    break;
                }
                at = head;
            }
            let (head, relation) = arcs[at];
            let (governor, governor_cluster) =
                words.get(head).map_or((0, 0), |word| (word.lower, word.cluster.fine));
            Phrase { relation, governor, governor_cluster, case: case[at] }
        };
        Sentence { words, tags, phrases: (0..words.len()).map(phrase).collect() }
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether any word has a capital or a digit; without, there are no names.
    pub(crate) fn is_marked(&self) -> bool {
        self.words.iter().any(|word| word.is_marked)
    }

    /// Fills `keys` with the features of the word at `place`; the label before it has its own.
    pub(crate) fn features(&self, place: usize, keys: &mut Vec<u64>) {
        keys.clear();
        let words = self.words;
        let near = |step: isize| place.checked_add_signed(step).filter(|&index| index < words.len());
        let lower = |step| near(step).map_or(1, |index| u64::from(words[index].lower));
        let shape = |step| near(step).map_or(1, |index| u64::from(words[index].shape));
        let tag = |step| near(step).map_or(999, |index| u64::from(self.tags[index]));
        let fine = |step| near(step).map_or(0, |index| u64::from(words[index].cluster.fine));
        let coarse = |step| near(step).map_or(0, |index| u64::from(words[index].cluster.coarse));
        let word = &words[place];
        let mut template = 2000;
        let mut add = |a: u64, b: u64, c: u64| {
            template += 1;
            keys.push(mix(template, a, b, c));
        };
        add(0, 0, 0);
        add(word.form.into(), 0, 0);
        add(lower(0), 0, 0);
        for end in word.suffix {
            add(end.into(), 0, 0);
        }
        for start in word.prefix {
            add(start.into(), 0, 0);
        }
        add(word.shape.into(), 0, 0);
        add(tag(0), 0, 0);
        for step in [-2, -1, 1, 2] {
            add(lower(step), 0, 0);
            add(shape(step), 0, 0);
            add(tag(step), 0, 0);
        }
        add(lower(-1), lower(0), 0);
        add(lower(0), lower(1), 0);
        add(tag(-1), tag(0), 0);
        add(tag(0), tag(1), 0);
        add(shape(-1), shape(0), shape(1));
        add(lower(-1), shape(0), 0);
        add(lower(1), shape(0), 0);
        add(lower(-2), lower(-1), shape(0));
        add(lower(1), lower(2), shape(0));
        add(word.suffix[2].into(), tag(0), 0);
        for step in [-2, -1, 0, 1, 2] {
            add(fine(step), 0, 0);
            add(coarse(step), shape(step), 0);
        }
        add(fine(0), shape(0), 0);
        add(fine(-1), fine(0), 0);
        add(fine(0), fine(1), 0);
        add(coarse(-1), coarse(0), coarse(1));
        add(fine(1), tag(0), 0);
        add(fine(-1), tag(0), 0);
        // the phrase
        let phrase = self.phrases[place];
        let relation = u64::from(phrase.relation);
        let (governor, case) = (u64::from(phrase.governor), u64::from(phrase.case));
        let governor_cluster = u64::from(phrase.governor_cluster);
        add(relation, shape(0), 0);
        add(governor, shape(0), 0);
        add(case, shape(0), 0);
        add(relation, governor, shape(0));
        add(relation, governor_cluster, shape(0));
        add(case, governor_cluster, shape(0));
        add(case, fine(0), 0);
        add(relation, fine(0), 0);
        add(case, relation, tag(0));
    }
}

/// A phrase within a phrase is followed outwards so far.
const DEEPEST: usize = 4;
