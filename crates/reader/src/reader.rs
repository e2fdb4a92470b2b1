//! From windows to readings: the encoder once for each window, then the heads for each word and each act.

use crate::encoder::{WIDTH, even_out, transform};
use crate::kernel::{Quantised, Width, exp_of_negative, multiply, quantise};
use crate::model::{FAR, Model, ModelError, OF, ROLE_WIDTH, ROLES};
use crate::windows::{Window, windows};
use crate::words::{FEATURES, WordHint, features};
use record::{Belonging, Document, Kind, Mode, Parse, Polity, Reading, Span, TimeExpression, Told};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static MODEL: &[u8] = include_bytes!("../../../models/reader/en.reader");

/// A state less likely than this is not among those that something may be of.
const HARDLY: f32 = 0.01;

/// Reads acts in parsed sentences. Costs some 35 MB; made once and shared.
#[derive(Clone, Debug)]
pub struct Reader {
    model: Model,
    width: Width,
}

impl Reader {
    /// The reader inside the program.
    pub fn embedded() -> &'static Reader {
        static EMBEDDED: LazyLock<Reader> = LazyLock::new(|| {
            Reader::of(Model::trusted(MODEL).expect("the model inside the program is one of its format"))
        });
        &EMBEDDED
    }

    /// A reader from the bytes of a model file.
    ///
    /// # Errors
    /// [`ModelError`] if the bytes are no model of this version's format, or damaged.
    pub fn load(bytes: &[u8]) -> Result<Reader, ModelError> {
        Ok(Reader::of(Model::load(bytes)?))
    }

    fn of(model: Model) -> Reader {
        Reader { model, width: Width::of_processor() }
    }

    /// The model's name and the first digits of its hash.
    pub fn describe(&self) -> String {
        format!("{} {}", self.model.name, self.model.sha256.get(..12).unwrap_or_default())
    }

    /// The acts of a document, in the order of the text.
    ///
    /// `parse` and `times` must be of this document; `hints` holds what is known of each word.
    pub fn read(
        &self,
        document: &Document,
        parse: &Parse,
        times: &[TimeExpression],
        hints: &[WordHint],
    ) -> Vec<Reading> {
        let features = features(document, parse, times, hints);
        let windows = windows(document, parse, &self.model.vocabulary, |_| true);
        windows.iter().flat_map(|window| self.in_window(document, parse, &features, hints, window)).collect()
    }

    fn in_window(
        &self,
        document: &Document,
        parse: &Parse,
        features: &[[u8; FEATURES.len()]],
        hints: &[WordHint],
        window: &Window,
    ) -> Vec<Reading> {
        let model = &self.model;
        let hidden = self.hidden(features, window);
        let (mut small, mut kinds) = (Quantised::default(), Vec::new());
        quantise(self.width, &hidden, WIDTH, &mut small);
        multiply(self.width, &small, &model.heads.kind, &mut kinds);
        let labels = 1 + 2 * model.kinds.len();
        let mut acts: Vec<(usize, Act)> = Vec::new();
        for (sentence, words) in &window.sentences {
            let scores = &kinds[words.start * labels..words.end * labels];
            acts.extend(
                acts_in(scores, labels, words.start, model.temperature.kind, model.threshold)
                    .into_iter()
                    .map(|act| (*sentence, act)),
            );
        }
        if acts.is_empty() {
            return Vec::new();
        }
        let (mut status, mut modes, mut asked_about, mut words) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        multiply(self.width, &small, &model.heads.roles.word, &mut words);
        let triggers: Vec<f32> =
            acts.iter().flat_map(|(_, act)| &hidden[act.words.start * WIDTH..][..WIDTH]).copied().collect();
        let mut asked = Quantised::default();
        quantise(self.width, &triggers, WIDTH, &mut asked);
        multiply(self.width, &asked, &model.heads.status, &mut status);
        multiply(self.width, &asked, &model.heads.mode, &mut modes);
        multiply(self.width, &asked, &model.heads.roles.act, &mut asked_about);
        let (mut side_queries, mut side_none) = (Vec::new(), Vec::new());
        multiply(self.width, &asked, &model.heads.side_query, &mut side_queries);
        multiply(self.width, &asked, &model.heads.side_none, &mut side_none);
        let place = Place { document, parse, window };
        let states = States::of(self, &small, hints, window);
        acts.iter()
            .enumerate()
            .map(|(number, (sentence, act))| {
                let status = &status[number * model.standings.len()..][..model.standings.len()];
                let chances = softmax(status, model.temperature.status);
                let (standing, standing_confidence) = best(&chances);
                let mode = &modes[number * model.modes.len()..][..model.modes.len()];
                let about = &asked_about[number * ROLE_WIDTH..][..ROLE_WIDTH];
                let mut roles = self.roles(&words, about, act, &place).into_iter();
                let mut next = || roles.next().unwrap_or_default();
                let party = |told: Vec<Told>| states.with_states(self, &hidden, window, told);
                let (actors, recipients) = (party(next()), party(next()));
                let state_of = |side: usize| {
                    let query = &side_queries[(number * 2 + side) * OF..][..OF];
                    states.pointed_to(query, side_none[number * 2 + side])
                };
                let words = window.words[act.words.start]..window.words[act.words.end - 1] + 1;
                Reading {
                    sentence: *sentence,
                    trigger: place.span(&words),
                    words,
                    kind: model.kinds[act.kind],
                    confidence: scaled(act.confidence, model.act_scaling),
                    mode: self.mode(model.kinds[act.kind], mode),
                    standing: model.standings[standing],
                    standing_confidence,
                    actor_state: state_of(0),
                    recipient_state: state_of(1),
                    actors,
                    recipients,
                    holders: next(),
                    times: next(),
                    places: next(),
                }
            })
            .collect()
    }

    /// The likeliest mode of a kind.
    fn mode(&self, kind: Kind, scores: &[f32]) -> Option<Mode> {
        let of_kind = self.model.modes.iter().zip(scores).filter(|((of, _), _)| *of == kind);
        let best = of_kind.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.and_then(|((_, mode), _)| mode.clone())
    }

    /// A row for each word of the window: that of its first piece.
    fn hidden(&self, features: &[[u8; FEATURES.len()]], window: &Window) -> Vec<f32> {
        let mut pieces: Vec<(u32, Option<[u8; FEATURES.len()]>)> =
            window.pieces.iter().map(|&piece| (piece, None)).collect();
        for (at, &word) in window.words.iter().enumerate() {
            let end = window.first.get(at + 1).copied().unwrap_or(pieces.len() - 1);
            for piece in &mut pieces[window.first[at]..end] {
                piece.1 = Some(features[word]);
            }
        }
        let rows = self.model.encoder.encode(self.width, &pieces);
        window.first.iter().flat_map(|&piece| &rows[piece * WIDTH..][..WIDTH]).copied().collect()
    }

    /// For each role the words that stand for it. `words` holds a row for each word of the window, `about` what the act
    /// adds to each.
    fn roles(&self, words: &[f32], about: &[f32], act: &Act, place: &Place) -> Vec<Vec<Told>> {
        let roles = &self.model.heads.roles;
        let mut rows = words.to_vec();
        for (word, row) in rows.chunks_exact_mut(ROLE_WIDTH).enumerate() {
            let far = (word + FAR).saturating_sub(act.words.start).min(2 * FAR);
            let (kind, distance) =
                (&roles.kind[act.kind * ROLE_WIDTH..], &roles.distance[far * ROLE_WIDTH..]);
            for (number, ((about, kind), distance)) in
                row.iter_mut().zip(about.iter().zip(kind).zip(distance))
            {
                *number += about + kind + distance;
            }
        }
        even_out(self.width, &mut rows, &roles.norm.gain, &roles.norm.bias);
        transform(self.width, &roles.layers, &mut rows);
        let (mut small, mut scores) = (Quantised::default(), Vec::new());
        quantise(self.width, &rows, ROLE_WIDTH, &mut small);
        multiply(self.width, &small, &roles.out, &mut scores);
        let chance = |score: &f32| sigmoid(score / self.model.temperature.role);
        (0..ROLES.len())
            .map(|role| {
                let of_role = scores.iter().skip(role).step_by(ROLES.len());
                place.told(&of_role.map(chance).collect::<Vec<_>>(), self.model.role_thresholds[role])
            })
            .collect()
    }
}

