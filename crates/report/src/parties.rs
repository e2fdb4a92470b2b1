//! Who did it to whom: the parties of an incident in words.

use crate::dossier::Index;
use crate::kinds_in_words::Side;
use crate::numbers_in_words::listed;
use crate::quote::head;
use record::{Actor, Event, Polity, Sector};
use std::collections::BTreeMap;

/// How many names of persons and bodies are shown beside a polity. Those beyond stand in the sentences, so nothing is
/// lost; an incident of more persons than this is one that was joined wrongly.
const NAMES: usize = 12;

/// One side of an incident.
pub(crate) struct Party {
    /// For the title: "Azerbaijan", "civilians of Iran".
    pub(crate) side: Side,
    /// For the line below it: "Azerbaijan (government: Ilham Aliyev, President)".
    pub(crate) full: String,
}

/// Which side of the events is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    Actor,
    Recipient,
}

/// One side of an incident: its polities with what the events tell of them; `None` if nobody is told.
pub(crate) fn party(index: &Index, polities: &[Polity], events: &[&Event], role: Role) -> Option<Party> {
    let told: Vec<(&Event, &Actor)> = events
        .iter()
        .flat_map(|event| {
            let actors = match role {
                Role::Actor => &event.actors,
                Role::Recipient => &event.recipients,
            };
            actors.iter().map(move |actor| (*event, actor))
        })
        .collect();
    if polities.is_empty() {
        return unknown_party(index, &told);
    }
    let mut sides = Vec::new();
    let mut full = Vec::new();
    for polity in polities {
        let of_polity: Vec<&Actor> = told
            .iter()
            .filter(|(_, actor)| actor.country.as_ref() == Some(polity))
            .map(|&(_, actor)| actor)
            .collect();
        let name = index.name(polity);
        let sector = usual_sector(&of_polity);
        sides.push(side(polity, &name, sector));
        full.push(with_details(polity, name, sector, &of_polity));
    }
    let plural = sides.len() > 1 || sides[0].plural;
    let words: Vec<String> = sides.into_iter().map(|side| side.words).collect();
    Some(Party { side: Side { words: listed(&words), plural }, full: full.join(", ") })
}

/// A party of no known polity, in the words of the first text that names it.
fn unknown_party(index: &Index, told: &[(&Event, &Actor)]) -> Option<Party> {
    let (event, actor) = told.iter().find(|(_, actor)| actor.name.is_some() || actor.mention.is_some())?;
    let words = match (&actor.name, actor.mention) {
        (Some(name), _) => head(name, 80),
        (None, Some(mention)) => {
            format!("“{}”", head(mention.of(&index.document(&event.document)?.text), 80))
        }
        (None, None) => return None,
    };
    let full = format!("{words} (of no known state)");
    Some(Party { side: Side { words, plural: false }, full })
}

/// The sector that most mentions have; among equals the first of the list, which begins with governments.
fn usual_sector(actors: &[&Actor]) -> Sector {
    let mut counts: BTreeMap<Sector, usize> = BTreeMap::new();
    for actor in actors {
        *counts.entry(actor.sector).or_default() += 1;
    }
    let usual = counts.iter().rev().max_by_key(|(_, count)| **count);
    usual.map_or(Sector::Unk, |(sector, _)| *sector)
}

/// A polity in a title. Whoever is not its government is told apart from it: a gunman is not a state.
fn side(polity: &Polity, name: &str, sector: Sector) -> Side {
    match (polity, people(sector)) {
        (Polity::State(_), Some((words, plural))) => Side { words: format!("{words} of {name}"), plural },
        _ => Side { words: name.to_owned(), plural: false },
    }
}

