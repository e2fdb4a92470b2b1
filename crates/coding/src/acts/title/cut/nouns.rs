//! What a noun phrase keeps in a title.

use super::super::written::Piece;
use super::super::{names, relations, speakers};
use super::{Cutter, DEPTH, How, JOINED, MODIFIER, MORE, Part, WHICH};
use codebook::TitleClass;
use record::{Relation, Upos, Xpos};

impl Cutter<'_> {
    pub(super) fn nominal(&self, part: &mut Part, head: usize, case: bool, depth: usize) {
        if depth > DEPTH {
            return;
        }
        let tree = self.act.tree();
        // The words on which the act hangs are never lost to a name.
        let holds_act = self.path.contains(&head) && self.path.first() != Some(&head);
        let named = match holds_act {
            true => names::Instead::Own,
            false => names::instead(self.act, head, self.subject, self.speaker),
        };
        match named {
            names::Instead::Name(name) => {
                let possessive = tree.relation(head) == Relation::NmodPoss && !name.ends_with("’s");
                let name = if possessive { format!("{name}’s") } else { name };
                part.pieces.insert((2 * head, head), Piece::Name(name, head));
                for at in self.below(head) {
                    if tree.relation(at) == Relation::Case && case && tree.token(at).xpos != Xpos::Pos {
                        self.whole(part, at);
                    }
                }
                self.joined(part, head, depth);
                return;
            }
            names::Instead::Pointing => part.pointing += 1,
            names::Instead::Own => {}
        }
        part.word(head);
        let person = names::is_person(self.act, head);
        for at in self.below(head) {
            match tree.relation(at) {
                Relation::Case if case || tree.token(at).xpos == Xpos::Pos => self.whole(part, at),
                Relation::Case => {}
                Relation::Amod | Relation::NmodDesc | Relation::Compound
                    if self.lean && !self.on_path(at) =>
                {
                    // What tells whose it is, or that it may be none, stays.
                    let whose = !self.act.desk.page.mentions.actors_of(at).is_empty() && !person;
                    let title = person
                        && (tree.token(at).upos != Upos::Propn || tree.relation(at) != Relation::Compound);
                    let kept =
                        tree.relation(at) == Relation::Compound && !title || whose || self.qualifies(at);
                    if kept {
                        self.whole(part, at);
                    }
                }
                _ => self.of_noun(part, head, at, false, depth),
            }
        }
        self.joined(part, head, depth);
    }

    fn qualifies(&self, word: usize) -> bool {
        [TitleClass::Denied, TitleClass::Open, TitleClass::Alleged, TitleClass::Coming, TitleClass::Adverb]
            .into_iter()
            .any(|class| self.act.is(class, word))
    }

    /// What hangs on a noun.
    pub(super) fn of_noun(&self, part: &mut Part, head: usize, at: usize, articles: bool, depth: usize) {
        let tree = self.act.tree();
        let needed = self.on_path(at);
        match tree.relation(at) {
            Relation::Amod
            | Relation::NmodDesc
            | Relation::Compound
            | Relation::Flat
            | Relation::Fixed
            | Relation::Goeswith
            | Relation::Nummod
            | Relation::CcPreconj
            | Relation::DetPredet => self.whole(part, at),
            Relation::Det if articles || !self.is_article(at) => part.word(at),
            Relation::NmodPoss => self.nominal(part, at, false, depth + 1),
            Relation::NmodUnmarked if !relations::is_time(self.act, at) => self.whole(part, at),
            Relation::Advmod => {
                self.adverb(part, at, needed || at < head && tree.token(head).upos == Upos::Num)
            }
            Relation::Nmod | Relation::Obl if needed => self.nominal(part, at, true, depth + 1),
            Relation::Nmod | Relation::Obl
                if !relations::is_time(self.act, at) && !speakers::is_by_word_of(self.act, at) =>
            {
                let of = tree.preposition(at) == Some("of") && at > head;
                let priority = self.priority(at);
                part.more(if of { priority.min(WHICH) } else { priority }, at, How::Nominal);
            }
            // A noun that the parser took for a verb.
            Relation::Obj | Relation::Xcomp if at > head => self.nominal(part, at, true, depth + 1),
            Relation::Acl if needed => self.clause(part, at, false, depth + 1),
            // "a plan to attack" is no plan without what is planned.
            Relation::Acl if !self.lean && self.is_infinitive(at) => self.clause(part, at, false, depth + 1),
            Relation::Acl => part.more(MORE, at, How::Clause),
            Relation::AclRelcl | Relation::Appos | Relation::Advcl | Relation::Ccomp | Relation::Csubj
                if needed =>
            {
                self.clause(part, at, false, depth + 1);
            }
            _ => {}
        }
    }

    fn is_infinitive(&self, clause: usize) -> bool {
        let tree = self.act.tree();
        tree.dependent(clause, Relation::Mark).is_some_and(|mark| tree.token(mark).upos == Upos::Part)
    }

    /// "a", "the" and "this" are left out; "no" and "both" say something.
    fn is_article(&self, at: usize) -> bool {
        let tree = self.act.tree();
        let book = &self.act.desk.codebook.words;
        let (definite, indefinite) = (codebook::WordClass::Definite, codebook::WordClass::Indefinite);
        // Of those that leave it open only the shortest, "a" and "an", are mere articles.
        let lemma = tree.lemma(at);
        let article = book.is(definite, lemma) || book.is(indefinite, lemma) && lemma.len() < 3;
        article && tree.token(at).upos == Upos::Det && !self.qualifies(at)
    }

    /// Those joined to a noun: needed where they are parties or doers, else where there is room.
    fn joined(&self, part: &mut Part, head: usize, depth: usize) {
        let tree = self.act.tree();
        let all: Vec<usize> =
            tree.conjuncts(head).skip(1).filter(|at| !self.act.aside.contains(at)).collect();
        if all.is_empty() {
            return;
        }
        let is_needed = |at: usize| self.on_path(at) || self.is_party(at);
        let doer = self.subject == Some(head) && all.len() < 3;
        if doer || all.iter().any(|&at| is_needed(at)) {
            self.conjuncts(part, head, depth);
        } else {
            part.more(JOINED, head, How::Conjuncts);
        }
    }

    pub(super) fn conjuncts(&self, part: &mut Part, head: usize, depth: usize) {
        let tree = self.act.tree();
        for at in tree.conjuncts(head).skip(1).filter(|at| !self.act.aside.contains(at)).take(6) {
            self.joint(part, at);
            if relations::is_predicate(tree, at) && !tree.is_nominal(at) {
                self.clause(part, at, false, depth + 1);
            } else {
                self.nominal(part, at, true, depth + 1);
            }
        }
    }

    /// A small phrase with all its words but clauses and appositions; of a long one only its head.
    pub(super) fn whole(&self, part: &mut Part, head: usize) {
        let tree = self.act.tree();
        part.word(head);
        if tree.reach(head).len() > MODIFIER {
            return;
        }
        let mut open = vec![head];
        while let Some(at) = open.pop() {
            for below in self.below(at) {
                let joins = tree.relation(below) == Relation::Punct && tree.word(below) == ",";
                let in_list = joins && tree.relation(at) == Relation::Conj;
                let small = !matches!(
                    tree.relation(below),
                    Relation::Punct
                        | Relation::Appos
                        | Relation::AclRelcl
                        | Relation::Parataxis
                        | Relation::Advcl
                        | Relation::Dep
                        | Relation::List
                );
                if small || in_list {
                    part.word(below);
                    open.push(below);
                }
            }
        }
    }
}
