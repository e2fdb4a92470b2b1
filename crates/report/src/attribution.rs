//! Who says what: what persons and bodies are told to have said, and what the texts take from other outlets.

use crate::chronology::{Link, clause_of_event};
use crate::dossier::Index;
use crate::kinds_in_words::caution;
use crate::numbers_in_words::{capitalised, counted};
use crate::quote::head;
use crate::selection::Selection;
use crate::sources::{Cited, cited};
use crate::sureness::is_doubtful;
use record::{Actor, Event, Holder, Kind, Polity, Sector};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many speakers of a group are shown, how many statements of each at once, and how many in all.
const SPEAKERS: usize = 40;
const AT_ONCE: usize = 3;
const STATEMENTS: usize = 120;

/// The kinds of act that are done by words: whoever does one speaks.
const SPOKEN: [Kind; 5] = [Kind::Request, Kind::Accuse, Kind::Reject, Kind::Threaten, Kind::Support];

/// Speakers of one state, or outlets.
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) voices: Vec<Voice>,
    pub(crate) left_out: Option<String>,
}

/// Somebody, with what they are told to have said.
pub(crate) struct Voice {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) more: Vec<Statement>,
    pub(crate) more_word: String,
}

/// One statement.
pub(crate) struct Statement {
    pub(crate) caution: Option<&'static str>,
    pub(crate) text: String,
    pub(crate) target: Option<String>,
    /// The others of its chain, from the inside: "in Caspian News".
    pub(crate) through: Option<String>,
    pub(crate) source: Option<Cited>,
}

/// Whose words are shown together, in the order of the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    OfPair(usize),
    Other,
    Outlet,
}

/// Somebody who speaks in an event.
struct Speaker<'a> {
    name: &'a str,
    role: Option<&'a str>,
    side: Side,
    /// Their place in the chain of holders; `None` for whoever acts by speaking.
    link: Option<usize>,
}

/// All speakers: those of the pair's states, others, and outlets; of each group those with most statements first.
///
/// In "Caspian News, citing the ministry" both speak: the ministry among persons and bodies, the outlet among outlets.
/// Whoever accuses, demands, refuses, threatens or backs by name speaks too. What is read with doubt is left out.
pub(crate) fn voices(index: &Index, selection: &Selection) -> Vec<Group> {
    let mut spoken: BTreeMap<(Side, String), Vec<(&Event, Speaker)>> = BTreeMap::new();
    for event in index.dossier.events.iter().filter(|event| !is_doubtful([*event])) {
        let mut keys = Vec::new();
        for speaker in speakers(index, event) {
            let key = (speaker.side.clone(), key(speaker.name));
            if !keys.contains(&key) {
                spoken.entry(key.clone()).or_default().push((event, speaker));
                keys.push(key);
            }
        }
    }
    let mut groups: BTreeMap<Side, Vec<Vec<(&Event, Speaker)>>> = BTreeMap::new();
    for ((side, _), statements) in spoken {
        groups.entry(side).or_default().push(statements);
    }
    groups.into_iter().map(|(side, speakers)| group(index, selection, &side, speakers)).collect()
}

fn speakers<'a>(index: &Index, event: &'a Event) -> Vec<Speaker<'a>> {
    let holders = event.said_by.iter().enumerate().map(|(link, holder)| Speaker {
        name: &holder.name,
        role: None,
        side: side(index, holder.country.as_ref(), holder.sector),
        link: Some(link),
    });
    // A state is no person and no body: what it is told to say stands in the chronology.
    let is_state = |actor: &Actor| {
        actor
            .country
            .as_ref()
            .is_some_and(|polity| actor.name.as_deref() == Some(index.name(polity).as_str()))
    };
    let spoken = event.actors.iter().filter(|actor| SPOKEN.contains(&event.kind) && !is_state(actor));
    let acting = spoken.filter_map(|actor| {
        Some(Speaker {
            name: actor.name.as_deref()?,
            role: actor.role.as_deref(),
            side: side(index, actor.country.as_ref(), actor.sector),
            link: None,
        })
    });
    holders.chain(acting).filter(|speaker| !speaker.name.trim().is_empty()).collect()
}

