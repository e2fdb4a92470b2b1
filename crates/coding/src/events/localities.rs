//! Whose the place is that is visited or attacked.

use super::parties::{Reader, countries, is_other};
use super::triggers::Trigger;
use super::{governing, place, roles, sides};
use codebook::{Role, WordClass};
use record::{Actor, Kind};

/// The state whose place is visited or attacked: "bombed a depot outside Kassala".
pub(crate) fn owner(reader: &Reader, trigger: &Trigger, actors: &[Actor]) -> Vec<Actor> {
    let kind = trigger.pattern.kind;
    let travels = kind == Kind::Consult && trigger.class == WordClass::Verb && !trigger.pattern.mutual;
    // "Inflation hit the savings in Turkey": only political actors visit and attack.
    if countries(actors).is_empty() || kind != Kind::Assault && !travels {
        return Vec::new();
    }
    let aimed = |role: &&Role| match role {
        Role::Object => true,
        Role::Preposition(word) => {
            matches!(word.as_str(), "on" | "against" | "at" | "to") || travels && word == "in"
        }
        _ => false,
    };
    for role in trigger.pattern.recipient.iter().filter(aimed) {
        let found = governing::hosts(reader, &sides::heads(reader, trigger, role), actors);
        if !found.is_empty() {
            return found;
        }
    }
    // "missiles hit a depot in Kassala"
    let place = place::told(reader, trigger).filter(|_| kind == Kind::Assault);
    let host = place.as_ref().and_then(Reader::holder).filter(|host| is_other(host, actors));
    if host.is_some() || kind != Kind::Assault {
        return host.into_iter().collect();
    }
    // "crossed into Uganda and killed three men"
    let first = reader.tree.conjunction_head(trigger.head);
    let entered = ["into", "inside", "in"].into_iter().filter(|_| first != trigger.head);
    entered
        .flat_map(|preposition| roles::own_preposition(reader.tree, first, preposition))
        .filter_map(|place| reader.host(place))
        .find(|host| is_other(host, actors))
        .into_iter()
        .collect()
}
