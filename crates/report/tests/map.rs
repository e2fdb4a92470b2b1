//! The brief's map: when it is drawn, what it marks, and that nothing in it lies outside or stands twice.

mod fixture;

use fixture::{dossier, place, polity};
use record::{Dyad, Place, PlaceKind};
use report::{Dossier, brief};
use std::collections::BTreeSet;

/// The section of the map; `None` if there is none.
fn map(dossier: &Dossier) -> Option<String> {
    let page = brief(dossier);
    let from = page.find("<section aria-labelledby=\"places\">")?;
    let to = from + page[from..].find("</section>").unwrap();
    Some(page[from..to].to_owned())
}

/// The dossier on another pair, its incidents at these places and the further ones at none.
fn at(pair: [&str; 2], places: &[Option<Place>]) -> Dossier {
    let mut dossier = dossier();
    dossier.dyad = Dyad::new(polity(pair[0]), polity(pair[1])).unwrap();
    for (at, incident) in dossier.incidents.iter_mut().enumerate() {
        incident.place = places.get(at).cloned().flatten();
    }
    dossier
}

/// The numbers of an attribute.
fn numbers(map: &str, attribute: &str) -> Vec<f64> {
    let opening = format!(" {attribute}=\"");
    map.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

/// Marks and names lie within the view box, and no number is none.
fn assert_within(map: &str) {
    let size = map.split("viewBox=\"0 0 ").nth(1).unwrap().split('"').next().unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    let (width, height): (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
    for (attribute, end) in [("cx", width), ("cy", height), ("x", width), ("y", height)] {
        let numbers = numbers(map, attribute);
        assert!(numbers.iter().all(|n| (0.0..=end).contains(n)), "{attribute}: {numbers:?} beyond {end}");
    }
    assert!(!map.contains("NaN") && !map.contains("inf"));
}

#[test]
fn every_known_place_is_marked_and_listed_with_its_incidents() {
    let dossier = dossier();
    let map = map(&dossier).unwrap();
    assert_within(&map);
    for name in ["Baku", "Tehran", "Aras", "Astara", "Caspian Sea", "Fuzuli"] {
        assert!(map.contains(&format!("<b><bdi>{name}</bdi></b>")), "{name}");
    }
    for incident in dossier.incidents.iter().filter(|incident| incident.place.is_some()) {
        assert!(map.contains(&format!("href=\"#i-{}\"", incident.id)), "{}", incident.id);
    }
    assert!(map.contains("9 of 18 incidents are on the map; 8 are told without a place and 1 is told of no"));
    assert!(map.contains("Baku: 3 incidents (2 of verbal cooperation and 1 not established)"));
}

#[test]
fn a_state_as_a_whole_is_no_point_on_the_map() {
    let page = map(&dossier()).unwrap();
    assert!(page.contains("<b><bdi>Iran</bdi></b> <small>no place within it is told</small>"));
    assert!(!page.contains("aria-label=\"Iran:"));
}

#[test]
fn what_is_no_point_has_a_ring_and_is_called_what_it_is() {
    let of_kind = |place: Option<Place>, kind| place.map(|place| Place { kind: Some(kind), ..place });
    let places = [
        of_kind(place("Tehran", "IRN", 35.69, 51.39), PlaceKind::Capital),
        of_kind(place("Aras", "", 39.6, 47.14), PlaceKind::River),
        of_kind(place("Iran", "IRN", 32.4, 53.7), PlaceKind::Country),
        of_kind(place("border of Armenia and Iran", "", 0.0, 0.0), PlaceKind::Border)
            .map(|border| Place { coordinates: None, ..border }),
    ];
    let map = map(&at(["AZE", "IRN"], &places)).unwrap();
    assert_within(&map);
    // Once for wide and once for narrow screens.
    assert_eq!(map.matches("class=\"ring\"").count(), 2);
    assert!(map.contains("<b><bdi>Aras</bdi></b> <small>river</small>"));
    assert!(map.contains("<b><bdi>Tehran</bdi></b>, <bdi>Iran</bdi>\n"));
    assert!(map.contains("<b><bdi>Iran</bdi></b> <small>no place within it is told</small>"));
    assert!(map.contains("</bdi></b> <small>somewhere along it, not on the map</small>"));
}

#[test]
fn without_two_incidents_of_known_position_there_is_no_map() {
    let iran = place("Iran", "IRN", 32.4, 53.7);
    let tehran = place("Tehran", "IRN", 35.69, 51.39);
    let unknown = Some(Place { name: "A ridge".into(), coordinates: None, ..tehran.clone().unwrap() });
    let nowhere = place("Nowhere", "IRN", f64::NAN, f64::INFINITY);
    for places in [vec![], vec![tehran.clone()], vec![iran.clone(), iran, unknown, nowhere, tehran.clone()]] {
        let dossier = at(["AZE", "IRN"], &places);
        assert!(map(&dossier).is_none());
        assert!(!brief(&dossier).contains("href=\"#places\""));
    }
    assert!(map(&at(["AZE", "IRN"], &[tehran.clone(), tehran])).is_some());
}

#[test]
fn the_same_dossier_gives_the_same_map_in_any_order_of_incidents() {
    let mut other = dossier();
    other.incidents.reverse();
    assert_eq!(map(&dossier()), map(&other));
}

#[test]
fn disputed_borders_are_dashed_and_named_where_they_are_seen() {
    let map_of = |pair, places: &[Option<Place>]| map(&at(pair, places)).unwrap();
    let baku = [place("Baku", "AZE", 40.4, 49.87), place("Yerevan", "ARM", 40.18, 44.51)];
    assert!(map_of(["ARM", "AZE"], &baku).contains("Karabakh (until 2023)"));
    let kyiv = [place("Kyiv", "UKR", 50.45, 30.52), place("Kharkiv", "UKR", 49.99, 36.23)];
    assert!(map_of(["RUS", "UKR"], &kyiv).contains("Crimea"));
    let alps = [place("Bern", "CHE", 46.95, 7.45), place("Vienna", "AUT", 48.21, 16.37)];
    assert!(!map_of(["AUT", "CHE"], &alps).contains("Dashed"));
}

#[test]
fn a_far_place_is_listed_as_beyond_the_map() {
    let tehran = place("Tehran", "IRN", 35.69, 51.39);
    let mut places = vec![tehran; 9];
    places.push(place("New York", "USA", 40.71, -74.01));
    let map = map(&at(["AZE", "IRN"], &places)).unwrap();
    assert_within(&map);
    assert!(
        map.contains("<b><bdi>New York</bdi></b>, <bdi>United States</bdi> <small>beyond the map</small>")
    );
    assert!(map.contains("and 1 is beyond it."));
}

#[test]
fn places_on_both_sides_of_the_antimeridian_stand_beside_each_other() {
    let places = [place("Suva", "FJI", -18.14, 178.44), place("Apia", "WSM", -13.83, -171.76)];
    let map = map(&at(["FJI", "WSM"], &places)).unwrap();
    assert_within(&map);
    let x = numbers(&map, "cx");
    assert!(x[0] > x[1] && x[0] - x[1] > 100.0 || x[1] > x[0] && x[1] - x[0] > 100.0, "{x:?}");
}

#[test]
fn organisations_and_poles_break_nothing() {
    let poles = [place("North Pole", "", 90.0, 0.0), place("South Pole", "", -90.0, 180.0)];
    assert_within(&map(&at(["AZE", "IGO:NATO"], &poles)).unwrap());
    assert_within(&map(&at(["IGO:EU", "IGO:NATO"], &poles)).unwrap());
}

#[test]
fn hostile_names_stay_text() {
    let hostile = "\"><script>alert('x')</script><!-- \u{202E}ukaB\u{202C} \u{0} {{ 7 * 7 }}";
    let other = format!("{hostile} 2");
    let places = [place(hostile, "", 40.4, 49.87), place(&other, "IRN", 35.69, 51.39)];
    let mut dossier = at(["AZE", "IRN"], &places);
    dossier.names.insert(polity("AZE"), hostile.into());
    dossier.names.insert(polity("IRN"), hostile.into());
    let map = map(&dossier).unwrap();
    let svg = &map[map.find("<svg").unwrap()..map.find("</svg>").unwrap()];
    for word in ["<script", "<!--", "\u{0}"] {
        assert!(!map.contains(word), "{word}");
    }
    assert!(!svg.split("aria-label=\"Map of").next().unwrap().contains('\u{202E}'));
    let texts: Vec<&str> = svg.split("<text").skip(1).map(|t| t.split("</text>").next().unwrap()).collect();
    assert!(texts.iter().all(|text| !text.contains('\u{202E}')));
}

#[test]
fn many_places_are_marked_and_listed_within_limits() {
    let mut dossier = dossier();
    let models = dossier.incidents.clone();
    dossier.incidents.clear();
    for n in 0..400u32 {
        let mut incident = models[n as usize % models.len()].clone();
        incident.id = record::IncidentId::from_text(format!("{n:016x}"));
        let (latitude, longitude) = (36.0 + f64::from(n % 20) * 0.3, 44.0 + f64::from(n / 20) * 0.4);
        incident.place = place(&format!("Place {n}"), "AZE", latitude, longitude);
        dossier.incidents.push(incident);
    }
    let map = map(&dossier).unwrap();
    assert_within(&map);
    assert_eq!(map.matches("<li id=\"place-").count(), 40);
    assert!(map.contains("360 more places are in the export (chancery incidents --format geojson)."));
    assert!(map.len() < 120_000, "{} bytes", map.len());
    let ids: BTreeSet<&str> = map.split(" id=\"").skip(1).map(|id| id.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), map.matches(" id=\"").count());
}
