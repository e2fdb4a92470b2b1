//! Reports with their words as numbers, so that two are compared in little time.

use super::days::Days;
use super::rarity::Rarity;
use crate::report::{Party, Report};
use record::{Count, Kind, Standing};
use std::collections::{BTreeMap, HashMap};

/// A word, name, polity or place as a number. Numbers are dealt out in the order of first use and never shown.
pub(super) type Token = u32;

/// A report, ready to be compared.
pub(super) struct Mention<'a> {
    pub(super) report: &'a Report,
    pub(super) document: usize,
    pub(super) kind: Option<Kind>,
    pub(super) mode: Option<Token>,
    pub(super) standing: Standing,
    pub(super) actors: Side,
    pub(super) recipients: Side,
    /// The words of both sides, with their weights, by token.
    pub(super) party_words: Vec<(Token, i32)>,
    pub(super) when: Option<Days>,
    pub(super) published: Option<Days>,
    pub(super) place: Option<(Token, Option<Token>)>,
    pub(super) stem: Option<Token>,
    /// In tenths of a bit.
    pub(super) stem_weight: i32,
    pub(super) is_definite: Option<bool>,
    /// The words of the sentence with their weights, by token; `None` if the text is not known.
    pub(super) words: Option<Vec<(Token, i32)>>,
    pub(super) counts: &'a [Count],
    /// Whether no other report of its document is of its kind.
    pub(super) is_only_of_kind: bool,
}

/// One side of an act. All lists are sorted, each entry once.
#[derive(Default)]
pub(super) struct Side {
    pub(super) polities: Vec<Token>,
    pub(super) names: Vec<Token>,
    /// The words that name its parties, with their weights.
    pub(super) words: Vec<(Token, i32)>,
}

impl Side {
    pub(super) fn is_unknown(&self) -> bool {
        self.polities.is_empty() && self.names.is_empty() && self.words.is_empty()
    }
}

/// Reports as mentions, and the number of documents that they stand in.
pub(super) fn mentions<'a>(reports: &[&'a Report]) -> (Vec<Mention<'a>>, usize) {
    let mut numbers = Numbers { known: HashMap::new(), weights: Vec::new(), rarity: Rarity::load() };
    let mut documents: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: BTreeMap<(&str, Option<Kind>), usize> = BTreeMap::new();
    for report in reports {
        let next = documents.len();
        documents.entry(report.document.as_str()).or_insert(next);
        *told.entry((report.document.as_str(), report.kind)).or_default() += 1;
    }
    let mentions = reports
        .iter()
        .map(|&report| {
            let wording = report.wording.as_ref();
            let stem = wording.map(|wording| wording.stem.as_str()).filter(|stem| !stem.is_empty());
            let stem = stem.map(|stem| numbers.of(stem));
            let (actors, recipients) = (numbers.side(&report.actors), numbers.side(&report.recipients));
            let mut party_words = [actors.words.as_slice(), recipients.words.as_slice()].concat();
            party_words.sort_unstable();
            party_words.dedup();
            Mention {
                report,
                document: documents[report.document.as_str()],
                kind: report.kind,
                mode: report.mode.as_deref().map(|mode| numbers.of(mode)),
                standing: report.standing,
                actors,
                recipients,
                party_words,
                when: report.when.as_ref().map(Days::of),
                published: report.published.as_ref().map(Days::of),
                place: report.place.as_ref().map(|(name, country)| {
                    (numbers.of(name), country.as_ref().map(|country| numbers.of(&country.to_string())))
                }),
                stem,
                stem_weight: stem.map_or(0, |stem| numbers.weight(stem)),
                is_definite: wording.map(|wording| wording.is_definite),
                words: wording.map(|wording| numbers.weighed(wording.words.iter().map(String::as_str))),
                counts: &report.counts,
                is_only_of_kind: told[&(report.document.as_str(), report.kind)] == 1,
            }
        })
        .collect();
    (mentions, documents.len())
}

/// Deals out the tokens. Nothing is told in the order of the map.
struct Numbers {
    known: HashMap<String, Token>,
    /// The weight of each token as a stem.
    weights: Vec<i32>,
    rarity: Rarity,
}

impl Numbers {
    fn of(&mut self, text: &str) -> Token {
        if let Some(&token) = self.known.get(text) {
            return token;
        }
        let token = Token::try_from(self.known.len()).unwrap_or(Token::MAX);
        self.known.insert(text.to_owned(), token);
        self.weights.push(self.rarity.of(text));
        token
    }

    /// The weight of a token as a stem, in tenths of a bit.
    fn weight(&self, token: Token) -> i32 {
        self.weights.get(token as usize).copied().unwrap_or(0)
    }

    fn weighed<'a>(&mut self, stems: impl Iterator<Item = &'a str>) -> Vec<(Token, i32)> {
        let token = |stem| {
            let token = self.of(stem);
            (token, self.weight(token))
        };
        let mut words: Vec<(Token, i32)> = stems.map(token).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    fn side(&mut self, parties: &[Party]) -> Side {
        let sorted = |mut tokens: Vec<Token>| {
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        };
        Side {
            polities: sorted(
                parties
                    .iter()
                    .filter_map(|party| party.polity.as_deref())
                    .map(|code| self.of(code))
                    .collect(),
            ),
            names: sorted(
                parties.iter().filter_map(|party| party.name.as_deref()).map(|name| self.of(name)).collect(),
            ),
            words: self.weighed(parties.iter().flat_map(|party| &party.words).map(String::as_str)),
        }
    }
}
