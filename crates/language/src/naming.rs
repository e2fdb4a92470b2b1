//! What the finder of names looks at: a word, its neighbours, their classes and clusters, whether they are known
//! from names, the place of the noun phrase in the sentence (what follows "in" is rather a place, what says
//! something a person), and how the word is used elsewhere in the document.

use crate::hash::mix;
use crate::name_words::{Classes, MOST, NameWords};
use crate::tags::Tag;
use crate::uses::{DocumentUses, Standing, Uses, WAYS};
use crate::words::Word;
use record::Relation;

/// The most features of one word.
pub(crate) const FEATURES: usize = 192;

/// A sentence as the finder of names sees it.
pub(crate) struct Sentence<'a> {
    words: &'a [Word],
    tags: &'a [Tag],
    phrases: Vec<Phrase>,
    /// What each word hangs on.
    heads: Vec<Head>,
    /// The classes of words of names that each marked word has.
    classes: Vec<Classes>,
    /// How each marked word is used elsewhere in the document.
    elsewhere: Vec<Uses>,
}

/// The head of a word and the relation to it.
#[derive(Clone, Copy)]
struct Head {
    lower: u32,
    cluster: u16,
    relation: u8,
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
    pub(crate) fn new(
        words: &'a [Word],
        tags: &'a [Tag],
        arcs: &[(usize, u8)],
        known: &NameWords,
    ) -> Sentence<'a> {
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
        let head = |&(head, relation): &(usize, u8)| {
            let (lower, cluster) = words.get(head).map_or((0, 0), |word| (word.lower, word.cluster.fine));
            Head { lower, cluster, relation }
        };
        let heads = arcs.iter().map(head).collect();
        let classes =
            words.iter().map(|word| if word.is_marked { known.get(word.lower) } else { 0 }).collect();
        let phrases = (0..words.len()).map(phrase).collect();
        Sentence { words, tags, phrases, heads, classes, elsewhere: vec![0; words.len()] }
    }

    /// How a word stands, if it has a capital or a digit.
    fn standing(&self, place: usize) -> Option<Standing<'a>> {
        let (words, phrase) = (self.words, &self.phrases[place]);
        words[place].is_marked.then(|| Standing {
            before: place.checked_sub(1).map(|before| &words[before]),
            after: words.get(place + 1),
            own_relation: self.heads[place].relation,
            relation: phrase.relation,
            case: phrase.case,
        })
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
        let mut add = Templates::new(keys);
        add.key(0, 0, 0);
        add.key(word.form.into(), 0, 0);
        add.key(lower(0), 0, 0);
        for end in word.suffix {
            add.key(end.into(), 0, 0);
        }
        for start in word.prefix {
            add.key(start.into(), 0, 0);
        }
        add.key(word.shape.into(), 0, 0);
        add.key(tag(0), 0, 0);
        for step in [-2, -1, 1, 2] {
            add.key(lower(step), 0, 0);
            add.key(shape(step), 0, 0);
            add.key(tag(step), 0, 0);
        }
        add.key(lower(-1), lower(0), 0);
        add.key(lower(0), lower(1), 0);
        add.key(tag(-1), tag(0), 0);
        add.key(tag(0), tag(1), 0);
        add.key(shape(-1), shape(0), shape(1));
        add.key(lower(-1), shape(0), 0);
        add.key(lower(1), shape(0), 0);
        add.key(lower(-2), lower(-1), shape(0));
        add.key(lower(1), lower(2), shape(0));
        add.key(word.suffix[2].into(), tag(0), 0);
        for step in [-2, -1, 0, 1, 2] {
            add.key(fine(step), 0, 0);
            add.key(coarse(step), shape(step), 0);
        }
        add.key(fine(0), shape(0), 0);
        add.key(fine(-1), fine(0), 0);
        add.key(fine(0), fine(1), 0);
        add.key(coarse(-1), coarse(0), coarse(1));
        add.key(fine(1), tag(0), 0);
        add.key(fine(-1), tag(0), 0);
        // the phrase
        let phrase = self.phrases[place];
        let relation = u64::from(phrase.relation);
        let (governor, case) = (u64::from(phrase.governor), u64::from(phrase.case));
        let governor_cluster = u64::from(phrase.governor_cluster);
        add.key(relation, shape(0), 0);
        add.key(governor, shape(0), 0);
        add.key(case, shape(0), 0);
        add.key(relation, governor, shape(0));
        add.key(relation, governor_cluster, shape(0));
        add.key(case, governor_cluster, shape(0));
        add.key(case, fine(0), 0);
        add.key(relation, fine(0), 0);
        add.key(case, relation, tag(0));
        let head = self.heads[place];
        add.key(head.lower.into(), head.relation.into(), shape(0));
        add.key(head.cluster.into(), head.relation.into(), shape(0));
        // known words of names
        let classes = |step| near(step).map_or(0, |index| self.classes[index]);
        for step in [-1, 0, 1] {
            add.each(classes(step), 0);
            add.key(classes(step).into(), 0, 0);
        }
        add.each(classes(0), shape(0));
        add.each(classes(0), case);
        add.key(classes(-1).into(), classes(0).into(), 0);
        add.key(classes(0).into(), classes(1).into(), 0);
        // elsewhere in the document
        let uses = self.elsewhere[place];
        add.key(u64::from(uses != 0), shape(0), 0);
        add.each_use(uses);
    }
}

/// Lets each sentence of a document see what the others show of its words.
pub(crate) fn look_around(document: &mut [Sentence<'_>]) {
    let mut uses = DocumentUses::new();
    for sentence in document.iter() {
        for (place, word) in sentence.words.iter().enumerate() {
            uses.note(word, sentence.standing(place).as_ref());
        }
    }
    for sentence in document {
        for (place, word) in sentence.words.iter().enumerate() {
            if let Some(standing) = sentence.standing(place) {
                sentence.elsewhere[place] = uses.elsewhere(word, &standing);
            }
        }
    }
}

/// Numbers the templates of features as they are filled in.
struct Templates<'k> {
    keys: &'k mut Vec<u64>,
    number: u64,
}

impl<'k> Templates<'k> {
    fn new(keys: &'k mut Vec<u64>) -> Templates<'k> {
        Templates { keys, number: 2000 }
    }

    fn key(&mut self, a: u64, b: u64, c: u64) {
        self.number += 1;
        self.keys.push(mix(self.number, a, b, c));
    }

    /// A key for each of the classes, all of one template.
    fn each(&mut self, classes: Classes, with: u64) {
        self.number += 1;
        let among = (0..MOST).filter(|class| classes >> class & 1 == 1);
        self.keys.extend(among.map(|class| mix(self.number, class as u64, with, 1)));
    }

    /// A key for each way in which the word is used, all of one template.
    fn each_use(&mut self, uses: Uses) {
        self.number += 1;
        let among = (0..WAYS).filter(|way| uses >> way & 1 == 1);
        self.keys.extend(among.map(|way| mix(self.number, way as u64, 0, 2)));
    }
}

/// A phrase within a phrase is followed outwards so far.
const DEEPEST: usize = 4;