/// An act found: its words in the window, the number of its kind.
#[derive(Debug, PartialEq)]
struct Act {
    words: Range<usize>,
    kind: usize,
    confidence: f32,
}

impl Act {
    /// Whether the words of the act are parted by others and `next` is of them: "lodged a solemn protest", "shots were
    /// fired". `is_later` is how likely the model takes its first word for a later one of an act. The bounds are from the
    /// bundles, where of two acts of a kind so near each other one is mostly none.
    fn goes_on_in(&self, next: &Act, is_later: f32) -> bool {
        const NEAR: usize = 6;
        const PERHAPS: f32 = 0.1;
        let between = next.words.start - self.words.end;
        self.kind == next.kind && (between == 0 || (between <= NEAR && is_later >= PERHAPS))
    }

    fn take_in(&mut self, next: Act) {
        self.words.end = next.words.end;
        self.confidence = self.confidence.max(next.confidence);
    }
}

/// The acts in a sentence's scores, `labels` for each word: nothing, the first word of an act of each kind, a later word.
///
/// A word begins an act where that it tells one of any kind is at least as likely as the threshold; of the kinds the
/// likeliest is taken. Words after it belong to it as long as they are likeliest a later word of its kind, and so does a
/// part that stands apart.
fn acts_in(scores: &[f32], labels: usize, from: usize, temperature: f32, threshold: f32) -> Vec<Act> {
    let kinds = (labels - 1) / 2;
    let chances: Vec<Vec<f32>> =
        scores.chunks_exact(labels).map(|scores| softmax(scores, temperature)).collect();
    let mut found: Vec<Act> = Vec::new();
    let mut at = 0;
    while at < chances.len() {
        let any = 1.0 - chances[at][0];
        // A later word without a first one tells an act as well.
        if any < threshold || any <= 0.0 {
            at += 1;
            continue;
        }
        let whole = |kind: usize| chances[at][1 + kind] + chances[at][1 + kinds + kind];
        let (kind, confidence) = best(&(0..kinds).map(whole).collect::<Vec<_>>());
        let mut end = at + 1;
        while end < chances.len() && best(&chances[end]).0 == 1 + kinds + kind {
            end += 1;
        }
        let is_later = chances[at][1 + kinds + kind] / whole(kind);
        let next = Act { words: from + at..from + end, kind, confidence };
        match found.last_mut() {
            Some(before) if before.goes_on_in(&next, is_later) => before.take_in(next),
            _ => found.push(next),
        }
        at = end;
    }
    found
}

