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
use crate::parser::beam::Search;
use crate::tags::{Tag, TagSet};
use crate::words::Word;
use record::{NameKind, Relation, Upos, Xpos};
use std::ops::Range;

/// Where a sentence comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Edited text, of the kinds that names are to be found in.
    #[default]
    Edited,
    /// E-mails, forums and reviews.
    Web,
    /// Made up to teach names.
    Invented,
}

impl Origin {
    const COUNT: usize = 3;
}

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
    /// Where it comes from: names learn what is common to all sentences, and what is peculiar to each origin.
    pub origin: Origin,
    /// The number of its document among those of its origin; the sentences of a document stand together.
    pub document: usize,
}

/// A sentence of which nothing is annotated but its names; its origin is [`Origin::Invented`].
#[derive(Clone, Debug, Default)]
pub struct NamedSentence {
    /// The words as written.
    pub forms: Vec<String>,
    /// The names, as in [`Example::names`].
    pub names: Vec<(Range<usize>, Option<NameKind>)>,
    /// As in [`Example::document`].
    pub document: usize,
}

/// What is known besides the examples.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The list of clusters that `cargo xtask cluster` makes; may be empty.
    pub clusters: &'a str,
    /// The list of words of names that `cargo xtask name-words` makes; may be empty.
    pub name_words: &'a str,
    /// Annotated sentences that teach names and nothing else.
    pub more_names: &'a [Example],
    /// Sentences of which nothing but the names is annotated.
    pub named: &'a [NamedSentence],
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
    /// How often the finder of names is trained; the weights are the mean of all.
    pub name_courses: usize,
    /// Passes of each of these trainings.
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
            name_courses: 6,
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
    origin: Origin,
    document: usize,
}

/// Trains a model and gives its file's bytes. Names learn from the examples and from the material's, all else from
/// the examples alone. `tell` is told how it goes.
pub fn train(
    examples: &[Example],
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
    let for_names = name_lessons(&lessons, &predicted);
    let parser = parser::learn(&lessons, &predicted, &tags, plan, tell);
    let tables = Tables { clusters, tags, tagger, lemmatizer, parser, names: NameTagger::empty() };
    let header = ModelHeader {
        language: "en".into(),
        features: model::fingerprint(),
        seed: plan.seed,
        inputs: material.inputs.to_vec(),
        scores: Vec::new(),
    };
    model::write(&header, &with_names(tables, for_names, material, plan, tell))
}

/// A model with the names trained anew and all else taken from the model in `base`, whose names may be of
/// other features. This gives the bytes that [`train`] gives where it would give the same other tables. That the
/// other features of `base` are those of this program is for the caller to know.
///
/// # Errors
/// If `base` is not a model of this format, cut short or damaged.
pub fn names_anew(
    examples: &[Example],
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
    let for_names = name_lessons(&lessons, &predicted);
    let inputs = material.inputs.to_vec();
    let header = ModelHeader { features: model::fingerprint(), inputs, scores: Vec::new(), ..header };
    Ok(model::write(&header, &with_names(tables, for_names, material, plan, tell)))
}

/// A sentence that teaches names.
struct NameLesson {
    words: Vec<Word>,
    tags: Vec<Tag>,
    arcs: Vec<(usize, u8)>,
    names: Vec<crate::names::Label>,
    origin: Origin,
    document: usize,
}

/// The lessons whose names are annotated, with the classes predicted for them and the right arcs.
fn name_lessons(lessons: &[Lesson], predicted: &[Vec<Tag>]) -> Vec<NameLesson> {
    let lesson = |(lesson, tags): (&Lesson, &Vec<Tag>)| {
        Some(NameLesson {
            words: lesson.words.clone(),
            tags: tags.clone(),
            arcs: arcs(lesson.heads.iter().copied(), lesson.labels.iter().copied()),
            names: lesson.names.clone()?,
            origin: lesson.origin,
            document: lesson.document,
        })
    };
    lessons.iter().zip(predicted).filter_map(lesson).collect()
}

fn arcs(heads: impl Iterator<Item = usize>, labels: impl Iterator<Item = u8>) -> Vec<(usize, u8)> {
    heads.zip(labels).collect()
}

/// The tables with a finder of names, which learns from lessons and from the material's sentences. The tables have
/// not seen these, so that they may read in them what is not annotated.
fn with_names(
    tables: Tables,
    mut lessons: Vec<NameLesson>,
    material: &Material<'_>,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> Tables {
    for example in material.more_names {
        let Lesson { words, heads, labels, names, origin, document, .. } =
            lesson(example, &tables.tags, &tables.clusters);
        let (tags, arcs) = (tables.tagger.tag(&words), arcs(heads.into_iter(), labels.into_iter()));
        lessons.push(NameLesson { words, tags, arcs, names: names.unwrap_or_default(), origin, document });
    }
    let mut search = Search::default();
    for NamedSentence { forms, names, document } in material.named {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form, &tables.clusters)).collect();
        let tags = tables.tagger.tag(&words);
        let arcs = tables.parser.parse(&words, &tags, &tables.tags, &mut search);
        let names = names::labels(words.len(), names);
        lessons.push(NameLesson { words, tags, arcs, names, origin: Origin::Invented, document: *document });
    }
    let names = names::learn(&lessons, NameWords::of_list(material.name_words), plan);
    tell("names trained".into());
    Tables { names, ..tables }
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
        origin: example.origin,
        document: example.document,
    }
}
