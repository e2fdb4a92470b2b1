//! The whole way from text to parse, and the model that it goes by.

use crate::agreement::{Seen, agree};
use crate::finite::{self, Arcs};
use crate::header::ModelHeader;
use crate::model::{self, ModelError, Tables};
use crate::naming;
use crate::parser::beam::Search;
use crate::parser::tree::related;
use crate::tags::Tag;
use crate::text::{self, Piece};
use crate::words::Word;
use record::{Document, Name, Parse, Relation, Sentence, Span, Token, Upos, Xpos};
use std::sync::OnceLock;

static MODEL: &[u8] = include_bytes!("../../../models/en.model");

/// A language: its model, ready for use. Shared freely between threads.
pub struct Language {
    header: ModelHeader,
    tables: Tables,
}

/// What is found of one word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Word class.
    pub upos: Upos,
    /// Penn word class.
    pub xpos: Xpos,
    /// Dictionary form.
    pub lemma: Box<str>,
    /// Its head, as an index into the sentence's words; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// A sentence as it was read first: its words, their classes and arcs.
struct FirstReading {
    words: Vec<Word>,
    tags: Vec<Tag>,
    arcs: Arcs,
}

/// What is kept from sentence to sentence of a document.
#[derive(Default)]
struct Room {
    search: Search,
    readings: Vec<FirstReading>,
}

impl Language {
    /// The language of the model inside the program.
    pub fn embedded() -> &'static Language {
        static EMBEDDED: OnceLock<Language> = OnceLock::new();
        EMBEDDED.get_or_init(|| Language::load(MODEL).expect("a test reads the embedded model"))
    }

    /// A language from the bytes of a model file.
    ///
    /// # Errors
    /// If the bytes are not a model, not of this format, not of these features, cut short or damaged.
    pub fn load(bytes: &[u8]) -> Result<Language, ModelError> {
        let (header, tables) = model::read(bytes)?;
        Ok(Language { header, tables })
    }

    /// What the model says about itself.
    pub fn describe(&self) -> &ModelHeader {
        &self.header
    }

    /// Sentences, words and names of a document's told blocks; the others are passed over.
    pub fn parse(&self, document: &Document) -> Parse {
        let mut parse = Parse::default();
        let mut room = Room::default();
        for (block, place) in document.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_told()) {
            for sentence in text::sentences(&document.text, place.span.range()) {
                self.add_sentence(&document.text, block, &sentence, &mut room, &mut parse);
            }
        }
        parse.names = self.names_of(&room.readings);
        parse
    }

    /// Classes, lemmas, heads and relations of the words of one sentence.
    pub fn analyse(&self, forms: &[&str]) -> Vec<Analysis> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form, &self.tables.clusters)).collect();
        let mut search = Search::default();
        let read = self.read(&words, &mut search);
        let (tags, arcs) = self.with_verb(forms, &words, read, &mut search);
        self.analyses(forms, &tags, &arcs)
    }

    /// The names in the sentences of a document, its words counted from the first sentence on.
    pub fn names(&self, sentences: &[Vec<&str>]) -> Vec<Name> {
        let mut search = Search::default();
        let readings = sentences.iter().map(|forms| {
            let words: Vec<Word> = forms.iter().map(|form| Word::new(form, &self.tables.clusters)).collect();
            let (tags, arcs) = self.read(&words, &mut search);
            FirstReading { words, tags, arcs }
        });
        self.names_of(&readings.collect::<Vec<_>>())
    }

    /// The names of a document, its words counted from the first sentence on.
    fn names_of(&self, readings: &[FirstReading]) -> Vec<Name> {
        let finder = &self.tables.names;
        let mut sentences: Vec<naming::Sentence<'_>> = readings
            .iter()
            .map(|one| naming::Sentence::new(&one.words, &one.tags, &one.arcs, &finder.known))
            .collect();
        naming::look_around(&mut sentences);
        let (mut names, mut rows) = (Vec::new(), Vec::new());
        for sentence in &sentences {
            let (found, weights) = finder.names(sentence, rows.len());
            names.extend(found);
            rows.extend(weights);
        }
        let words = readings.iter().flat_map(|one| &one.words).zip(rows);
        let seen: Vec<Seen> = words.map(|(word, row)| Seen::new(word, row)).collect();
        agree(finder, &seen, names)
    }

    /// The classes and arcs of a sentence.
    fn read(&self, words: &[Word], search: &mut Search) -> (Vec<Tag>, Arcs) {
        let tags = self.tables.tagger.tag(words);
        let arcs = self.tables.parser.parse(words, &tags, &self.tables.tags, search);
        (tags, arcs)
    }

    /// The same, read again with a past form as the verb if no verb was found.
    fn with_verb(
        &self,
        forms: &[&str],
        words: &[Word],
        (mut tags, arcs): (Vec<Tag>, Arcs),
        search: &mut Search,
    ) -> (Vec<Tag>, Arcs) {
        let (tagger, set) = (&self.tables.tagger, &self.tables.tags);
        if finite::lacks(&tags, set, &related(&arcs)) {
            for word in finite::candidates(forms, words, &tags, set, tagger) {
                let known = (word, set.nearest(Upos::Verb, Xpos::Vbd));
                // Already the verb, by another class.
                if finite::is_main(word, forms, &related(&arcs)) {
                    tags[word] = known.1;
                    break;
                }
                let anew = tagger.tag_with(words, Some(known));
                let arcs = self.tables.parser.parse(words, &anew, set, search);
                if finite::is_main(word, forms, &related(&arcs)) {
                    return (anew, arcs);
                }
            }
        }
        (tags, arcs)
    }

    fn analyses(&self, forms: &[&str], tags: &[Tag], arcs: &[(usize, u8)]) -> Vec<Analysis> {
        let found = forms.iter().zip(tags).zip(related(arcs));
        let analysis = |((form, &tag), (head, relation)): ((&&str, &Tag), (Option<usize>, Relation))| {
            let (upos, xpos) = self.tables.tags.pair(tag);
            Analysis { upos, xpos, lemma: self.tables.lemmatizer.lemma(form, (upos, xpos)), head, relation }
        };
        found.map(analysis).collect()
    }

    fn add_sentence(&self, text: &str, block: usize, pieces: &[Piece], room: &mut Room, parse: &mut Parse) {
        let spans: Vec<Span> =
            pieces.iter().filter_map(|piece| Span::new(text, piece.start, piece.end)).collect();
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        let start = parse.tokens.len();
        let forms: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form, &self.tables.clusters)).collect();
        let (tags, arcs) = self.read(&words, &mut room.search);
        let read = (tags.clone(), arcs.clone());
        room.readings.push(FirstReading { words, tags, arcs });
        let words = &room.readings[room.readings.len() - 1].words;
        let (tags, arcs) = self.with_verb(&forms, words, read, &mut room.search);
        let tokens =
            self.analyses(&forms, &tags, &arcs).into_iter().zip(&spans).map(|(found, &span)| Token {
                span,
                upos: found.upos,
                xpos: found.xpos,
                lemma: found.lemma,
                head: found.head.map(|head| start + head),
                relation: found.relation,
            });
        parse.tokens.extend(tokens);
        let tokens = start..parse.tokens.len();
        parse.sentences.push(Sentence { span: first.cover(*last), tokens, block });
    }
}
