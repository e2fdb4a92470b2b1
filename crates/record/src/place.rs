//! Where something took place, what sort of place that is, and how the text tells it.

use crate::named::named;
use crate::{Polity, Span};
use serde::{Deserialize, Serialize};

named!(
    /// What a place is.
    PlaceKind {
        /// A state as a territory.
        Country = "country",
        /// A capital.
        Capital = "capital",
        /// A part of a state, or a land across states.
        Region = "region",
        /// A city.
        City = "city",
        /// A town or village.
        Town = "town",
        /// A strait.
        Strait = "strait",
        /// A river.
        River = "river",
        /// A sea, gulf or lake.
        Sea = "sea",
        /// A border crossing, or a bridge that is one.
        Crossing = "crossing",
        /// A transport corridor.
        Corridor = "corridor",
        /// A mountain, range or pass.
        Mountain = "mountain",
        /// An island.
        Island = "island",
        /// A base, port, plant or airport.
        Site = "site",
        /// The border of two states, somewhere along it.
        Border = "border",
    }
);

impl PlaceKind {
    /// Whether it is so large that a point in it is not where anything took place.
    pub fn is_wide(self) -> bool {
        use PlaceKind::{Border, Corridor, Country, Mountain, Region, River, Sea};
        matches!(self, Country | Region | River | Sea | Corridor | Mountain | Border)
    }
}

named!(
    /// How the text tells the place of an act.
    PlaceBasis {
        /// A phrase of the act itself says where: "met in Ankara", "the Geneva talks".
        Told = "told",
        /// What the act is done to stands there: "attacked the embassy in Ankara".
        Landmark = "landmark",
        /// The place is what the act is done to: "entered Ankara", "the visit to Ankara".
        Object = "object",
        /// The sentence says where it all took place: "In Ankara, the minister accused ...".
        Setting = "setting",
        /// The act takes place in the state that it needs: its courts and police, the soil it expels from.
        Implied = "implied",
        /// The document told it of the same act, or of the meeting of which the act is part.
        Narrative = "narrative",
        /// The text is headed by it: "ANKARA, April 12 -".
        Dateline = "dateline",
    }
);

impl PlaceBasis {
    /// Whether the sentence itself says so, so that another place contradicts it.
    pub fn is_told(self) -> bool {
        matches!(self, PlaceBasis::Told | PlaceBasis::Landmark | PlaceBasis::Object)
    }
}

/// Where something took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The name in the codebook, or as written if the codebook lacks it.
    pub name: String,
    /// What it is; `None` in the record of an older casebook.
    #[serde(default)]
    pub kind: Option<PlaceKind>,
    /// The state that holds it.
    pub country: Option<Polity>,
    /// Latitude and longitude in degrees, if known.
    pub coordinates: Option<(f64, f64)>,
    /// The words that name it.
    pub mention: Option<Span>,
    /// How the text tells it; `None` for a place by itself, and in the record of an older casebook.
    #[serde(default)]
    pub basis: Option<PlaceBasis>,
}

impl Place {
    /// The same place, told in this way.
    pub fn on_basis(self, basis: PlaceBasis) -> Place {
        Place { basis: Some(basis), ..self }
    }

    /// Whether it is no more than a state as a whole, as far as its kind tells.
    pub fn is_country(&self) -> bool {
        self.kind == Some(PlaceKind::Country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_an_older_casebook_is_read() {
        let old = r#"{"name":"Kars","country":"TUR","coordinates":[40.6,43.1],"mention":null}"#;
        let place: Place = serde_json::from_str(old).unwrap();
        assert_eq!((place.kind, place.basis), (None, None));
        assert!(!place.is_country());
    }

    #[test]
    fn what_is_wide_is_no_point() {
        let points: Vec<&str> =
            PlaceKind::ALL.iter().filter(|kind| !kind.is_wide()).map(|k| k.as_str()).collect();
        assert_eq!(points, ["capital", "city", "town", "strait", "crossing", "island", "site"]);
    }
}
