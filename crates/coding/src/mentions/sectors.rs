//! Words that say little by themselves: groups, members and leaders take their sector from what they are of.

use super::kinds::Class;
use super::phrase::{Composer, is_official};
use super::reading::{Nature, Reading};
use codebook::{Office, WordClass};
use record::{Relation, Sector};

impl Composer<'_> {
    /// "members of pro-Iranian groups": what is grouped; "intelligence organisation": what modifies it.
    pub(super) fn grouped(&self, head: usize) -> Option<Reading> {
        if self.is_lemma(WordClass::Grouping, head) {
            let whole = self.tree.dependents(head).find(|&dependent| {
                self.tree.relation(dependent) == Relation::Nmod
                    && self.is_after(WordClass::GroupedBy, dependent)
            });
            if let Some(reading) = whole.and_then(|whole| self.readings[whole].as_deref()) {
                return Some(reading.clone()).filter(|reading| !reading.is_state());
            }
        }
        if self.is_lemma(WordClass::GeneralBody, head) {
            let kind = self.tree.dependents(head).filter(|&dependent| {
                matches!(
                    self.tree.relation(dependent),
                    Relation::Compound | Relation::Amod | Relation::NmodPoss
                )
            });
            let mut role = kind.filter_map(|dependent| self.readings[dependent].as_deref());
            let role = role.rfind(|reading| matches!(reading.nature, Nature::Role | Nature::Body))?;
            return Some(Reading { office: None, name: None, person: None, ..role.clone() });
        }
        None
    }

    /// "the Intelligence Organisation": a general word takes the sector of what stands before it.
    pub(super) fn specify(&self, head: usize, reading: &mut Reading) {
        if !self.is_lemma(WordClass::GeneralBody, head) && !self.is_lemma(WordClass::Grouping, head) {
            return;
        }
        let before = self
            .tree
            .dependents(head)
            .filter(|&at| at < head && self.tree.relation(at) == Relation::Compound)
            .filter_map(|at| self.readings[at].as_deref())
            .filter(|other| matches!(other.nature, Nature::Role | Nature::Body));
        let sector = before.filter_map(|other| other.sector).rfind(|&sector| is_official(sector));
        reading.sector = sector.or(reading.sector);
    }

    /// "the president of the league", "Taliban leaders": those who lead or serve a body are of its sector.
    pub(super) fn follow_body(&self, head: usize, reading: &mut Reading) {
        let general = matches!(
            reading.sector,
            Some(Sector::Gov | Sector::Mil | Sector::Soc | Sector::Pty | Sector::Unk)
        );
        let itself = self.class_of(head, Some(reading)) == Class::Body && self.tree.lemma(head) != "group";
        if !general || itself {
            return;
        }
        let body = self.outer(head).into_iter().filter(|&at| match self.tree.relation(at) {
            Relation::Nmod => self.is_after(WordClass::BodyOf, at),
            Relation::Compound | Relation::NmodPoss => true,
            _ => false,
        });
        let mut sectors = body.filter_map(|at| self.readings[at].as_deref()).filter_map(|other| match other
            .nature
        {
            Nature::Body => other.sector,
            Nature::Role if other.office.is_none() => other.sector.filter(|&sector| sector != Sector::Cvl),
            _ => None,
        });
        if let Some(sector) = sectors.find(|&sector| !matches!(sector, Sector::Gov | Sector::Unk)) {
            reading.sector = Some(sector);
            if reading.office == Some(Office::HeadOfState) {
                reading.office = None;
            }
        }
    }
}
