//! The line that tells an act, cut from its sentence.
//!
//! Every phrase on the way from the words of the act to the root of its sentence that can stand alone is a candidate: the
//! noun phrase of an attack, the clause in which it is told. A candidate is cut to what is needed to know which act it is
//! (`cut`), with names in place of the words that point elsewhere (`names`), and, where somebody's word brings it, with the
//! speaker before it (`speakers`). One that does not show how the act stands falls out (`standing`); of the rest the one
//! that tells most is the title (`tells`). Where none is left, there is none.

mod cut;
mod names;
mod relations;
mod speakers;
mod standing;
mod stands;
mod tells;
mod written;

use super::Desk;
use crate::mentions::Tree;
use codebook::WordClass;
use cut::Cut;
use record::{Event, Reading, Relation, Sentence, Title, Upos};
use speakers::Speaker;
use stands::Stand;
use std::collections::BTreeSet;

/// How many words a title has at most.
pub(super) const WORDS: usize = 14;

/// How much a title tells at least: below, the kind and the parties say more.
const LEAST: u8 = 60;

/// How many bytes a title has at most: longer "words" are no language.
const BYTES: usize = 160;

/// A sentence of more words than this is no sentence, and gives no title.
const LONGEST: usize = 250;

/// What a title is cut from.
#[derive(Clone, Copy)]
pub(super) struct Act<'a> {
    desk: &'a Desk<'a>,
    reading: &'a Reading,
    /// What was coded, still without its title.
    event: &'a Event,
    sentence: &'a Sentence,
    /// The words of the sentence that stand in brackets.
    aside: &'a BTreeSet<usize>,
}

/// A phrase that may become the title.
pub(super) struct Candidate {
    /// The line, without a speaker before it.
    cut: Cut,
    /// The one on whose word the text tells it.
    speaker: Option<Speaker>,
    /// Whether it is a clause with a doer, and no noun phrase.
    clause: bool,
}

/// The title of an act; `None` where no phrase can be cut that is true to how the act stands.
pub(super) fn title(desk: &Desk<'_>, reading: &Reading, event: &Event) -> Option<Title> {
    let sentence = desk.page.parse.sentences.get(reading.sentence)?;
    if sentence.tokens.len() > LONGEST || is_question(desk.tree, sentence) {
        return None;
    }
    let anchor = anchor(desk.tree, reading, sentence)?;
    let aside = in_brackets(desk.tree, sentence);
    let act = Act { desk, reading, event, sentence, aside: &aside };
    let path: Vec<usize> = desk.tree.up(anchor).collect();
    let mut best: Option<Title> = None;
    for end in 1..=path.len() {
        if let Some(found) = act.candidate(&path[..end])
            // Of two that tell as much the shorter way from the act is the better.
            && best.as_ref().is_none_or(|held| found.tells > held.tells)
        {
            best = Some(found);
        }
        if stands::is_beside(&act, path[end - 1]) {
            break;
        }
    }
    best
}

/// A question tells no act.
fn is_question(tree: &Tree<'_>, sentence: &Sentence) -> bool {
    sentence.tokens.clone().rev().take(3).any(|word| tree.word(word).contains('?'))
}

/// The words that stand in brackets: a citation, a remark.
fn in_brackets(tree: &Tree<'_>, sentence: &Sentence) -> BTreeSet<usize> {
    let mut depth = 0usize;
    let mut inside = BTreeSet::new();
    for word in sentence.tokens.clone() {
        match tree.word(word) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                depth = depth.saturating_sub(1);
                inside.insert(word);
            }
            _ => {}
        }
        if depth > 0 {
            inside.insert(word);
        }
    }
    inside
}

/// The word of the act that its other words hang on; a verb before a noun, should the parser tear them apart.
fn anchor(tree: &Tree<'_>, reading: &Reading, sentence: &Sentence) -> Option<usize> {
    let inside = |word: &usize| reading.words.contains(word) && sentence.tokens.contains(word);
    let tops = reading
        .words
        .clone()
        .filter(inside)
        .filter(|&word| !tree.head(word).is_some_and(|head| inside(&head)))
        .filter(|&word| tree.token(word).upos != Upos::Punct);
    tops.min_by_key(|&word| {
        let rank = match tree.token(word).upos {
            Upos::Verb => 0,
            Upos::Noun | Upos::Propn => 1,
            _ => 2,
        };
        (rank, word)
    })
}

