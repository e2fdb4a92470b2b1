//! Words that say little by themselves: groups, members and leaders take their sector from what they are of.

use super::kinds::Class;
use super::phrase::{Composer, is_official};
use super::reading::{Nature, Reading};
use codebook::Office;
use record::{Relation, Sector};

/// Words that only count or group what follows them: "members of", "a group of".
const GROUPING: &[&str] = &[
    "all",
    "battalion",
    "bloc",
    "bulk",
    "coalition",
    "column",
    "contingent",
    "convoy",
    "couple",
    "crowd",
    "dozen",
    "each",
    "element",
    "faction",
    "few",
    "group",
    "handful",
    "hundred",
    "leader",
    "majority",
    "many",
    "member",
    "most",
    "network",
    "number",
    "one",
    "pair",
    "part",
    "party",
    "remnant",
    "rest",
    "section",
    "series",
    "several",
    "some",
    "team",
    "thousand",
    "trio",
    "two",
    "three",
    "unit",
    "wing",
];

/// Words for bodies that take their sector from a modifier: "the intelligence organisation".
const BODIES: &[&str] = &[
    "agency",
    "bureau",
    "center",
    "centre",
    "chief",
    "command",
    "commission",
    "committee",
    "council",
    "department",
    "directorate",
    "establishment",
    "head",
    "leader",
    "network",
    "office",
    "officer",
    "official",
    "organisation",
    "organization",
    "personnel",
    "service",
    "source",
    "staff",
    "team",
    "unit",
    "wing",
];

impl Composer<'_> {
    /// "members of pro-Iranian groups": what is grouped; "intelligence organisation": what modifies it.
    pub(super) fn grouped(&self, head: usize) -> Option<Reading> {
        let lemma = self.tree.lemma(head);
        if GROUPING.contains(&lemma) {
            let whole = self.tree.dependents(head).find(|&dependent| {
                self.tree.relation(dependent) == Relation::Nmod
                    && matches!(self.tree.preposition(dependent), Some("of" | "from" | "among"))
            });
            if let Some(reading) = whole.and_then(|whole| self.readings[whole].as_deref()) {
                return Some(reading.clone()).filter(|reading| !reading.is_state());
            }
        }
        if BODIES.contains(&lemma) {
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
        if !BODIES.contains(&self.tree.lemma(head)) && !GROUPING.contains(&self.tree.lemma(head)) {
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
            Relation::Nmod => matches!(self.tree.preposition(at), Some("of" | "for")),
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
