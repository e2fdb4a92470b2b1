use super::*;
use crate::files::SourceFile;

fn embedded() -> KindBook {
    KindBook::load(&Files::embedded()).unwrap()
}

#[test]
fn the_printed_slips_are_mended() {
    let book = embedded();
    assert_eq!(book.entry(Kind::Accuse).score.tenths(), -30);
    assert_eq!(book.entry(Kind::Sanction).quad(), Quad::MaterialConflict);
    assert_eq!(book.entry(Kind::Request).score.tenths(), 0);
    assert_eq!(book.entry(Kind::Request).quad(), Quad::VerbalConflict);
}

#[test]
fn scores_agree_in_sign_with_the_quadrant() {
    for entry in embedded().entries() {
        let conflict = matches!(entry.quad(), Quad::VerbalConflict | Quad::MaterialConflict);
        let scores = entry.modes.values().map(|mode| mode.score).chain([entry.score]);
        for score in scores.filter(|_| entry.kind != Kind::Request) {
            assert_eq!(score.tenths() < 0, conflict, "{}", entry.kind);
        }
    }
}

#[test]
fn a_mode_has_its_own_score_and_an_unknown_one_that_of_its_kind() {
    let book = embedded();
    let mode = |name: &str| Mode(name.to_owned());
    assert_eq!(book.score(Kind::Consult, Some(&mode("visit"))).tenths(), 40);
    assert_eq!(book.score(Kind::Consult, Some(&mode("nonesuch"))).tenths(), 25);
    assert_eq!(book.score(Kind::Consult, None).tenths(), 25);
}

#[test]
fn cameo_codes_lead_to_kinds_and_modes() {
    let book = embedded();
    let of = |code: &str| {
        book.of_cameo(code).map(|(kind, mode)| format!("{kind}/{}", mode.map_or("-", |mode| mode.0.as_str())))
    };
    for (code, expected) in [
        ("042", Some("CONSULT/visit")),
        ("061", Some("COOPERATE/-")),
        ("0841", Some("RETREAT/release")),
        ("163", Some("SANCTION/discontinue")),
        ("1954", Some("ASSAULT/aerial")),
        ("999", None),
        ("", None),
        ("é0é", None),
    ] {
        assert_eq!(of(code).as_deref(), expected, "{code}");
    }
}

#[test]
fn every_context_of_the_ontology_is_there() {
    assert_eq!(embedded().contexts().len(), 37);
    assert!(embedded().contexts().contains_key(&Context("diplomatic".to_owned())));
}

#[test]
fn errors_name_the_line_and_the_remedy() {
    let load = |kinds: &str, scales: &str| {
        let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
        let files = Files::new(vec![file("kinds/a.toml", kinds), file("scales/a.toml", scales)]);
        KindBook::load(&files).unwrap_err().to_string()
    };
    for (kinds, scales, words) in [
        ("\n[[kind]]\nname = \"PRAISE\"\ndefinition = \"x\"", "", ["kinds/a.toml:3", "PRAISE"]),
        ("[[kind]]\nname = \"AID\"\ndefinition = \"x\"", "", ["no score for AID", "add"]),
        ("[[kind]]\nname = \"AID\"\ndefinition = \"x\"", "[s]\nAID = 11", ["scales/a.toml:", "11"]),
        ("[[kind]]\nname = \"AID\"\ndefinition = \"x\"", "[s]\nAID = 10", ["AGREE is missing", "add"]),
        ("[[kind]]\nname = 3", "", ["kinds/a.toml:2", "string"]),
        ("[[kind]]\nname = \"AID\"\ncolour = 3", "", ["kinds/a.toml:3", "colour"]),
    ] {
        let error = load(kinds, scales);
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    }
}
