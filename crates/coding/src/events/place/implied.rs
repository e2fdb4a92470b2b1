//! The state in which an act takes place by its nature: its police and courts act within it, it expels from its soil,
//! it summons to its ministry, it is host at home. No town is guessed.

use super::spot;
use crate::events::parties::{Reader, countries};
use crate::events::roles;
use crate::events::sides::Sides;
use crate::events::triggers::Trigger;
use record::{Kind, Place, PlaceBasis, Sector};

/// Those whom a state receives and sends.
pub(super) const ENVOYS: &[&str] =
    &["ambassador", "envoy", "charge", "chargé", "diplomat", "consul", "attache", "attaché"];

pub(super) fn read(reader: &Reader, trigger: &Trigger, sides: &Sides) -> Option<Place> {
    let [state] = countries(&sides.actors)[..] else { return of_victim(reader, trigger, sides) };
    let abroad =
        sides.actors.iter().any(|actor| matches!(actor.sector, Sector::Mil | Sector::Reb | Sector::Uaf));
    if abroad || !takes_place_at_home(reader, trigger) {
        return of_victim(reader, trigger, sides);
    }
    if sides.actors.iter().all(|actor| actor.mention.is_none()) {
        // Whose act it is was completed, not told.
        return None;
    }
    let within = |place: &Place| place.country.as_ref() == Some(state);
    let place = seat(reader, trigger).filter(within).or_else(|| reader.mentions.state_as_place(state))?;
    Some(place.on_basis(PlaceBasis::Implied))
}

/// A lawmaker or citizen whom somebody tries to kill is at home; soldiers and envoys may be anywhere.
fn of_victim(reader: &Reader, trigger: &Trigger, sides: &Sides) -> Option<Place> {
    let targeted = matches!(
        reader.tree.lemma(trigger.head),
        "assassination" | "assassinate" | "attempt" | "gun" | "murder"
    );
    let [state] = countries(&sides.recipients)[..] else { return None };
    let at_home = |actor: &record::Actor| !matches!(actor.sector, Sector::Mil | Sector::Gov | Sector::Igo);
    if trigger.pattern.kind != Kind::Assault || !targeted || !sides.recipients.iter().all(at_home) {
        return None;
    }
    Some(reader.mentions.state_as_place(state)?.on_basis(PlaceBasis::Implied))
}

/// "A court in Lyon sentenced", "Lyon police arrested": where the court or police is.
fn seat(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    let subject = roles::subject(reader.tree, trigger.head)?;
    let local = matches!(
        reader.tree.lemma(subject),
        "court" | "tribunal" | "police" | "prosecutor" | "judge" | "jury"
    );
    local.then(|| spot::of(reader, subject)).flatten()
}

fn takes_place_at_home(reader: &Reader, trigger: &Trigger) -> bool {
    let mode = trigger.pattern.mode.as_ref().map(|mode| mode.0.as_str());
    let lemma = reader.tree.lemma(trigger.head);
    match (trigger.pattern.kind, mode) {
        (Kind::Coerce, Some("arrest")) | (Kind::Sanction, Some("convict" | "expel")) => true,
        (Kind::Accuse, _) if trigger.pattern.id.starts_with("charge") => true,
        _ => match lemma {
            "summon" => trigger
                .object
                .or_else(|| roles::object(reader.tree, trigger.head))
                .is_some_and(|object| ENVOYS.contains(&reader.tree.lemma(object))),
            "host" => matches!(trigger.pattern.kind, Kind::Consult | Kind::Cooperate),
            _ => false,
        },
    }
}
