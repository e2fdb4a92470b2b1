//! The whole way from text to parse, and the model that it goes by.

use crate::header::ModelHeader;
use crate::model::{self, ModelError, Tables};
use crate::names;
use crate::parser::beam::Search;
use crate::parser::features::Atoms;
use crate::parser::tree::with_one_root;
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
        let mut search = Search::default();
        for (block, place) in document.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_told()) {
            for sentence in text::sentences(&document.text, place.span.range()) {
                self.add_sentence(&document.text, block, &sentence, &mut search, &mut parse);
            }
        }
        parse
    }

    /// Classes, lemmas, heads and relations of the words of one sentence.
    pub fn analyse(&self, forms: &[&str]) -> Vec<Analysis> {
        self.analyse_words(forms, &mut Search::default()).0
    }

    /// The names in a sentence of words, by their indices.
    pub fn names(&self, forms: &[&str]) -> Vec<Name> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        let tags = self.tables.tagger.tag(&words);
        names::spelled(&self.tables.names.label(&words, &tags), 0)
    }

    fn analyse_words(&self, forms: &[&str], search: &mut Search) -> (Vec<Analysis>, Vec<names::Label>) {
        let tables = &self.tables;
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        let tags = tables.tagger.tag(&words);
        let atoms = Atoms::new(&words, &tags, &tables.tags);
        let arcs = search.parse(&tables.parser, &atoms, tables.parser.width);
        let labels = tables.names.label(&words, &tags);
        let analyses =
            forms.iter().zip(&tags).zip(with_one_root(&arcs)).map(|((form, &tag), (head, relation))| {
                let (upos, xpos) = tables.tags.pair(tag);
                Analysis { upos, xpos, lemma: tables.lemmatizer.lemma(form, (upos, xpos)), head, relation }
            });
        (analyses.collect(), labels)
    }

    fn add_sentence(
        &self,
        text: &str,
        block: usize,
        pieces: &[Piece],
        search: &mut Search,
        parse: &mut Parse,
    ) {
        let spans: Vec<Span> =
            pieces.iter().filter_map(|piece| Span::new(text, piece.start, piece.end)).collect();
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        let start = parse.tokens.len();
        let forms: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let (analyses, labels) = self.analyse_words(&forms, search);
        let tokens = analyses.into_iter().zip(&spans).map(|(found, &span)| Token {
            span,
            upos: found.upos,
            xpos: found.xpos,
            lemma: found.lemma,
            head: found.head.map(|head| start + head),
            relation: found.relation,
        });
        parse.tokens.extend(tokens);
        parse.names.extend(names::spelled(&labels, start));
        let tokens = start..parse.tokens.len();
        parse.sentences.push(Sentence { span: first.cover(*last), tokens, block });
    }
}
