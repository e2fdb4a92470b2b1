//! What a phrase says of country and sector: from its head, and from what stands behind prepositions.

use super::phrase::{Chunk, Piece};
use super::{Answer, Found};
use crate::{Codebook, Office, PersonId, Sense, match_keys};
use record::{Polity, Sector};

/// A role in a phrase.
#[derive(Clone, Debug)]
pub(super) struct RoleWord {
    pub(super) sector: Sector,
    pub(super) office: Option<Office>,
    pub(super) text: String,
    /// Whether the word says little by itself.
    generic: bool,
}

/// A named body in a phrase.
#[derive(Clone, Debug)]
struct BodyWord {
    polity: Option<Polity>,
    sector: Sector,
    name: String,
    /// Whether the words are a generic name too ("Congress"), which another state may have.
    generic: bool,
}

/// The words up to a preposition.
#[derive(Clone, Debug, Default)]
struct Segment {
    link: Option<String>,
    roles: Vec<RoleWord>,
    bodies: Vec<BodyWord>,
    country: Option<(Polity, Found)>,
    /// Whether the state is named by its people ("Iranians"), not its adjective.
    people: bool,
    /// Whether an unknown word follows the state ("Syrian island").
    trailing: bool,
}

/// What a phrase says.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Persons whom it names, and whether by a likeness of the name.
    pub(super) persons: Vec<(PersonId, Found, String)>,
    /// The role of its head.
    pub(super) role: Option<RoleWord>,
    /// The state or organisation.
    pub(super) country: Option<Polity>,
    /// Whether the office is one that was left ("former", "ex-").
    pub(super) former: bool,
    /// What the phrase says beside the role: bodies, places and states, by which a title may be known.
    pub(super) objects: Vec<String>,
    sector: Option<Sector>,
    body: Option<String>,
    found: Option<Found>,
}

/// Links behind which the state of a role may stand.
const BELONGING: &[&str] =
    &["of", "from", "in", "for", "at", "across", "inside", "within", "based", "throughout", "by"];
/// Links that lead away from an envoy's own state.
const AWAY: &[&str] = &["to", "in", "for", "at", "with", "on", "near"];
/// Words that, joined by a hyphen to a state, make it another's state: a backer or a friend, not a home.
const BACKED: &[&str] = &[
    "backed",
    "aligned",
    "supported",
    "funded",
    "trained",
    "sponsored",
    "allied",
    "born",
    "friendly",
    "made",
    "armed",
];
/// Prefixes that do the same.
const TOWARDS: &[&str] = &["pro", "anti"];
const FORMER: &[&str] =
    &["former", "ex", "ousted", "deposed", "toppled", "late", "erstwhile", "exiled", "onetime"];

/// Reads the pieces of a phrase.
pub(super) fn read(codebook: &Codebook, chunks: &[Chunk]) -> Reading {
    let mut reading = Reading::default();
    let mut segments = vec![Segment::default()];
    let mut ethnic = false;
    let mut leaning = false;
    for (index, chunk) in chunks.iter().enumerate() {
        let skip = std::mem::take(&mut leaning);
        let next = chunks.get(index + 1);
        let backed = chunk.hyphened && next.is_some_and(|next| is_word(next, BACKED));
        match &chunk.piece {
            Piece::Link(link) if !(link == "based" && index > 0 && chunks[index - 1].hyphened) => {
                segments.push(Segment { link: Some(link.clone()), ..Segment::default() });
            }
            Piece::Link(_) => {}
            Piece::Break => segments.push(Segment { link: Some(",".to_owned()), ..Segment::default() }),
            Piece::Word(word) => {
                reading.former |= FORMER.contains(&word.as_str()) && segments.len() == 1;
                leaning = chunk.hyphened && TOWARDS.contains(&word.as_str());
                ethnic = word == "ethnic";
                if let Some(segment) = segments.last_mut() {
                    segment.trailing |= segment.country.is_some();
                    // "Head" is a body's leader only in a phrase that is known to name somebody.
                    if word == "head" || word == "heads" {
                        let text = chunk.text.clone();
                        segment.roles.push(RoleWord {
                            sector: Sector::Gov,
                            office: None,
                            text,
                            generic: true,
                        });
                    }
                }
                continue;
            }
            Piece::Place(holder) => {
                reading.objects.push(chunk.text.clone());
                set(segments.last_mut(), holder, Found::Place);
            }
            Piece::Persons(ids, like) => {
                let found = if *like { Found::LikeName } else { Found::Surname };
                if is_owner(chunk, next, segments.last()) {
                    own(codebook, segments.last_mut(), ids.first().copied());
                } else {
                    reading.persons.extend(ids.iter().map(|&id| (id, found, chunk.text.clone())));
                }
            }
            Piece::Known(senses) => {
                let named = |sense: &Sense| if let Sense::Person(id) = sense { Some(*id) } else { None };
                let persons: Vec<PersonId> = senses.iter().filter_map(named).collect();
                if is_owner(chunk, next, segments.last()) {
                    own(codebook, segments.last_mut(), persons.first().copied());
                } else {
                    let found = persons.into_iter().map(|id| (id, Found::Name, chunk.text.clone()));
                    reading.persons.extend(found);
                }
                if senses.iter().any(|sense| !matches!(sense, Sense::Person(_) | Sense::Role { .. })) {
                    reading.objects.push(object(codebook, senses, &chunk.text));
                }
                if let Some(segment) = segments.last_mut() {
                    let away = skip || backed || ethnic;
                    add(codebook, segment, senses, chunk, away);
                }
            }
        }
        ethnic = false;
    }
    reading.settle(&segments);
    reading
}

