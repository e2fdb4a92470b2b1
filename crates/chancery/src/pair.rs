//! From what a user calls two states to the pair, and back to how they are called.

use anyhow::{Context, bail};
use codebook::{Codebook, Sense, match_keys};
use record::{Dyad, Event, Polity};
use std::collections::BTreeMap;

/// The pair that two codes or names mean.
pub(crate) fn pair(first: &str, second: &str, codebook: &Codebook) -> anyhow::Result<Dyad> {
    let (a, b) = (polity(first, codebook)?, polity(second, codebook)?);
    Dyad::new(a, b)
        .with_context(|| format!("`{first}` and `{second}` are the same; a brief is on two states"))
}

/// The polity that a code (AZE, IGO:NATO) or a name (Azerbaijan) means.
fn polity(text: &str, codebook: &Codebook) -> anyhow::Result<Polity> {
    if let Ok(polity) = text.parse::<Polity>()
        && codebook.actors.state_name(&polity).is_some()
    {
        return Ok(polity);
    }
    let keys = match_keys(text);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let named = codebook.actors.longest(&keys).filter(|(words, _)| *words == keys.len());
    let polities = named.into_iter().flat_map(|(_, senses)| senses).filter_map(|sense| match sense {
        Sense::State(polity) | Sense::Demonym(polity) => Some(polity.clone()),
        Sense::Body { polity, .. } => polity.clone(),
        _ => None,
    });
    match polities.into_iter().next() {
        Some(polity) => Ok(polity),
        None => bail!(
            "`{text}` is no state that the codebook knows; give its name or its three-letter code (AZE)"
        ),
    }
}

/// How the polities of these events are called.
pub(crate) fn names(dyad: Option<&Dyad>, events: &[Event], codebook: &Codebook) -> BTreeMap<Polity, String> {
    let parties = events.iter().flat_map(|event| event.actors.iter().chain(&event.recipients));
    let places = events.iter().filter_map(|event| event.place.as_ref()?.country.as_ref());
    parties
        .filter_map(|actor| actor.country.as_ref())
        .chain(places)
        .chain(dyad.into_iter().flat_map(|dyad| [dyad.first(), dyad.second()]))
        .filter_map(|polity| Some((polity.clone(), codebook.actors.state_name(polity)?.to_owned())))
        .collect()
}
