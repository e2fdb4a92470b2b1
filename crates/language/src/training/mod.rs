//! How is a model made? From annotated sentences, with a seed; in integers, or in plain arithmetic in a fixed
//! order: the same input gives the same bytes.

mod chain;
mod learner;
mod lemma;
mod names;
mod parser;
mod tagger;

use crate::clusters::Clusters;
use crate::header::{ModelHeader, ModelInput};
use crate::model::{self, Tables};
use crate::name_words::NameWords;
use crate::names::NameTagger;
use crate::tagger::Tagger;
use crate::tags::{Tag, TagSet};
use crate::words::Word;
use record::{NameKind, Relation, Upos, Xpos};
use std::ops::Range;

/// An annotated sentence.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The words as written.
    pub forms: Vec<String>,
    /// Their dictionary forms.
    pub lemmas: Vec<String>,
    /// Their classes.
    pub tags: Vec<(Upos, Xpos)>,
    /// Their heads, `None` for the root.
    pub heads: Vec<Option<usize>>,
    /// Their relations.
    pub relations: Vec<Relation>,
    /// The names, in order, without overlap, each with its kind, `None` for names of anything else; `None` where
    /// names are not annotated.
    pub names: Option<Vec<(Range<usize>, Option<NameKind>)>>,
    /// Whether the sentence is of the kind of text that names are to be found in; sentences of other texts teach
    /// only what is common to both.
    pub is_in_domain: bool,
    /// The number of its document; the sentences of a document stand together.
    pub document: usize,
}

/// What is known besides the examples.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The list of clusters that `cargo xtask cluster` makes; may be empty.
    pub clusters: &'a str,
    /// The list of words of names that `cargo xtask name-words` makes; may be empty.
    pub name_words: &'a str,
    /// All files that the model is made from.
    pub inputs: &'a [ModelInput],
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Seed of the order of sentences.
    pub seed: u64,
    /// Passes of the tagger.
    pub tagger_passes: usize,
    /// Passes of the finder of names.
    pub name_passes: usize,
    /// Parts of the training set that are tagged by taggers trained on the others.
    pub folds: usize,
    /// Parts of the training set that are read backwards by parsers trained on the others.
    pub guide_folds: usize,
    /// Passes of the parser that reads backwards.
    pub guide_passes: usize,
    /// Items in its beam.
    pub guide_beam: usize,
    /// Passes of the parser.
    pub parser_passes: usize,
    /// Items in the beam, in training and after.
    pub beam: usize,
    /// How far below the best an item may fall before it is dropped, in the units of the finished weights, of
    /// which the largest is 2,047. Narrower beams lose accuracy, wider ones time.
    pub margin: i32,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            seed: 20_230_407,
            tagger_passes: 8,
            name_passes: 8,
            folds: 5,
            guide_folds: 3,
            guide_passes: 4,
            guide_beam: 3,
            parser_passes: 8,
            beam: 8,
            margin: 4_500,
        }
    }
}

/// A sentence ready for training.
struct Lesson {
    words: Vec<Word>,
    gold: Vec<Tag>,
    heads: Vec<usize>,
    labels: Vec<u8>,
    names: Option<Vec<crate::names::Label>>,
    is_in_domain: bool,
    document: usize,
}