/// Whether a person only tells whose the thing is: "Putin's spokesman", "wife of Navalny".
fn is_owner(chunk: &Chunk, next: Option<&Chunk>, segment: Option<&Segment>) -> bool {
    let behind = segment.and_then(|segment| segment.link.as_deref()).is_some_and(|link| link != ",");
    chunk.possessive && next.is_some() || behind
}

/// The state of an owner stands for that of what is owned.
fn own(codebook: &Codebook, segment: Option<&mut Segment>, id: Option<PersonId>) {
    if let Some(id) = id {
        set(segment, &codebook.actors.person(id).home, Found::Name);
    }
}

/// What a title would call a thing: a state by its name, a body by the words of the phrase.
fn object(codebook: &Codebook, senses: &[Sense], text: &str) -> String {
    let state = senses.iter().find_map(|sense| match sense {
        Sense::State(polity) | Sense::Demonym(polity) | Sense::Capital(polity) => {
            codebook.actors.state_name(polity)
        }
        _ => None,
    });
    state.unwrap_or(text).to_owned()
}

fn is_word(chunk: &Chunk, words: &[&str]) -> bool {
    matches!(&chunk.piece, Piece::Word(word) if words.contains(&word.as_str()))
        || words.contains(&chunk.text.to_lowercase().as_str())
}

fn set(segment: Option<&mut Segment>, polity: &Polity, found: Found) {
    if let Some(segment) = segment
        && segment.country.is_none()
    {
        segment.country = Some((polity.clone(), found));
    }
}