/// The words of a window that name a state or organisation, with what they are compared by.
struct States<'a> {
    /// Each with its place in the window.
    named: Vec<(usize, &'a Polity)>,
    keys: Vec<f32>,
}

impl<'a> States<'a> {
    fn of(reader: &Reader, words: &Quantised, hints: &'a [WordHint], window: &Window) -> States<'a> {
        let named = window.words.iter().enumerate();
        let named = named.filter_map(|(at, &word)| Some((at, hints.get(word)?.polity.as_ref()?))).collect();
        let mut keys = Vec::new();
        multiply(reader.width, words, &reader.model.heads.of_key, &mut keys);
        States { named, keys }
    }

    /// Parties, each with the state or organisation of those named around it that it is likeliest of.
    fn with_states(&self, reader: &Reader, hidden: &[f32], window: &Window, told: Vec<Told>) -> Vec<Told> {
        told.into_iter()
            .map(|told| Told { of: self.likeliest(reader, hidden, window, &told.words), ..told })
            .collect()
    }

    fn likeliest(&self, reader: &Reader, hidden: &[f32], window: &Window, words: &Range<usize>) -> Belonging {
        let inside: Vec<usize> =
            (0..window.words.len()).filter(|&at| words.contains(&window.words[at])).collect();
        let mut mean = vec![0f32; WIDTH];
        for &at in &inside {
            for (sum, number) in mean.iter_mut().zip(&hidden[at * WIDTH..][..WIDTH]) {
                *sum += number / inside.len() as f32;
            }
        }
        let (mut small, mut query, mut none) = (Quantised::default(), Vec::new(), Vec::new());
        quantise(reader.width, &mean, WIDTH, &mut small);
        multiply(reader.width, &small, &reader.model.heads.of_query, &mut query);
        multiply(reader.width, &small, &reader.model.heads.of_none, &mut none);
        self.pointed_to(&query, none[0])
    }

    /// The states and bodies that a query points to.
    fn pointed_to(&self, query: &[f32], none: f32) -> Belonging {
        let scale = 1.0 / (OF as f32).sqrt();
        let score = |at: usize| {
            query.iter().zip(&self.keys[at * OF..][..OF]).map(|(a, b)| a * b).sum::<f32>() * scale
        };
        let scores: Vec<f32> =
            std::iter::once(none).chain(self.named.iter().map(|&(at, _)| score(at))).collect();
        let chances = softmax(&scores, 1.0);
        let mut by_state: BTreeMap<&Polity, f32> = BTreeMap::new();
        for (&(_, polity), chance) in self.named.iter().zip(&chances[1..]) {
            *by_state.entry(polity).or_default() += chance;
        }
        let mut states: Vec<(Polity, f32)> = by_state
            .into_iter()
            .filter(|(_, chance)| *chance >= HARDLY)
            .map(|(polity, chance)| (polity.clone(), chance))
            .collect();
        // Stable: of two that are as likely the first by code stands first.
        states.sort_by(|one, other| other.1.total_cmp(&one.1));
        Belonging { states, none: chances[0] }
    }
}

/// Where words of a window stand in the document.
struct Place<'a> {
    document: &'a Document,
    parse: &'a Parse,
    window: &'a Window,
}

