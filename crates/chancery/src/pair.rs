//! From what a user calls two states to the pair, and back to how they are called.

use crate::ending::Misunderstood;
use crate::progress::tell;
use codebook::{Codebook, Sense, match_key, match_keys};
use record::{Dyad, Event, Polity};
use std::collections::{BTreeMap, BTreeSet};

/// So many names are suggested for one that is not known.
const SUGGESTIONS: usize = 3;

/// The pair that two codes or names mean.
pub(crate) fn pair(first: &str, second: &str, codebook: &Codebook) -> anyhow::Result<Dyad> {
    let (a, b) = (polity(first, codebook)?, polity(second, codebook)?);
    let same =
        || Misunderstood(format!("`{first}` and `{second}` are the same; a pair is of two different states"));
    Ok(Dyad::new(a, b).ok_or_else(same)?)
}

/// The polity that a code (AZE, AZ, IGO:NATO), a name (Azerbaijan) or a capital (Baku) means.
fn polity(text: &str, codebook: &Codebook) -> Result<Polity, Misunderstood> {
    let by_code = || {
        let code = text.to_ascii_uppercase();
        let known = |polity: &Polity| codebook.actors.state_name(polity).is_some();
        let long = text.parse().or_else(|_| code.parse()).ok().filter(known);
        long.or_else(|| codebook.actors.by_short_code(&code).cloned())
    };
    if let Some(polity) = by_code() {
        return Ok(polity);
    }
    let keys = match_keys(text);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let named = codebook.actors.longest(&keys).filter(|(words, _)| *words == keys.len());
    let senses = || named.iter().flat_map(|(_, senses)| senses.iter());
    let polity = senses().find_map(|sense| match sense {
        Sense::State(polity) | Sense::Demonym(polity) => Some(polity.clone()),
        Sense::Body { polity, .. } => polity.clone(),
        _ => None,
    });
    if let Some(polity) = polity {
        return Ok(polity);
    }
    let capital = senses().find_map(|sense| match sense {
        Sense::Capital(polity) => Some(polity.clone()),
        _ => None,
    });
    match capital {
        Some(polity) => {
            tell(&format!("`{text}` is read as {}", called(&polity, codebook)));
            Ok(polity)
        }
        None => Err(unknown(text, codebook)),
    }
}

fn unknown(text: &str, codebook: &Codebook) -> Misunderstood {
    let remedy = "give its name or its three-letter code (AZE)";
    let similar = similar(text, codebook);
    let suggestion = match similar.split_last() {
        None => String::new(),
        Some((only, [])) => format!("did you mean {only}? Or "),
        Some((last, others)) => format!("did you mean {} or {last}? Or ", others.join(", ")),
    };
    Misunderstood(format!("`{text}` is no state that the codebook knows; {suggestion}{remedy}"))
}

/// The states of which some name is a slip away from this text, the nearest first: a letter in three may be wrong.
fn similar(text: &str, codebook: &Codebook) -> Vec<String> {
    let wrong = match_key(text);
    let allowed = (wrong.chars().count() / 3).max(1);
    let mut near: BTreeSet<(usize, &str, &Polity)> = BTreeSet::new();
    for state in codebook.actors.states() {
        let code = state.polity.to_string();
        let names = [Some(&state.name), Some(&state.adjective), state.capital.as_ref(), Some(&code)];
        let distances = names.into_iter().flatten().map(|name| {
            let steps = strsim::osa_distance(&wrong, &match_key(name));
            // Nearly any three letters are a slip away from some code.
            if name.len() <= 3 { steps * 2 } else { steps }
        });
        if let Some(nearest) = distances.min().filter(|steps| *steps <= allowed) {
            near.insert((nearest, &state.name, &state.polity));
        }
    }
    near.into_iter().take(SUGGESTIONS).map(|(_, _, polity)| called(polity, codebook)).collect()
}

/// "Azerbaijan (AZE)".
fn called(polity: &Polity, codebook: &Codebook) -> String {
    match codebook.actors.state_name(polity) {
        Some(name) => format!("{name} ({polity})"),
        None => polity.to_string(),
    }
}

/// "Azerbaijan and Iran".
pub(crate) fn both(dyad: &Dyad, codebook: &Codebook) -> String {
    let name = |polity| codebook.actors.state_name(polity).map_or_else(|| polity.to_string(), str::to_owned);
    format!("{} and {}", name(dyad.first()), name(dyad.second()))
}

/// Pairs with their numbers, the most frequent first; among equals by code.
pub(crate) fn most_frequent(counts: BTreeMap<Dyad, usize>) -> Vec<(Dyad, usize)> {
    let mut pairs: Vec<(Dyad, usize)> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    pairs
}

/// How the polities of these events, and those of the pair, are called.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_names_and_capitals_are_understood() {
        let codebook = Codebook::embedded();
        let azerbaijan: Polity = "AZE".parse().unwrap();
        for text in ["AZE", "aze", "AZ", "az", "Azerbaijan", "azerbaijani", "Baku", "baku"] {
            assert_eq!(polity(text, codebook).unwrap(), azerbaijan, "{text}");
        }
        for (text, code) in
            [("IR", "IRN"), ("Tehran", "IRN"), ("UK", "GBR"), ("Washington", "USA"), ("IGO:NATO", "IGO:NATO")]
        {
            assert_eq!(polity(text, codebook).unwrap().to_string(), code, "{text}");
        }
    }

    #[test]
    fn a_slip_is_met_with_what_may_be_meant() {
        let codebook = Codebook::embedded();
        for (text, meant) in [
            ("Azerbajan", "did you mean Azerbaijan (AZE)?"),
            ("Irann", "Iran (IRN)"),
            ("Tehrann", "Iran (IRN)"),
            ("Unted States", "United States (USA)"),
            ("Germny", "Germany (DEU)"),
        ] {
            let told = polity(text, codebook).unwrap_err().to_string();
            assert!(told.contains(meant), "{told}");
        }
        for text in ["", "Atlantis", "qqqqqqqqq"] {
            let told = polity(text, codebook).unwrap_err().to_string();
            assert!(told.contains("three-letter code") && !told.contains("did you mean"), "{told}");
        }
    }
}
