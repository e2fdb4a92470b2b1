use super::*;
use crate::files::SourceFile;

const PLAIN: &str = r#"
[[pattern]]
id = "expel-diplomats"
kind = "SANCTION"
mode = "expel"
contexts = ["diplomatic"]
verbs = ["expel", "kick out"]
nouns = ["expulsion", "mass expulsion", "order of expulsion"]
object = ["@diplomat", "attache"]
yes = ["France expelled two Russian diplomats. => FRA -> RUS", "Diplomats were expelled."]
no = ["The enzyme expelled water."]

[[pattern]]
id = "expel-anybody"
kind = "COERCE"
verbs = ["expel"]
yes = ["Chad expelled him. => TCD -> -"]
no = ["He spelled it."]
"#;
const WORDS: &str = "envoy = [\"envoy\"]\ndiplomat = [\"diplomat\", \"@envoy\"]\n";

fn load(patterns: &str, words: &str) -> Result<PatternBook, CodebookError> {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let files = Files::new(vec![
        file("patterns/a.toml", patterns),
        file("patterns/words.toml", words),
        file("patterns/standing.toml", "anything = 1"),
    ]);
    PatternBook::load(&files, &KindBook::load(&Files::embedded()).unwrap())
}

fn found(book: &PatternBook, lemma: &str, class: WordClass) -> Vec<String> {
    book.headed_by(lemma, class)
        .map(|(pattern, trigger)| format!("{} {}", pattern.id, trigger.words.join(" ")))
        .collect()
}

#[test]
fn patterns_are_found_by_head_and_class_the_most_constrained_first() {
    let book = load(PLAIN, WORDS).unwrap();
    assert_eq!(found(&book, "expel", WordClass::Verb), ["expel-diplomats expel", "expel-anybody expel"]);
    assert_eq!(found(&book, "kick", WordClass::Verb), ["expel-diplomats kick out"]);
    assert_eq!(
        found(&book, "expulsion", WordClass::Noun),
        ["expel-diplomats mass expulsion", "expel-diplomats expulsion"]
    );
    assert_eq!(found(&book, "order", WordClass::Noun), ["expel-diplomats order of expulsion"]);
    assert!(found(&book, "expulsion", WordClass::Verb).is_empty());
    assert!(found(&book, "out", WordClass::Verb).is_empty());
}

#[test]
fn the_head_of_a_noun_stands_before_its_preposition() {
    for (text, head) in [
        ("talks", 0),
        ("air strike", 1),
        ("war of words", 0),
        ("sit-in", 0),
        ("cease-fire", 1),
        ("in favour", 0),
    ] {
        assert_eq!(Trigger::new(WordClass::Noun, text).unwrap().head, head, "{text}");
    }
    assert_eq!(Trigger::new(WordClass::Verb, "kick out").unwrap().head, 0);
}

#[test]
fn word_classes_hold_other_classes() {
    let book = load(PLAIN, WORDS).unwrap();
    let object = book.get("expel-diplomats").unwrap().object.clone().unwrap();
    assert_eq!(object.into_iter().collect::<Vec<_>>(), ["attache", "diplomat", "envoy"]);
}

#[test]
fn examples_may_tell_the_parties() {
    let book = load(PLAIN, WORDS).unwrap();
    let parties = |id: &str, example: usize| book.get(id).unwrap().yes[example].parties.clone();
    assert_eq!(parties("expel-diplomats", 0), Some((vec!["FRA".to_owned()], vec!["RUS".to_owned()])));
    assert_eq!(parties("expel-diplomats", 1), None);
    assert_eq!(parties("expel-anybody", 0), Some((vec!["TCD".to_owned()], vec![])));
}

#[test]
fn faults_are_refused_with_line_id_and_remedy() {
    let changed = |from: &str, to: &str| load(&PLAIN.replacen(from, to, 1), WORDS);
    for (from, to, words) in [
        ("mode = \"expel\"", "mode = \"exile\"", ["no mode `exile`", "convict"]),
        ("\"SANCTION\"", "\"SANCTIONS\"", ["`SANCTIONS`", "known"]),
        ("\"diplomatic\"", "\"diplomacy\"", ["context `diplomacy`", "contexts.toml"]),
        ("@diplomat", "@diplomats", ["class `@diplomats`", "words.toml"]),
        ("no = [\"The enzyme expelled water.\"]", "", ["`no`", "at least one"]),
        ("yes = [\"France", "no_subject = [\"France", ["`yes`", "at least one"]),
        ("FRA -> RUS", "FRA", ["gives no parties", "write"]),
        ("FRA -> RUS", "fra -> RUS", ["gives no parties", "write"]),
        ("\"expel\", ", "\"Expel\", ", ["capital", "lower case"]),
        ("\"expel\", ", "\"\", ", ["empty", "remove"]),
        ("\"expel-diplomats\"", "\"Expel_Diplomats\"", ["lower case", "hyphens"]),
    ] {
        let error = changed(from, to).unwrap_err().to_string();
        let place = "patterns/a.toml:3: pattern `";
        assert!(error.contains(place) && words.iter().all(|word| error.contains(word)), "{error}");
    }
    let twice = changed("expel-anybody", "expel-diplomats").unwrap_err().to_string();
    assert!(twice.contains("a.toml:14") && twice.contains("a.toml:3"), "{twice}");
    let unknown = changed("verbs", "verb").unwrap_err().to_string();
    assert!(unknown.contains("a.toml:7") && unknown.contains("`verb`"), "{unknown}");
    let circle = load(PLAIN, "a = [\"@b\"]\nb = [\"@a\"]\ndiplomat = []\n").unwrap_err().to_string();
    assert!(circle.contains("words.toml:1") && circle.contains("`@b`"), "{circle}");
}

#[test]
fn the_embedded_patterns_load() {
    let files = Files::embedded();
    let book = PatternBook::load(&files, &KindBook::load(&files).unwrap()).unwrap();
    assert!(book.patterns().len() >= 400, "{}", book.patterns().len());
    for kind in Kind::ALL {
        assert!(book.patterns().iter().any(|pattern| pattern.kind == *kind), "{kind}");
    }
}
