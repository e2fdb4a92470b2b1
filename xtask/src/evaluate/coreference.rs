//! How often is a pronoun or a definite description taken for the right one? Measured against the
//! coreference layer of the GUM treebank (Zeldes 2017), over persons, places and organisations.
//!
//! A phrase is asked about if its entity was mentioned before in the document. The answer is right if the
//! word it is referred back to heads a mention of the same entity. The words
//! are as the treebank parts them; all else is as the program reads it.

use super::Score;
use codebook::Codebook;
use language::Language;
use record::{Document, Parse, Sentence, Span, Token};
use std::collections::BTreeMap;

/// How many were asked about, how many were answered, and how many of the answers were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    asked: u32,
    answered: u32,
    right: u32,
}

/// The tallies by kind of phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Coreference {
    pronouns: Tally,
    descriptions: Tally,
}

/// The figures of a file of the treebank, its words as they are and all else as the program reads it.
///
/// # Errors
/// The first line that is not as the treebank's lines are.
pub(crate) fn figures(set: &str, conllu: &str) -> anyhow::Result<Vec<Score>> {
    let tallies = score(conllu, Codebook::embedded(), analysed)?;
    let mut figures = Vec::new();
    for (kind, tally) in [("pronouns", tallies.pronouns), ("descriptions", tallies.descriptions)] {
        let share = |whole: u32| f64::from(tally.right) / f64::from(whole.max(1));
        for (name, value) in
            [("right of asked", share(tally.asked)), ("right of answered", share(tally.answered))]
        {
            figures.push(Score { set: set.to_owned(), name: format!("{kind} {name}"), value });
        }
    }
    Ok(figures)
}

/// A parse of the same words by the program.
fn analysed(document: &Document, mut parse: Parse) -> Parse {
    let language = Language::embedded();
    let sentences: Vec<Vec<&str>> = parse
        .sentences
        .iter()
        .map(|sentence| parse.words(sentence).iter().map(|word| word.span.of(&document.text)).collect())
        .collect();
    parse.names = language.names(&sentences);
    for (sentence, words) in parse.sentences.clone().iter().zip(&sentences) {
        let start = sentence.tokens.start;
        for (token, analysis) in parse.tokens[sentence.tokens.clone()].iter_mut().zip(language.analyse(words))
        {
            token.upos = analysis.upos;
            token.xpos = analysis.xpos;
            token.lemma = analysis.lemma;
            token.head = analysis.head.map(|head| head + start);
            token.relation = analysis.relation;
        }
    }
    parse
}

/// A document of the treebank: its gold trees, and its mentions as (entity, first word, one past the last).
struct Gold {
    document: Document,
    parse: Parse,
    mentions: Vec<(u32, usize, usize)>,
}

/// Scores coreference on a file of the treebank. `parse` gives the trees for a document and its gold parse.
fn score(
    conllu: &str,
    codebook: &Codebook,
    parse: impl Fn(&Document, Parse) -> Parse,
) -> anyhow::Result<Coreference> {
    let mut total = Coreference::default();
    for gold in read(conllu)? {
        let parse = parse(&gold.document, gold.parse);
        let mentions = coding::mentions::resolve(&gold.document, &parse, &[], codebook);
        // The entities that each word heads a mention of.
        let mut headed: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for &(entity, start, end) in &gold.mentions {
            headed.entry(head(&parse, start, end)).or_default().push(entity);
        }
        let mut seen: Vec<u32> = Vec::new();
        for &(entity, start, end) in &gold.mentions {
            let before = seen.contains(&entity);
            seen.push(entity);
            let word = head(&parse, start, end);
            let text = parse.tokens[word].span.of(&gold.document.text).to_lowercase();
            let tally = if start + 1 == end && THIRD.contains(&text.as_str()) {
                &mut total.pronouns
            } else if parse.tokens[word].upos == record::Upos::Noun
                && is_definite(&gold.document, &parse, start, word)
            {
                &mut total.descriptions
            } else {
                continue;
            };
            if !before {
                continue;
            }
            tally.asked += 1;
            if let Some(antecedent) = mentions.antecedent_of(word) {
                tally.answered += 1;
                let right = headed.get(&antecedent).is_some_and(|entities| entities.contains(&entity));
                tally.right += u32::from(right);
            }
        }
    }
    Ok(total)
}

const THIRD: &[&str] = &[
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
];

fn is_definite(document: &Document, parse: &Parse, start: usize, head: usize) -> bool {
    let first = parse.tokens[start].span.of(&document.text).to_lowercase();
    start < head && matches!(first.as_str(), "the" | "this" | "that" | "these" | "those")
}