/// Those of a sector as a noun and whether it is a plural; `None` for who stands for the state itself.
fn people(sector: Sector) -> Option<(&'static str, bool)> {
    match sector {
        Sector::Gov | Sector::Igo | Sector::Unk | Sector::Pre => None,
        Sector::Mil => Some(("the armed forces", true)),
        Sector::Leg => Some(("lawmakers", true)),
        Sector::Jud => Some(("courts", true)),
        Sector::Spy => Some(("the intelligence service", false)),
        Sector::Cop => Some(("police", true)),
        Sector::Pty => Some(("a party", false)),
        Sector::Opp => Some(("the opposition", false)),
        Sector::Eli => Some(("former officials", true)),
        Sector::Reb => Some(("rebels", true)),
        Sector::Prm => Some(("paramilitaries", true)),
        Sector::Uaf => Some(("unidentified armed men", true)),
        Sector::Crm => Some(("criminals", true)),
        Sector::Cvl => Some(("civilians", true)),
        Sector::Jrn => Some(("media", true)),
        Sector::Med => Some(("health workers", true)),
        Sector::Edu => Some(("educators", true)),
        Sector::Bus => Some(("businesses", true)),
        Sector::Lab => Some(("workers", true)),
        Sector::Agr => Some(("farmers", true)),
        Sector::Ref => Some(("refugees", true)),
        Sector::Rel => Some(("religious bodies", true)),
        Sector::Soc => Some(("civic groups", true)),
    }
}

/// The sector in a word or two, as a detail: "government", "armed forces".
fn sector_in_words(sector: Sector) -> Option<&'static str> {
    match sector {
        Sector::Gov => Some("government"),
        Sector::Igo => None,
        Sector::Unk => None,
        Sector::Pre => Some("partly recognised"),
        _ => people(sector).map(|(words, _)| words.strip_prefix("the ").unwrap_or(words)),
    }
}

fn with_details(polity: &Polity, name: String, sector: Sector, actors: &[&Actor]) -> String {
    let mut persons: Vec<String> = Vec::new();
    for actor in actors {
        let words = match (&actor.name, &actor.role) {
            (Some(person), Some(role)) => format!("{person}, {role}"),
            (Some(person), None) => person.clone(),
            (None, Some(role)) => role.clone(),
            (None, None) => continue,
        };
        let words = head(&words, 80);
        if words != name && !persons.contains(&words) {
            persons.push(words);
        }
    }
    persons.truncate(NAMES);
    let persons = persons.join("; ");
    let sector = match polity {
        Polity::State(_) => sector_in_words(sector),
        Polity::Organisation(_) => None,
    };
    match (sector, persons.is_empty()) {
        (None, true) => name,
        (Some(sector), true) => format!("{name} ({sector})"),
        (None, false) => format!("{name} ({persons})"),
        (Some(sector), false) => format!("{name} ({sector}: {persons})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(sector: Sector, name: Option<&str>, role: Option<&str>) -> Actor {
        Actor {
            country: "IRN".parse().ok(),
            sector,
            name: name.map(Into::into),
            role: role.map(Into::into),
            mention: None,
            basis: None,
            confidence: None,
        }
    }

    #[test]
    fn the_usual_sector_counts_mentions_and_prefers_the_government() {
        let (gov, cvl) = (actor(Sector::Gov, None, None), actor(Sector::Cvl, None, None));
        assert_eq!(usual_sector(&[&cvl, &gov]), Sector::Gov);
        assert_eq!(usual_sector(&[&cvl, &gov, &cvl]), Sector::Cvl);
        assert_eq!(usual_sector(&[]), Sector::Unk);
    }

    #[test]
    fn who_is_not_the_government_is_told_apart_from_the_state() {
        let iran: Polity = "IRN".parse().unwrap();
        assert_eq!(side(&iran, "Iran", Sector::Gov), Side { words: "Iran".into(), plural: false });
        assert_eq!(
            side(&iran, "Iran", Sector::Cvl),
            Side { words: "civilians of Iran".into(), plural: true }
        );
        let nato: Polity = "IGO:NATO".parse().unwrap();
        assert_eq!(side(&nato, "NATO", Sector::Mil), Side { words: "NATO".into(), plural: false });
    }

    #[test]
    fn names_and_roles_stand_beside_the_sector_once_each() {
        let iran: Polity = "IRN".parse().unwrap();
        let raisi = actor(Sector::Gov, Some("Ebrahim Raisi"), Some("President"));
        let shown = with_details(&iran, "Iran".into(), Sector::Gov, &[&raisi, &raisi]);
        assert_eq!(shown, "Iran (government: Ebrahim Raisi, President)");
        assert_eq!(with_details(&iran, "Iran".into(), Sector::Unk, &[]), "Iran");
    }
}