fn side(index: &Index, polity: Option<&Polity>, sector: Sector) -> Side {
    let pair = [index.dossier.dyad.first(), index.dossier.dyad.second()];
    match pair.iter().position(|&of_pair| Some(of_pair) == polity) {
        _ if sector == Sector::Jrn => Side::Outlet,
        Some(at) => Side::OfPair(at),
        None => Side::Other,
    }
}

/// The same speaker, whether or not an article or a capital letter stands before the name.
fn key(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

fn group(
    index: &Index,
    selection: &Selection,
    side: &Side,
    mut speakers: Vec<Vec<(&Event, Speaker)>>,
) -> Group {
    speakers.sort_by_key(|statements| Reverse(statements.len()));
    let left_out = speakers.len().saturating_sub(SPEAKERS);
    speakers.truncate(SPEAKERS);
    Group {
        title: match side {
            Side::OfPair(0) => format!("Of {}", index.name(index.dossier.dyad.first())),
            Side::OfPair(_) => format!("Of {}", index.name(index.dossier.dyad.second())),
            Side::Other => "Others".to_owned(),
            Side::Outlet => "Outlets that the texts draw on".to_owned(),
        },
        voices: speakers.iter().filter_map(|statements| voice(index, selection, statements)).collect(),
        left_out: (left_out > 0).then(|| {
            format!("{} in the events (--format csv).", counted(left_out, "other is", "others are"))
        }),
    }
}

fn voice(index: &Index, selection: &Selection, statements: &[(&Event, Speaker)]) -> Option<Voice> {
    let (_, first) = statements.first()?;
    let name = capitalised(&head(first.name.trim(), 100));
    let role = statements.iter().find_map(|(_, speaker)| speaker.role).filter(|role| *role != first.name);
    let told = statements.iter().take(STATEMENTS);
    let mut statements: Vec<Statement> =
        told.map(|(event, speaker)| statement(index, selection, event, speaker)).collect();
    // One more is not worth a fold.
    let more = statements.split_off(if statements.len() > AT_ONCE + 1 { AT_ONCE } else { statements.len() });
    Some(Voice {
        name,
        role: role.map(|role| head(role, 80)),
        statements,
        more_word: counted(more.len(), "more statement", "more statements"),
        more,
    })
}

fn statement(index: &Index, selection: &Selection, event: &Event, speaker: &Speaker) -> Statement {
    let incident = index.incident_of(&event.id);
    let target = if selection.has_event(&event.id) {
        Some(format!("e-{}", event.id))
    } else {
        incident.filter(|id| selection.has_incident(id)).map(|id| format!("i-{id}"))
    };
    let publisher = index.document(&event.document).and_then(|document| document.publisher.as_ref());
    let is_publisher = |holder: &&Holder| publisher.is_some_and(|known| known.value == holder.name);
    // Who stands beside the speaker does not cite them.
    let own = speaker.link.map_or(0, |link| {
        (0..=link).rev().find(|&at| event.said_by.get(at).is_some_and(|holder| !holder.beside)).unwrap_or(0)
    });
    let outer = &event.said_by[..own];
    let outer: Vec<String> = (outer.iter().rev())
        .filter(|holder| !is_publisher(holder))
        .map(|holder| head(&holder.name, 100))
        .collect();
    Statement {
        caution: caution(event.standing),
        text: clause_of_event(index, event),
        target,
        through: (!outer.is_empty()).then(|| format!("through {}", outer.join(", through "))),
        source: cited(index, &event.document),
    }
}

/// The figures of the section's opening line: events on somebody's word, and by the texts alone.
pub(crate) fn attributed(index: &Index) -> (usize, usize) {
    let events = &index.dossier.events;
    let attributed = events.iter().filter(|event| !event.said_by.is_empty()).count();
    (attributed, events.len() - attributed)
}

impl Statement {
    /// As a link, if its evidence is on the page.
    pub(crate) fn link(&self) -> Option<Link> {
        self.target.clone().map(|target| Link { target, text: self.text.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_one_with_or_without_article() {
        assert_eq!(key("The Azerbaijani government"), key(" azerbaijani government"));
        assert_ne!(key("the ministry"), key("ministries"));
    }
}
