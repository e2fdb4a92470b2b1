//! The words of a phrase up to a preposition, and the sector that they come to.

use super::Found;
use super::phrase::Chunk;
use crate::{Codebook, Office, Sense, match_keys};
use record::{Polity, Sector};

/// A role in a phrase.
#[derive(Clone, Debug)]
pub(super) struct RoleWord {
    pub(super) sector: Sector,
    pub(super) office: Option<Office>,
    pub(super) text: String,
    /// Whether the word says little by itself.
    pub(super) generic: bool,
}

/// A named body in a phrase.
#[derive(Clone, Debug)]
pub(super) struct BodyWord {
    pub(super) polity: Option<Polity>,
    pub(super) sector: Sector,
    pub(super) name: String,
    /// Whether the words are a generic name too ("Congress"), which another state may have.
    pub(super) generic: bool,
}

/// The words up to a preposition.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub(super) link: Option<String>,
    pub(super) roles: Vec<RoleWord>,
    pub(super) bodies: Vec<BodyWord>,
    pub(super) country: Option<(Polity, Found)>,
    /// Whether the state is named by its people ("Iranians"), not its adjective.
    pub(super) people: bool,
    /// Whether an unknown word follows the state ("Syrian island").
    pub(super) trailing: bool,
    /// Whether somebody who has held an office owns what follows ("Mugabe's wife").
    pub(super) official: bool,
}

pub(super) fn set(segment: Option<&mut Segment>, polity: &Polity, found: Found) {
    if let Some(segment) = segment
        && segment.country.is_none()
    {
        segment.country = Some((polity.clone(), found));
    }
}

/// Adds what a known piece says to its segment.
pub(super) fn add(codebook: &Codebook, segment: &mut Segment, senses: &[Sense], chunk: &Chunk, away: bool) {
    let generic = senses.iter().any(|sense| matches!(sense, Sense::Role { .. }));
    for sense in senses {
        match sense {
            Sense::State(polity) | Sense::Demonym(polity) | Sense::Capital(polity) => {
                if !away {
                    if matches!(sense, Sense::Demonym(_)) {
                        segment.people |= codebook.actors.demonym(polity) != Some(chunk.text.as_str())
                            && chunk.text.ends_with('s');
                    }
                    set(Some(segment), polity, Found::State);
                }
            }
            Sense::Body { polity, sector, name } => {
                let (polity, name) = (polity.clone(), name.clone());
                segment.bodies.push(BodyWord { polity, sector: *sector, name, generic });
            }
            Sense::Role { sector, office } => segment.roles.push(RoleWord {
                sector: *sector,
                office: *office,
                text: chunk.text.clone(),
                generic: codebook.actors.is_generic(&match_keys(&chunk.text)),
            }),
            Sense::Person(_) => {}
        }
    }
}

impl Segment {
    /// Whether an official is spoken of, by name or by office.
    pub(super) fn is_official(&self) -> bool {
        self.official || self.roles.iter().any(|role| role.office.is_some())
    }

    /// The role that the words come to: the last one, unless it says little and one before says more.
    pub(super) fn role(&self) -> Option<&RoleWord> {
        let last = self.roles.last()?;
        let soft = |role: &RoleWord| role.generic || matches!(role.sector, Sector::Unk | Sector::Igo);
        if soft(last) {
            let stronger = self.roles.iter().rev().find(|role| !soft(role) && role.sector != Sector::Gov);
            let believers = self.roles.iter().rev().find(|role| role.sector == Sector::Rel);
            let armed = matches!(last.sector, Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Mil);
            return stronger
                .filter(|role| !(armed && is_people(role.sector)))
                .or(believers.filter(|_| !armed))
                .or(Some(last));
        }
        if is_people(last.sector) || last.office.is_some() {
            return Some(last);
        }
        Some(last)
    }

    /// Sector, name and polity of a body with the role beside it.
    pub(super) fn body_sector(&self) -> Option<(Sector, &BodyWord)> {
        let body = self.bodies.last()?;
        let armed = matches!(body.sector, Sector::Reb | Sector::Prm | Sector::Crm | Sector::Uaf);
        let role = self.role().map(|role| role.sector);
        let sector = match role {
            Some(role @ (Sector::Lab | Sector::Ref | Sector::Leg)) => role,
            Some(role @ (Sector::Mil | Sector::Cop | Sector::Spy | Sector::Jud))
                if !armed && matches!(body.sector, Sector::Gov | Sector::Igo) =>
            {
                role
            }
            _ => body.sector,
        };
        Some((sector, body))
    }
}

fn is_people(sector: Sector) -> bool {
    matches!(sector, Sector::Cvl | Sector::Rel | Sector::Soc | Sector::Edu)
}