impl Place<'_> {
    fn span(&self, words: &Range<usize>) -> Span {
        let tokens = &self.parse.tokens;
        debug_assert!(tokens[words.end - 1].span.end() <= self.document.text.len());
        tokens[words.start].span.cover(tokens[words.end - 1].span)
    }

    /// Stretches of words that are at least so likely.
    fn told(&self, chances: &[f32], least: f32) -> Vec<Told> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < chances.len() {
            if chances[at] < least {
                at += 1;
                continue;
            }
            let from = at;
            let follows = |at: usize| self.window.words[at] == self.window.words[at - 1] + 1;
            at += 1;
            while at < chances.len() && chances[at] >= least && follows(at) {
                at += 1;
            }
            let words = self.window.words[from]..self.window.words[at - 1] + 1;
            let confidence = chances[from..at].iter().fold(0f32, |a, &b| a.max(b));
            found.push(Told { span: self.span(&words), words, confidence, of: Belonging::NONE });
        }
        found
    }
}

/// Scores as chances.
fn softmax(scores: &[f32], temperature: f32) -> Vec<f32> {
    let largest = scores.iter().fold(f32::MIN, |a, &b| a.max(b));
    let powers: Vec<f32> =
        scores.iter().map(|&score| exp_of_negative(((score - largest) / temperature).min(0.0))).collect();
    let whole: f32 = powers.iter().sum();
    powers.iter().map(|power| power / whole).collect()
}

/// A chance whose log-odds are stretched and shifted.
fn scaled(chance: f32, [slope, shift]: [f32; 2]) -> f32 {
    let chance = chance.clamp(1e-6, 1.0 - 1e-6);
    sigmoid(slope * (libm::logf(chance) - libm::logf(1.0 - chance)) + shift)
}

fn sigmoid(score: f32) -> f32 {
    let power = exp_of_negative(-score.abs());
    if score < 0.0 { power / (1.0 + power) } else { 1.0 / (1.0 + power) }
}

