//! Does the sentence speak of the past or of what is to come? From the parse where there is one, else
//! from the words beside the expression.

use crate::words::Scan;
use record::{Parse, Relation, Span, Upos, Xpos};

/// Which way a sentence looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// To the past.
    Past,
    /// To the future.
    Future,
}

/// How many words on each side are looked at where there is no parse.
const REACH: usize = 16;

/// The tense of the clause that an expression stands in, as the parse has it.
pub(crate) fn parsed(parse: &Parse, span: Span) -> Option<Tense> {
    let at = parse.tokens.partition_point(|token| token.span.end() <= span.start());
    let token = parse.tokens.get(at).filter(|token| token.span.start() < span.end())?;
    let sentence = parse.sentence_of(at)?;
    let mut governor = token.head.unwrap_or(at);
    // The nearest verb above the expression; a chain of heads is never longer than its sentence.
    for _ in 0..parse.sentences[sentence].tokens.len() {
        if let Some(tense) = verb_tense(parse, governor, sentence) {
            return Some(tense);
        }
        governor = parse.tokens.get(governor)?.head?;
    }
    None
}

fn verb_tense(parse: &Parse, verb: usize, sentence: usize) -> Option<Tense> {
    let token = parse.tokens.get(verb)?;
    let words = parse.sentences[sentence].tokens.clone();
    let helpers = words.filter(|index| {
        let helper = &parse.tokens[*index];
        helper.head == Some(verb) && matches!(helper.relation.universal(), Relation::Aux | Relation::Cop)
    });
    let (mut past, mut future) = (false, false);
    for helper in helpers {
        let helper = &parse.tokens[helper];
        match (&*helper.lemma, helper.xpos) {
            ("will" | "shall" | "’ll" | "'ll", _) => future = true,
            (_, Xpos::Vbd) => past = true,
            ("have", _) => past = true,
            _ => {}
        }
    }
    if future {
        return Some(Tense::Future);
    }
    if past || token.xpos == Xpos::Vbd {
        return Some(Tense::Past);
    }
    let to = token.xpos == Xpos::Vb
        && parse.tokens.get(verb.checked_sub(1)?).is_some_and(|before| before.xpos == Xpos::To);
    // "the court is to rule", "they plan to meet"
    let ahead = |head: usize| {
        let head = &parse.tokens[head];
        looks_ahead(&head.lemma) || &*head.lemma == "be" && matches!(head.xpos, Xpos::Vbz | Xpos::Vbp)
    };
    if to && token.head.is_some_and(ahead) {
        return Some(Tense::Future);
    }
    // A participle that modifies a noun tells of what was done: "the treaty signed on March 3".
    let done =
        token.upos == Upos::Verb && token.xpos == Xpos::Vbn && token.relation.universal() == Relation::Acl;
    done.then_some(Tense::Past)
}

fn looks_ahead(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "expect"
            | "schedule"
            | "intend"
            | "set"
            | "agree"
            | "hope"
            | "promise"
            | "due"
            | "prepare"
            | "want"
            | "plans"
            | "planned"
            | "expected"
            | "scheduled"
            | "intends"
            | "hopes"
            | "promised"
            | "prepares"
            | "slated"
            | "upcoming"
            | "planning"
            | "aims"
            | "aim"
    )
}

/// "scheduled for", "set for", "due on" right before an expression: it is to come.
pub(crate) fn scheduled(scan: &Scan, from: usize) -> Option<Tense> {
    let ahead = match scan.key_before(from, 1) {
        "for" => matches!(
            scan.key_before(from, 2),
            "scheduled" | "set" | "planned" | "slated" | "due" | "expected"
        ),
        "on" | "in" | "by" => matches!(scan.key_before(from, 2), "due" | "expected"),
        _ => false,
    };
    ahead.then_some(Tense::Future)
}

/// The tense by the nearest tell-tale word of the sentence, the one before the expression first.
pub(crate) fn guessed(scan: &Scan, from: usize, to: usize) -> Option<Tense> {
    let mut at = from;
    let mut before = None;
    for _ in 0..REACH {
        if scan.begins_sentence(at) {
            break;
        }
        at -= 1;
        before = clue(scan, at);
        if before.is_some() {
            break;
        }
    }
    before.or_else(|| {
        (to..to + REACH).take_while(|at| !scan.begins_sentence(*at)).find_map(|at| clue(scan, at))
    })
}

fn clue(scan: &Scan, index: usize) -> Option<Tense> {
    let key = scan.key(index);
    match key {
        "will" | "shall" | "ll" => return Some(Tense::Future),
        "was" | "were" | "had" | "did" | "has" | "have" | "been" | "said" | "told" | "met" | "took"
        | "came" | "went" | "began" | "became" | "made" | "held" | "led" | "sent" | "gave" | "fell"
        | "left" | "won" | "lost" | "saw" | "broke" | "rose" | "shot" | "struck" | "struck down" | "flew"
        | "spoke" | "signed" => return Some(Tense::Past),
        _ => {}
    }
    if matches!(key, "is" | "are") && scan.is(index + 1, "to") {
        return Some(Tense::Future);
    }
    let next_is_to = scan.is(index + 1, "to") || scan.is(index + 1, "for");
    if looks_ahead(key) && (next_is_to || key == "upcoming") {
        return Some(Tense::Future);
    }
    let verb = scan.is_small(index) && key.len() > 4 && key.ends_with("ed") && !key.ends_with("eed");
    verb.then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_beside_a_date_tell_its_direction() {
        for (text, at, tense) in [
            ("They will meet on March 30.", 4, Some(Tense::Future)),
            ("They opened it on March 30.", 4, Some(Tense::Past)),
            ("On March 30, the court is to rule.", 1, Some(Tense::Future)),
            ("On March 30, the talks are scheduled to begin.", 1, Some(Tense::Future)),
            ("They opened it. On March 30 talks will begin.", 5, Some(Tense::Future)),
        ] {
            assert_eq!(guessed(&Scan::new(text), at, at + 2), tense, "{text}");
        }
    }
}
