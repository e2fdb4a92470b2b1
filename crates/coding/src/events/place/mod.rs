//! Where it took place: the place that a phrase of the act itself names, not any place of the sentence.
//!
//! Asked in turn: phrases of the act, what it is done to, what describes a noun, the sentence's setting, and the state
//! that an act of its courts or police needs. What the document tells elsewhere is for `scene`. A place that none of
//! these tell stays unknown.

mod implied;
mod object;
mod scene;
mod setting;
mod spot;
mod told;

use super::memory::Told;
use super::parties::{Reader, countries};
use super::sides::Sides;
use super::triggers::Trigger;
use record::{Place, PlaceBasis, PlaceKind, Sentence, Standing};

pub(crate) use scene::{Act, Scene};

/// The place of an act: told by the sentence, or that of the act told `before` which it takes up, or of the scene.
pub(crate) fn of_act(
    reader: &Reader,
    sentence: &Sentence,
    trigger: &Trigger,
    act: &Act,
    before: Option<&Told>,
    scene: &mut Scene,
) -> Option<Place> {
    // What was not done took place nowhere, unless the text says where it was not done.
    let implied = |place: &Place| place.basis == Some(PlaceBasis::Implied);
    let place = read(reader, trigger, act.sides)
        .filter(|place| act.standing != Standing::Negated || !implied(place))
        .or_else(|| before.and_then(|told| told.place_of(reader.tree, trigger)))
        .or_else(|| scene.place(reader, sentence, trigger, act));
    scene.note(sentence, act, place.as_ref());
    place
}

/// The place that the sentence tells of an act.
fn read(reader: &Reader, trigger: &Trigger, sides: &Sides) -> Option<Place> {
    told(reader, trigger)
        .filter(|place| !expels_from_abroad(trigger, place, sides))
        .or_else(|| setting::read(reader, trigger))
        .or_else(|| implied::read(reader, trigger, sides))
        .map(|place| on_own_side(place, sides))
}

/// The place that the act's own words tell: apart from the parties, who are not needed to know it.
pub(crate) fn told(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    told::read(reader, trigger)
}

/// The place of an act of which no party is known.
pub(crate) fn alone(reader: &Reader, trigger: &Trigger) -> Option<Place> {
    told(reader, trigger).or_else(|| setting::read(reader, trigger))
}

/// "expelled diplomats from Chad": nobody is expelled from another's soil, so that it is said whence they come.
fn expels_from_abroad(trigger: &Trigger, place: &Place, sides: &Sides) -> bool {
    let expels = trigger.pattern.mode.as_ref().is_some_and(|mode| mode.0 == "expel");
    let at_home = |actor: &record::Polity| place.country.as_ref() == Some(actor);
    expels && matches!(countries(&sides.actors)[..], [actor] if !at_home(actor))
}

/// "the border with Chad" is on the side of the one who acts there.
fn on_own_side(place: Place, sides: &Sides) -> Place {
    let seen_from_one_side = place.kind == Some(PlaceKind::Border) && place.name.starts_with("border with");
    match countries(&sides.actors)[..] {
        [actor] if seen_from_one_side => Place { country: Some(actor.clone()), ..place },
        _ => place,
    }
}