/// Trains a model and gives its file's bytes. Names learn from the examples and from `more_names`, all else from
/// the examples alone. `tell` is told how it goes.
pub fn train(
    examples: &[Example],
    more_names: &[Example],
    material: &Material<'_>,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> Vec<u8> {
    let tags = TagSet::of(examples.iter().flat_map(|example| example.tags.iter().copied()));
    let clusters = Clusters::of_list(material.clusters);
    let lessons: Vec<Lesson> = examples.iter().map(|example| lesson(example, &tags, &clusters)).collect();
    let all: Vec<&Lesson> = lessons.iter().collect();
    tell(format!("{} sentences, {} word classes", lessons.len(), tags.len()));

    let lemmatizer = lemma::learn(examples);
    let tagger = tagger::learn(&all, &tags, plan.tagger_passes, plan.seed);
    tell("tagger trained".into());
    let predicted = tagger::jackknife(&lessons, &tags, plan);
    tell("training sentences tagged by jackknifing".into());
    let more = more_names.iter().map(|example| lesson(example, &tags, &clusters));
    let names = learn_names(&lessons, &predicted, more, &tagger, material, plan);
    tell("names trained".into());
    let parser = parser::learn(&lessons, &predicted, &tags, plan, tell);

    let header = ModelHeader {
        language: "en".into(),
        features: model::fingerprint(),
        seed: plan.seed,
        inputs: material.inputs.to_vec(),
        scores: Vec::new(),
    };
    model::write(&header, &Tables { clusters, tags, tagger, lemmatizer, parser, names })
}

/// A model with the names trained anew and all else taken from the model in `base`, whose names may be of
/// other features. Names learn from tags found by jackknifing and from right trees, never from the parser, so this gives
/// the bytes that [`train`] gives where it would give the same other tables. That the other features of `base` are
/// those of this program is for the caller to know.
///
/// # Errors
/// If `base` is not a model of this format, cut short or damaged.
pub fn names_anew(
    examples: &[Example],
    more_names: &[Example],
    base: &[u8],
    material: &Material<'_>,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> Result<Vec<u8>, model::ModelError> {
    let (header, tables) = model::read_but_names(base)?;
    let lessons: Vec<Lesson> =
        examples.iter().map(|example| lesson(example, &tables.tags, &tables.clusters)).collect();
    let predicted = tagger::jackknife(&lessons, &tables.tags, plan);
    tell("training sentences tagged by jackknifing".into());
    let more = more_names.iter().map(|example| lesson(example, &tables.tags, &tables.clusters));
    let names = learn_names(&lessons, &predicted, more, &tables.tagger, material, plan);
    tell("names trained".into());
    let inputs = material.inputs.to_vec();
    let header = ModelHeader { features: model::fingerprint(), inputs, scores: Vec::new(), ..header };
    Ok(model::write(&header, &Tables { names, ..tables }))
}

/// The finder of names, from lessons with their predicted classes and from more lessons, which the tagger has not
/// seen, so that it may tag them itself.
fn learn_names(
    lessons: &[Lesson],
    predicted: &[Vec<Tag>],
    more: impl Iterator<Item = Lesson>,
    tagger: &Tagger,
    material: &Material<'_>,
    plan: &Plan,
) -> NameTagger {
    let more: Vec<(Lesson, Vec<Tag>)> = more
        .map(|lesson| {
            let tags = tagger.tag(&lesson.words);
            (lesson, tags)
        })
        .collect();
    let all = lessons.iter().zip(predicted).chain(more.iter().map(|(lesson, tags)| (lesson, tags)));
    names::learn(all, NameWords::of_list(material.name_words), plan)
}

/// The same model with its scores in the header.
///
/// # Errors
/// If `bytes` are not a model of this program.
pub fn with_scores(bytes: &[u8], scores: Vec<(String, String)>) -> Result<Vec<u8>, model::ModelError> {
    let (header, tables) = model::read(bytes)?;
    Ok(model::write(&ModelHeader { scores, ..header }, &tables))
}

fn lesson(example: &Example, tags: &TagSet, clusters: &Clusters) -> Lesson {
    let n = example.forms.len();
    Lesson {
        words: example.forms.iter().map(|form| Word::new(form, clusters)).collect(),
        gold: example.tags.iter().map(|&(upos, xpos)| tags.nearest(upos, xpos)).collect(),
        heads: example.heads.iter().map(|head| head.unwrap_or(n)).collect(),
        labels: example.relations.iter().map(|&relation| relation as u8).collect(),
        names: example.names.as_ref().map(|names| names::labels(n, names)),
        is_in_domain: example.is_in_domain,
        document: example.document,
    }
}