/// The word of a mention that hangs on a word outside it.
fn head(parse: &Parse, start: usize, end: usize) -> usize {
    let outside = |&at: &usize| parse.tokens[at].head.is_none_or(|head| head < start || head >= end);
    (start..end).find(outside).unwrap_or(start)
}

fn read(conllu: &str) -> anyhow::Result<Vec<Gold>> {
    let mut documents = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in conllu.lines().chain(["# newdoc"]) {
        if line.starts_with("# newdoc") && !lines.is_empty() {
            let gold = document(&lines)?;
            // Only documents with a coreference layer count.
            if !gold.mentions.is_empty() {
                documents.push(gold);
            }
            lines.clear();
        }
        lines.push(line);
    }
    Ok(documents)
}

fn document(lines: &[&str]) -> anyhow::Result<Gold> {
    let mut text = String::new();
    let (mut spans, mut rows): (Vec<(usize, usize)>, Vec<Vec<&str>>) = (Vec::new(), Vec::new());
    let mut starts: Vec<usize> = Vec::new();
    for sentence in lines.split(|line| line.trim().is_empty()) {
        let words: Vec<Vec<&str>> = sentence
            .iter()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|columns| columns.len() == 10 && columns[0].bytes().all(|byte| byte.is_ascii_digit()))
            .collect();
        if words.is_empty() {
            continue;
        }
        starts.push(rows.len());
        for columns in words {
            let start = text.len();
            text.push_str(columns[1]);
            spans.push((start, text.len()));
            if !columns[9].contains("SpaceAfter=No") {
                text.push(' ');
            }
            rows.push(columns);
        }
    }
    starts.push(rows.len());
    let span =
        |start, end| Span::new(&text, start, end).ok_or_else(|| anyhow::anyhow!("no span {start}..{end}"));
    let mut parse = Parse::default();
    for pair in starts.windows(2) {
        let words = pair[0]..pair[1];
        for at in words.clone() {
            let columns = &rows[at];
            let fail = |what: &str| anyhow::anyhow!("{what} of `{}`", columns.join(" "));
            let head: usize = columns[6].parse().map_err(|_| fail("head"))?;
            parse.tokens.push(Token {
                span: span(spans[at].0, spans[at].1)?,
                upos: columns[3].parse().map_err(|_| fail("UPOS"))?,
                xpos: columns[4].parse().map_err(|_| fail("XPOS"))?,
                lemma: columns[2].into(),
                head: head.checked_sub(1).map(|head| head + words.start),
                relation: columns[7].parse().map_err(|_| fail("relation"))?,
            });
        }
        let whole = span(spans[words.start].0, spans[words.end - 1].1)?;
        parse.sentences.push(Sentence { span: whole, tokens: words, block: 0 });
    }
    let mentions = mentions(&rows);
    let document = Document::of_sentence("text", text.clone());
    Ok(Gold { document, parse, mentions })
}

/// The mentions of persons, places and organisations, in order of their first words.
fn mentions(rows: &[Vec<&str>]) -> Vec<(u32, usize, usize)> {
    let mut open: Vec<(u32, bool, usize)> = Vec::new();
    let mut mentions = Vec::new();
    for (at, columns) in rows.iter().enumerate() {
        let Some(layer) = columns[9].split('|').find_map(|part| part.strip_prefix("Entity=")) else {
            continue;
        };
        let mut rest = layer;
        while !rest.is_empty() {
            if let Some(opening) = rest.strip_prefix('(') {
                let end = opening.find(['(', ')']).unwrap_or(opening.len());
                let mut fields = opening[..end].split('-');
                let entity = fields.next().and_then(|id| id.parse().ok()).unwrap_or(0);
                let counts = matches!(fields.next(), Some("person" | "place" | "organization"));
                open.push((entity, counts, at));
                rest = &opening[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    mentions.extend(
                        open.pop().filter(|(_, counts, _)| *counts).map(|(id, _, start)| (id, start, at + 1)),
                    );
                    rest = after;
                }
            } else {
                let end = rest.find(')').map_or(rest.len(), |end| end + 1);
                let id: u32 = rest[..end].trim_end_matches(')').parse().unwrap_or(0);
                if let Some(place) = open.iter().rposition(|(entity, _, _)| *entity == id) {
                    let (_, counts, start) = open.remove(place);
                    if counts {
                        mentions.push((id, start, at + 1));
                    }
                }
                rest = &rest[end..];
            }
        }
    }
    mentions.sort_by_key(|&(_, start, end)| (start, usize::MAX - end));
    mentions
}
