//! Subjects that the parser took for part of the phrase before them: "On 3 May Turkey sent a ship".

use super::repair::Links;
use crate::mentions::Mentions;
use record::{Relation, Sentence, TimeExpression, Upos, Xpos};

/// How many words before a subject its sentence's date may begin.
const DATE: usize = 8;

impl Links<'_> {
    /// A state's name, or a phrase of its own, that stands without preposition right before a verb that lacks a subject
    /// is its subject.
    pub(super) fn find_lost_subject(
        &mut self,
        sentence: &Sentence,
        verb: usize,
        mentions: &Mentions,
        times: &[TimeExpression],
    ) {
        let token = &self.parse.tokens[verb];
        let finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
        let stands_alone = matches!(
            self.relation[verb],
            Relation::Root | Relation::Ccomp | Relation::Parataxis | Relation::Advcl
        );
        if token.upos != Upos::Verb || !finite || !stands_alone {
            return;
        }
        let Some(word) = verb.checked_sub(1).filter(|word| sentence.tokens.contains(word)) else {
            return;
        };
        let tied = self.relation[word];
        if !matches!(tied, Relation::OblUnmarked | Relation::Nmod | Relation::NmodUnmarked | Relation::Obl)
            || !matches!(self.parse.tokens[word].upos, Upos::Propn | Upos::Noun)
            || mentions.actors_of(word).iter().all(|actor| actor.country.is_none())
        {
            return;
        }
        // The word hangs on the verb, or on a phrase that does.
        let above = self.head[word].filter(|&above| above == verb || self.head[above] == Some(verb));
        let subject = |relation| {
            matches!(
                relation,
                Relation::Nsubj
                    | Relation::NsubjPass
                    | Relation::NsubjOuter
                    | Relation::Csubj
                    | Relation::CsubjPass
                    | Relation::Expl
                    | Relation::AuxPass
            )
        };
        if above.is_none() || self.has_child(sentence, verb, subject) {
            return;
        }
        if self.has_child(sentence, word, |relation| relation == Relation::Case)
            && !self.part_from_date(sentence, word, verb, times)
        {
            return;
        }
        self.head[word] = Some(verb);
        self.relation[word] = Relation::Nsubj;
    }

    /// "On 19 May Kenyan troops": the preposition belongs to the date. Whether one was parted from the phrase.
    fn part_from_date(
        &mut self,
        sentence: &Sentence,
        word: usize,
        verb: usize,
        times: &[TimeExpression],
    ) -> bool {
        let tokens = &self.parse.tokens;
        let reach = sentence.tokens.start.max(word.saturating_sub(DATE));
        let from = times.partition_point(|time| time.span.end() <= tokens[reach].span.start());
        let inside = |time: &&TimeExpression| time.span.end() <= tokens[word].span.start();
        let Some(date) = times[from..].iter().take_while(inside).last() else {
            return false;
        };
        let dated: Vec<usize> = (reach..word).filter(|&at| tokens[at].span.overlaps(date.span)).collect();
        let (Some(&first), Some(&last)) = (dated.first(), dated.last()) else {
            return false;
        };
        let belongs = |links: &Self, at: usize| links.head[at] == Some(word) || dated.contains(&at);
        let hung: Vec<usize> = (reach..=last).filter(|&at| belongs(self, at) && at >= reach).collect();
        let case = |&at: &usize| {
            self.relation[at] == Relation::Case
                && self.head[at] == Some(word)
                && (at <= first || dated.contains(&at))
        };
        if !hung.iter().any(case) {
            return false;
        }
        // The date's own head, where the parser has the phrase under it; else the date's last word.
        let top = self.head[word].filter(|above| dated.contains(above)).unwrap_or(last);
        for at in hung {
            if at != top && (self.head[at] == Some(word) || at == last) {
                self.head[at] = Some(top);
                if self.relation[at] != Relation::Case {
                    self.relation[at] = Relation::NmodUnmarked;
                }
            }
        }
        if self.head[top] == Some(word) || top == last {
            self.head[top] = Some(verb);
            self.relation[top] = Relation::Obl;
        }
        true
    }
}