impl<'a> Act<'a> {
    fn tree(&self) -> &'a Tree<'a> {
        self.desk.tree
    }

    /// Whether a word, by its lemma or its form, is of a class of those that titles are cut by.
    fn is(&self, class: codebook::TitleClass, word: usize) -> bool {
        let book = &self.desk.codebook.words;
        book.tells(class, self.tree().lemma(word)) || {
            let form = self.tree().word(word);
            form.len() < 24 && book.tells(class, &form.to_lowercase())
        }
    }

    /// Whether a word belongs to the title's sentence.
    fn has(&self, word: usize) -> bool {
        self.sentence.tokens.contains(&word)
    }

    /// Whether the words are somebody's who says "we" or "I".
    fn speaks(&self, cut: &Cut) -> bool {
        let words = &self.desk.codebook.words;
        let mut kept = self.sentence.tokens.clone().filter(|&word| cut.holds(word));
        kept.any(|word| {
            self.tree().token(word).upos == Upos::Pron
                && words.is(WordClass::QuotedSpeaker, &self.tree().word(word).to_lowercase())
        })
    }

    /// What becomes of the phrase that ends the way up from the act.
    fn candidate(&self, path: &[usize]) -> Option<Title> {
        let &top = path.last()?;
        let stand = stands::stand(self, path)?;
        let speaker = match speakers::of(self, top) {
            speakers::Speech::None => None,
            speakers::Speech::By(speaker) => Some(speaker),
            speakers::Speech::Unclear => return None,
        };
        let mut candidate = self.cut(stand, path, speaker)?;
        if candidate.speaker.is_none() {
            // What does not show that it is no fact, and what is in the words of one who says "we", is told by its holder;
            // and whoever is said to tell it stands before it, told as fact or not.
            let needed = !standing::shows(self, path, &candidate) || self.speaks(&candidate.cut);
            let holder = match needed {
                true => Some(speakers::holder(self)?),
                false => speakers::untold_holder(self, &candidate.cut),
            };
            if holder.is_some() {
                candidate = self.cut(stand, path, holder)?;
            }
        }
        if !standing::shows(self, path, &candidate) {
            return None;
        }
        let text = written::line(self.tree(), &candidate)?;
        let tells = tells::tells(self, path, &candidate);
        (tells >= LEAST).then_some(Title { text, tells })
    }

    /// The words that are kept of a phrase, with the speaker before them.
    fn cut(&self, stand: Stand, path: &[usize], speaker: Option<Speaker>) -> Option<Candidate> {
        let &top = path.last()?;
        let Stand::Clause(subject) = stand else {
            let cut = cut::nominal(self, top, path, speaker.as_ref())?;
            return Some(Candidate { cut, speaker, clause: false });
        };
        // "Baku said that ...": the speaker and a colon say as much.
        let said = speaker.is_none().then(|| speakers::brings(self, top)).flatten();
        let Some((speaker, content)) = said else {
            let cut = cut::clause(self, top, subject, path, speaker.as_ref())?;
            return Some(Candidate { cut, speaker, clause: true });
        };
        let inside: Vec<usize> =
            path.iter().copied().filter(|&word| self.tree().dominates(content, word)).collect();
        let cut = cut::clause(self, content, None, &inside, Some(&speaker))?;
        Some(Candidate { cut, speaker: Some(speaker), clause: true })
    }
}

/// Whether a relation ties a clause, and no phrase, to its head.
fn is_clausal(relation: Relation) -> bool {
    use Relation::{Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Csubj, CsubjPass, Parataxis, Root, Xcomp};
    matches!(
        relation,
        Acl | AclRelcl | Advcl | AdvclRelcl | Ccomp | Csubj | CsubjPass | Parataxis | Root | Xcomp
    )
}
