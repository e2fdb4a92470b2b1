//! Any text has a parse, and every parse keeps its promises.

use language::{Language, conllu};
use proptest::prelude::*;
use record::{Block, BlockKind, Document, Parse, Span};

fn document(text: &str, kind: BlockKind) -> Document {
    let blocks = Span::new(text, 0, text.len()).map(|span| Block { kind, span }).into_iter().collect();
    Document { blocks, ..Document::of_sentence("test", text) }
}

/// Sentences and words in order, words whole, one root a sentence, no circle.
fn check(text: &str, parse: &Parse) {
    let mut last = 0;
    for token in &parse.tokens {
        assert!(token.span.start() >= last && !token.span.is_empty(), "{text:?}");
        assert!(!token.span.of(text).contains(char::is_whitespace), "{text:?}");
        last = token.span.end();
    }
    let mut next = 0;
    for sentence in &parse.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
        assert_eq!(parse.words(sentence).iter().filter(|word| word.head.is_none()).count(), 1);
        for index in sentence.tokens.clone() {
            let mut at = index;
            for _ in 0..sentence.tokens.len() {
                let Some(head) = parse.tokens[at].head else { break };
                assert!(sentence.tokens.contains(&head));
                at = head;
            }
            assert!(parse.tokens[at].head.is_none(), "a circle in {text:?}");
        }
    }
    assert_eq!(next, parse.tokens.len());
    for pair in parse.names.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start);
    }
}

#[test]
fn a_plain_sentence_is_read_right() {
    let text = "Azerbaijan expelled four Iranian diplomats on Thursday.";
    let parse = Language::embedded().parse(&document(text, BlockKind::Paragraph));
    let word = |index: usize| parse.tokens[index].span.of(text);
    let head = |index: usize| parse.tokens[index].head.map(word);
    assert_eq!(parse.sentences.len(), 1);
    assert_eq!(head(1), None);
    assert_eq!((head(0), parse.tokens[0].relation.as_str()), (Some("expelled"), "nsubj"));
    assert_eq!((head(4), parse.tokens[4].relation.as_str()), (Some("expelled"), "obj"));
    assert_eq!(&*parse.tokens[1].lemma, "expel");
    assert_eq!(&*parse.tokens[4].lemma, "diplomat");
}

/// The root of a text of one sentence, with its Penn class.
fn root(text: &str) -> (String, String) {
    let parse = Language::embedded().parse(&document(text, BlockKind::Paragraph));
    let root = parse.tokens.iter().find(|token| token.head.is_none()).expect("a tree has a root");
    (root.span.of(text).to_owned(), root.xpos.as_str().to_owned())
}

#[test]
fn a_past_form_is_the_verb_where_there_is_no_other() {
    for (text, verb) in [
        ("Greek students occupied universities.", "occupied"),
        ("Senegal cut access to the internet.", "cut"),
        ("Polish troops exercised near Belarus.", "exercised"),
        ("The Slovak premier resigned on live television.", "resigned"),
    ] {
        assert_eq!(root(text), (verb.to_owned(), "VBD".to_owned()), "{text}");
    }
}

#[test]
fn a_heading_keeps_its_participle() {
    for text in
        ["Russian diplomats expelled from Norway.", "Greek students arrested in Ankara", "Well kept rooms."]
    {
        assert!(root(text).1 != "VBD", "{text}");
    }
}

#[test]
fn only_told_blocks_are_parsed() {
    for (kind, sentences) in [(BlockKind::Reference, 0), (BlockKind::Boilerplate, 0), (BlockKind::Quote, 1)] {
        let parse = Language::embedded().parse(&document("They met in Baku.", kind));
        assert_eq!(parse.sentences.len(), sentences, "{kind}");
    }
}

#[test]
fn a_parse_is_written_as_conllu_and_read_again() {
    let text = "They can't come\nto Baku. “We will,” he said.";
    let document = document(text, BlockKind::Paragraph);
    let parse = Language::embedded().parse(&document);
    let sentences = conllu::of_parse(&document, &parse);
    let written = conllu::write(&sentences);
    assert_eq!(conllu::read(&written).unwrap(), sentences);
    assert!(written.contains("# text = They can't come to Baku."), "{written}");
    assert!(written.contains("SpaceAfter=No|TokenRange=5:7"), "{written}");
}

#[test]
fn words_given_are_words_kept() {
    let language = Language::embedded();
    assert!(language.analyse(&[]).is_empty());
    let long = vec!["word"; 3_000];
    assert_eq!(language.analyse(&long).len(), 3_000);
    assert_eq!(language.analyse(&[""]).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_has_a_parse(text in "\\PC{0,80}") {
        check(&text, &Language::embedded().parse(&document(&text, BlockKind::Paragraph)));
    }

    #[test]
    fn marks_and_letters_in_any_order(text in "([a-zA-Z0-9’'\"“”.,:;!?()\\[\\]$@#/ \n\t-]|U\\.S\\.|n't|www\\.|İ|ß){0,60}") {
        check(&text, &Language::embedded().parse(&document(&text, BlockKind::Paragraph)));
    }
}