/// Adds what a known piece says to its segment.
fn add(codebook: &Codebook, segment: &mut Segment, senses: &[Sense], chunk: &Chunk, away: bool) {
    let generic = senses.iter().any(|sense| matches!(sense, Sense::Role { .. }));
    for sense in senses {
        match sense {
            Sense::State(polity) | Sense::Demonym(polity) | Sense::Capital(polity) => {
                if !away {
                    if matches!(sense, Sense::Demonym(_)) && segment.country.is_none() {
                        segment.people = codebook.actors.demonym(polity) != Some(chunk.text.as_str())
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
    /// The role that the words come to: the last one, unless it says little and one before says more.
    fn role(&self) -> Option<&RoleWord> {
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
    fn body_sector(&self) -> Option<(Sector, &BodyWord)> {
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

impl Reading {
    /// Draws country and sector from the segments.
    fn settle(&mut self, segments: &[Segment]) {
        let stated: Vec<Polity> =
            segments.iter().filter_map(|segment| Some(segment.country.as_ref()?.0.clone())).collect();
        let mut segments = segments.to_vec();
        for segment in &mut segments {
            // A generic name is that of the state that is told: "the Congress of Peru".
            segment.bodies.retain(|body| {
                !body.generic
                    || stated.is_empty()
                    || body.polity.as_ref().is_some_and(|own| stated.contains(own))
            });
        }
        let Some(head) = segments.first() else { return };
        let behind =
            |segment: &&Segment| segment.link.as_deref().is_some_and(|link| BELONGING.contains(&link));
        let tail: Vec<&Segment> = segments[1..].iter().filter(behind).collect();
        let role = head.role().cloned();
        let envoy = role.as_ref().is_some_and(is_envoy);
        let container =
            role.as_ref().is_none_or(|role| role.generic || role.office == Some(Office::Spokesperson))
                && !envoy;
        let deeper = tail.iter().filter(|_| container).find_map(|segment| deeper(segment));
        if let Some((sector, body)) = head.body_sector() {
            self.sector = Some(sector);
            self.body = Some(body.name.clone());
            self.found = Some(Found::Body);
        } else if let Some((sector, body)) = &deeper {
            self.sector = Some(*sector);
            self.found = Some(if body.is_some() { Found::Body } else { Found::Role });
            self.body = body.as_ref().filter(|_| role.is_none()).map(|body| body.name.clone());
        } else if let Some(role) = &role {
            self.sector = Some(role.sector);
            self.found = Some(Found::Role);
        }
        self.country =
            country(head, &tail, envoy, deeper.and_then(|(_, body)| body.and_then(|body| body.polity)));
        if self.found.is_none() {
            let first =
                head.country.as_ref().or_else(|| tail.iter().find_map(|segment| segment.country.as_ref()));
            self.found = first.map(|(_, found)| *found);
            self.sector = self.found.map(|found| bare_sector(head, found));
        }
        self.role = role;
        let office = self
            .role
            .as_ref()
            .is_some_and(|role| matches!(role.sector, Sector::Gov | Sector::Leg | Sector::Jud));
        if self.former && office {
            self.sector = Some(Sector::Eli);
        }
    }

    /// The role in the phrase's words.
    pub(super) fn role_text(&self) -> Option<String> {
        let role = self.role.as_ref()?;
        let told =
            role.text.to_lowercase().starts_with("former") || role.text.to_lowercase().starts_with("ex");
        Some(if self.former && !told { format!("former {}", role.text) } else { role.text.clone() })
    }

    /// The answer where no person is known; `None` if the phrase says nothing that the codebook knows.
    pub(super) fn answer(self, _codebook: &Codebook) -> Option<Answer> {
        let found = self.found?;
        Some(Answer {
            role: self.role_text(),
            country: self.country,
            sector: self.sector.unwrap_or(Sector::Unk),
            name: self.body,
            person: None,
            term: None,
            found,
            notes: Vec::new(),
        })
    }
}

/// The sector of a state or place named without a role: a state acts by its government.
fn bare_sector(head: &Segment, found: Found) -> Sector {
    match found {
        Found::State if head.country.is_none() => Sector::Unk,
        Found::State if head.people => Sector::Cvl,
        Found::State if head.trailing => Sector::Unk,
        Found::State => Sector::Gov,
        _ => Sector::Unk,
    }
}

fn is_envoy(role: &RoleWord) -> bool {
    role.office == Some(Office::Ambassador)
        || ["embassy", "consulate", "diplomat", "mission", "high commission"]
            .iter()
            .any(|word| role.text.to_lowercase().contains(word))
}

/// A body or a telling role behind a preposition.
fn deeper(segment: &Segment) -> Option<(Sector, Option<BodyWord>)> {
    if let Some((sector, body)) = segment.body_sector() {
        return Some((sector, Some(body.clone())));
    }
    if segment.link.as_deref() != Some("of")
        && segment.link.as_deref() != Some("for")
        && segment.link.as_deref() != Some("from")
    {
        return None;
    }
    segment.role().filter(|role| role.sector != Sector::Unk).map(|role| (role.sector, None))
}

fn has_namesakes(sector: Sector) -> bool {
    !matches!(
        sector,
        Sector::Reb | Sector::Prm | Sector::Crm | Sector::Jrn | Sector::Bus | Sector::Igo | Sector::Pre
    )
}

/// The state: of the head's own words, else of its body, else of what stands behind `of`, `in`, `from`.
fn country(head: &Segment, tail: &[&Segment], envoy: bool, deeper: Option<Polity>) -> Option<Polity> {
    let body = head.bodies.iter().rev().find_map(|body| body.polity.clone());
    let own = head.country.as_ref().map(|(polity, _)| polity.clone());
    let organisation = body.clone().filter(|polity| matches!(polity, Polity::Organisation(_)));
    // Bodies of one name are found in several states: what is told goes before what is known.
    let namesake = head.bodies.last().filter(|body| has_namesakes(body.sector)).and(own.clone());
    let home =
        |segment: &&&Segment| !envoy || !segment.link.as_deref().is_some_and(|link| AWAY.contains(&link));
    let behind = || {
        tail.iter().filter(home).find_map(|segment| {
            let body = segment.bodies.iter().find_map(|body| body.polity.clone());
            body.or_else(|| segment.country.as_ref().map(|(polity, _)| polity.clone()))
        })
    };
    organisation.or(namesake).or(body).or(own).or(deeper).or_else(behind)
}
