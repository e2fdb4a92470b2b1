//! What a phrase says of country and sector: from its head, and from what stands behind prepositions.

use super::phrase::{Chunk, Piece};
use super::segment::{BodyWord, RoleWord, Segment, add, set};
use super::{Answer, Found};
use crate::{Codebook, Office, PersonId, Sense};
use record::{Polity, Sector};

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
    /// Capitalised words after a role that name nobody whom the codebook knows.
    pub(super) stranger: Option<String>,
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
                let titled = segments.iter().any(|segment| !segment.roles.is_empty());
                if titled && super::phrase::is_name(chunk) {
                    let stranger = reading.stranger.get_or_insert_default();
                    stranger.push_str(if stranger.is_empty() { "" } else { " " });
                    stranger.push_str(&chunk.text);
                }
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
                if is_owner(chunk, next, &segments) {
                    own(codebook, segments.last_mut(), ids.first().copied());
                } else {
                    reading.persons.extend(ids.iter().map(|&id| (id, found, chunk.text.clone())));
                }
            }
            Piece::Known(senses) => {
                let named = |sense: &Sense| if let Sense::Person(id) = sense { Some(*id) } else { None };
                let persons: Vec<PersonId> = senses.iter().filter_map(named).collect();
                if is_owner(chunk, next, &segments) {
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
fn is_owner(chunk: &Chunk, next: Option<&Chunk>, segments: &[Segment]) -> bool {
    let segment = segments.last();
    // "Wife of former President Bongo": whatever title the one has whose wife she is.
    let relative = segments.len() > 1 && segments[0].role().is_some_and(is_kin);
    if relative && segment.and_then(|segment| segment.link.as_deref()) == Some("of") {
        return true;
    }
    // "Wife of Navalny", but not "President of Azerbaijan Ilham Aliyev".
    let behind = segment.is_some_and(|segment| {
        let empty = segment.country.is_none() && segment.roles.is_empty() && segment.bodies.is_empty();
        segment.link.as_deref().is_some_and(|link| link != ",") && empty
    });
    chunk.possessive && next.is_some() || behind
}

/// The state of an owner stands for that of what is owned.
fn own(codebook: &Codebook, segment: Option<&mut Segment>, id: Option<PersonId>) {
    let (Some(id), Some(segment)) = (id, segment) else { return };
    let person = codebook.actors.person(id);
    segment.official |= !person.terms.is_empty();
    set(Some(segment), &person.home, Found::Name);
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
        let kin = role.as_ref().is_some_and(is_kin);
        self.role = role;
        if kin
            && self.sector == Some(Sector::Cvl)
            && tail.iter().chain([&head]).any(|near| near.is_official())
        {
            self.sector = Some(Sector::Eli);
        }
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
            name: self.body.or(self.stranger),
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

/// Whether a role is that of a relative: of those of officials PLOVER makes former officials' kind.
fn is_kin(role: &RoleWord) -> bool {
    let word = role.text.to_lowercase();
    [
        "wife", "husband", "widow", "son", "daughter", "brother", "sister", "nephew", "cousin", "relative",
        "family",
    ]
    .iter()
    .any(|kin| word.strip_suffix('s').unwrap_or(&word) == *kin)
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
