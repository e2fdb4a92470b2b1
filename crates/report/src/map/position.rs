//! Where a place lies, if what is told of it is a position on the earth at all.

use super::outlines::state_names;
use record::{Place, Polity};
use std::collections::BTreeMap;

/// Degrees north and east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Position {
    /// -90 to 90.
    pub(crate) latitude: f64,
    /// -180 to under 180.
    pub(crate) longitude: f64,
}

impl Position {
    /// The position of a place to four decimals (some ten metres), its longitude brought within -180 to 180.
    /// `None` if the place has no coordinates, or numbers that are none.
    pub(crate) fn of(place: &Place) -> Option<Position> {
        let (latitude, longitude) = place.coordinates?;
        let sensible = (-90.0..=90.0).contains(&latitude) && (-360.0..=360.0).contains(&longitude);
        sensible.then(|| Position { latitude: rounded(latitude), longitude: rounded(wrapped(longitude)) })
    }
}

/// The same meridian within -180 to under 180.
pub(crate) fn wrapped(longitude: f64) -> f64 {
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}

/// Four decimals, and never a negative zero.
fn rounded(degrees: f64) -> f64 {
    (degrees * 10_000.0).round() / 10_000.0 + 0.0
}

/// What states are called: by the dossier, or else by the outlines.
pub(crate) struct StateNames<'a> {
    told: &'a BTreeMap<Polity, String>,
    outlined: BTreeMap<&'static str, &'static str>,
}

impl<'a> StateNames<'a> {
    pub(crate) fn new(told: &'a BTreeMap<Polity, String>) -> StateNames<'a> {
        StateNames { told, outlined: state_names() }
    }

    /// The name; the code, if nothing knows a name.
    pub(crate) fn of(&self, polity: &Polity) -> String {
        let code = polity.to_string();
        let outlined = self.outlined.get(code.as_str()).map(|name| (*name).to_owned());
        self.told.get(polity).cloned().or(outlined).unwrap_or(code)
    }

    /// Whether a place is no more than a state ("in Iran"): its coordinates are then a point in the state's
    /// middle, where nothing took place.
    ///
    /// A place of an older casebook has no kind and is known by its name.
    pub(crate) fn is_whole_state(&self, place: &Place) -> bool {
        let named = |polity: &Polity| {
            let outlined = self.outlined.get(polity.to_string().as_str()) == Some(&place.name.as_str());
            outlined || self.told.get(polity) == Some(&place.name)
        };
        if place.kind.is_some() {
            return place.is_country();
        }
        // A city that is a state of the same name (Singapore, Monaco) is a place, too.
        place.country.as_ref().is_some_and(|polity| named(polity) && !is_city(&place.name))
    }
}

fn is_city(name: &str) -> bool {
    matches!(
        name,
        "Singapore" | "Monaco" | "Gibraltar" | "Hong Kong" | "Macau" | "San Marino" | "Vatican City"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::PlaceKind;

    fn bare(name: &str, code: &str, kind: Option<PlaceKind>) -> Place {
        let country = code.parse().ok();
        Place { name: name.into(), kind, country, coordinates: None, mention: None, basis: None }
    }

    fn of(latitude: f64, longitude: f64) -> Option<(f64, f64)> {
        let coordinates = Some((latitude, longitude));
        let place = Place { coordinates, ..bare("Somewhere", "", None) };
        Position::of(&place).map(|p| (p.latitude, p.longitude))
    }

    #[test]
    fn positions_are_rounded_and_within_the_meridians() {
        assert_eq!(of(39.599_998_474_121_094, 47.139_999_389_648_44), Some((39.6, 47.14)));
        assert_eq!(of(0.0, 181.5), Some((0.0, -178.5)));
        assert_eq!(of(-90.0, -180.0), Some((-90.0, -180.0)));
        assert_eq!(of(0.0, 180.0), Some((0.0, -180.0)));
        assert_eq!(
            of(-0.000_001, -0.000_001).map(|(a, b)| (a.is_sign_positive(), b.is_sign_positive())),
            Some((true, true))
        );
    }

    #[test]
    fn a_state_by_its_name_is_whole_and_a_city_of_its_name_is_not() {
        let told = BTreeMap::from([("TUR".parse().unwrap(), "Türkiye".to_owned())]);
        let names = StateNames { told: &told, outlined: state_names() };
        let whole = |name: &str, code: &str| names.is_whole_state(&bare(name, code, None));
        for (name, code) in [("Iran", "IRN"), ("Türkiye", "TUR"), ("Turkey", "TUR")] {
            assert!(whole(name, code), "{name}");
        }
        for (name, code) in [("Tehran", "IRN"), ("Iran", ""), ("Singapore", "SGP"), ("Luxembourg", "BEL")] {
            assert!(!whole(name, code), "{name}");
        }
        // The kind decides, where it is known.
        assert!(names.is_whole_state(&bare("Abkhazia", "XAB", Some(PlaceKind::Country))));
        assert!(!names.is_whole_state(&bare("Turkey", "TUR", Some(PlaceKind::Town))));
        assert_eq!(names.of(&"TUR".parse().unwrap()), "Türkiye");
        assert_eq!(names.of(&"USA".parse().unwrap()), "United States");
        assert_eq!(names.of(&"ZZZ".parse().unwrap()), "ZZZ");
    }

    #[test]
    fn numbers_that_are_no_degrees_are_no_position() {
        for (latitude, longitude) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (91.0, 0.0), (0.0, 4_700.0)] {
            assert_eq!(of(latitude, longitude), None);
        }
    }
}