/// The first of the largest, and how large it is.
fn best(chances: &[f32]) -> (usize, f32) {
    let first = (0, chances.first().copied().unwrap_or_default());
    chances.iter().copied().enumerate().fold(first, |best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::PartyHint;
    use language::Language;

    const TEXT: &str = "Azerbaijan expelled four Iranian diplomats on Thursday, the foreign ministry said. Tehran \
        rejected the charge and warned that it would close the border. The weather in Baku was mild.";

    fn hints(parse: &Parse) -> Vec<WordHint> {
        let hint = |token: &record::Token| match token.lemma.as_ref() {
            "Azerbaijan" => WordHint { party: PartyHint::Known, polity: "AZE".parse().ok() },
            "Iranian" | "Tehran" => WordHint { party: PartyHint::Known, polity: "IRN".parse().ok() },
            _ => WordHint::default(),
        };
        parse.tokens.iter().map(hint).collect()
    }

    #[test]
    fn every_width_reads_the_same() {
        let document = Document::of_sentence("one", TEXT);
        let parse = Language::embedded().parse(&document);
        let hints = hints(&parse);
        let read =
            |width| Reader { width, ..Reader::embedded().clone() }.read(&document, &parse, &[], &hints);
        let widest = read(Width::of_processor());
        assert!(!widest.is_empty(), "the text tells of acts");
        assert!(Width::all().into_iter().all(|width| read(width) == widest));
    }

    #[test]
    fn readings_lie_in_their_sentence_and_in_order() {
        let document = Document::of_sentence("one", TEXT);
        let parse = Language::embedded().parse(&document);
        let readings = Reader::embedded().read(&document, &parse, &[], &hints(&parse));
        assert!(readings.windows(2).all(|pair| pair[0].trigger.start() < pair[1].trigger.start()));
        for reading in &readings {
            assert!(parse.sentences[reading.sentence].span.contains(reading.trigger));
            assert!((0.0..=1.0).contains(&reading.confidence) && !reading.words.is_empty());
        }
    }

    #[test]
    fn a_text_without_words_or_with_no_end_is_read() {
        for text in ["", " ", "...", &"expelled ".repeat(2_000)] {
            let document = Document::of_sentence("one", text);
            let parse = Language::embedded().parse(&document);
            Reader::embedded().read(&document, &parse, &[], &[]);
        }
    }

    #[test]
    fn damaged_models_are_refused() {
        assert!(Reader::load(MODEL).is_ok(), "the model inside the program has the hash that it says");
        assert!(matches!(Reader::load(b"no model"), Err(ModelError::NotAModel)));
        let mut other = MODEL.to_vec();
        other[8] = 9;
        assert!(matches!(Reader::load(&other), Err(ModelError::Format(9))));
        let mut damaged = MODEL.to_vec();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(matches!(Reader::load(&damaged), Err(ModelError::Damaged { .. })));
        assert!(Reader::load(&MODEL[..MODEL.len() / 2]).is_err());
        assert!(Reader::load(&MODEL[..12]).is_err());
    }

    #[test]
    fn later_words_join_the_act_before_them() {
        // Nothing, first and later words of one kind: two words of one act, then another act.
        let scores = [-9.0, 9.0, -9.0, -9.0, -9.0, 9.0, 9.0, -9.0, -9.0, -9.0, 9.0, -9.0];
        let acts = acts_in(&scores, 3, 5, 1.0, 0.5);
        assert_eq!(acts.iter().map(|act| act.words.clone()).collect::<Vec<_>>(), [5..7, 8..9]);
    }

    #[test]
    fn parts_of_an_act_may_stand_apart() {
        let (nothing, first, later) = ([9.0, -9.0, -9.0], [-9.0, 9.0, -9.0], [-9.0, -9.0, 9.0]);
        let words = |sentence: &[[f32; 3]]| -> Vec<(usize, usize)> {
            let acts = acts_in(&sentence.concat(), 3, 0, 1.0, 0.5);
            acts.iter().map(|act| (act.words.start, act.words.end)).collect()
        };
        assert_eq!(words(&[first, nothing, nothing, later]), [(0, 4)], "lodged a solemn protest");
        assert_eq!(words(&[first, first]), [(0, 2)], "next to each other");
        assert_eq!(words(&[first, nothing, first]), [(0, 1), (2, 3)], "a first word begins another");
        let far: Vec<[f32; 3]> = [first].into_iter().chain([nothing; 7]).chain([later]).collect();
        assert_eq!(words(&far), [(0, 1), (8, 9)]);
    }
}
