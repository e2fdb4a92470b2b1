//! What the tables must hold to be of use, and what they must not.

use codebook::{Codebook, Office, match_keys};
use record::{Date, Polity};
use std::collections::BTreeMap;

fn state(code: &str) -> Polity {
    code.parse().expect("a code")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// States whose heads and ministers are dated without a gap.
const DATED: &[&str] = &[
    "AZE", "IRN", "ARM", "TUR", "RUS", "ISR", "GEO", "PAK", "USA", "GBR", "FRA", "DEU", "CHN", "UKR", "SAU",
    "IRQ", "SYR",
];

#[test]
fn the_main_states_have_their_offices_dated() {
    let actors = &Codebook::embedded().actors;
    for code in DATED {
        for office in [Office::HeadOfState, Office::ForeignMinister, Office::DefenceMinister] {
            for year in 2003..2025 {
                // Iraq had no ministers of its own between the invasion and the interim government.
                if *code == "IRQ" && year <= 2004 {
                    continue;
                }
                let on = Date::new(i16::try_from(year).expect("a year"), 3, 1).expect("a day");
                assert!(actors.holder(office, &state(code), on).is_some(), "{code} {office} on {on}");
            }
        }
    }
}

#[test]
fn an_office_of_one_holder_has_one() {
    let actors = &Codebook::embedded().actors;
    type Spell<'a> = (Date, Option<Date>, &'a str);
    let mut terms: BTreeMap<(Office, &Polity), Vec<Spell<'_>>> = BTreeMap::new();
    for (_, person) in actors.persons() {
        for term in person.terms.iter().filter(|term| term.office.is_single()) {
            let spell = (term.from, term.to, person.name.as_str());
            terms.entry((term.office, &term.polity)).or_default().push(spell);
        }
    }
    let mut overlaps = Vec::new();
    for ((office, polity), mut spells) in terms {
        // Collective presidencies, chambers and leaders of several movements are held by several at once.
        let several = matches!(office, Office::Speaker | Office::OppositionLeader)
            || office == Office::HeadOfState && *polity == state("BIH");
        spells.sort();
        for pair in spells.windows(2) {
            let ends = pair[0].1.unwrap_or(Date::MAX);
            if !several && ends > pair[1].0 {
                overlaps.push(format!("{polity} {office}: {:?} and {:?}", pair[0], pair[1]));
            }
        }
    }
    assert_eq!(overlaps, [] as [String; 0]);
}

#[test]
fn the_holder_depends_on_the_day() {
    let actors = &Codebook::embedded().actors;
    for (office, code, on, name) in [
        (Office::HeadOfState, "IRN", "2021-01-10", "Hassan Rouhani"),
        (Office::HeadOfState, "IRN", "2021-08-03", "Ebrahim Raisi"),
        (Office::HeadOfState, "IRN", "2024-06-01", "Mohammad Mokhber"),
        (Office::ForeignMinister, "IRN", "2024-06-01", "Ali Bagheri Kani"),
        (Office::SupremeLeader, "IRN", "1988-01-01", "Ruhollah Khomeini"),
        (Office::HeadOfState, "AZE", "1993-01-01", "Abulfaz Elchibey"),
        (Office::HeadOfGovernment, "USA", "2010-01-01", "Barack Obama"),
        (Office::HeadOfGovernment, "TUR", "2010-01-01", "Recep Tayyip Erdoğan"),
        (Office::SecretaryGeneral, "IGO:NATO", "2012-01-01", "Anders Fogh Rasmussen"),
        (Office::HighRepresentative, "IGO:EU", "2018-01-01", "Federica Mogherini"),
    ] {
        let id =
            actors.holder(office, &state(code), day(on)).unwrap_or_else(|| panic!("{office} {code} {on}"));
        assert_eq!(actors.person(id).name, name, "{office} {code} {on}");
    }
    for (office, code, on) in [
        (Office::HeadOfState, "AZE", "1900-01-01"),
        (Office::Spokesperson, "IRN", "2021-01-10"),
        (Office::SupremeLeader, "AZE", "2021-01-10"),
    ] {
        assert_eq!(actors.holder(office, &state(code), day(on)), None, "{office} {code} {on}");
    }
}

#[test]
fn names_in_their_spellings_find_one_person() {
    let actors = &Codebook::embedded().actors;
    let named = |name: &str| -> Vec<&str> {
        let keys = match_keys(name);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        actors.persons_named(&keys).into_iter().map(|id| actors.person(id).name.as_str()).collect()
    };
    for (spelling, name) in [
        ("Ebrahim Reisi", "Ebrahim Raisi"),
        ("İbrahim Reisi", "Ebrahim Raisi"),
        ("Amir-Abdullahian", "Hossein Amir-Abdollahian"),
        ("Hossein Amirabdollahian", "Hossein Amir-Abdollahian"),
        ("Abbas Arakchi", "Abbas Araghchi"),
        ("İlham Əliyev", "Ilham Aliyev"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Erdoğan", "Recep Tayyip Erdoğan"),
        ("Xi Jinping", "Xi Jinping"),
        ("Sergey Lawrow", "Sergey Lavrov"),
        ("Volodymyr Zelenskyi", "Volodymyr Zelensky"),
    ] {
        assert_eq!(named(spelling), [name], "{spelling}");
    }
    // Relatives, namesakes and strangers are never merged.
    for stranger in
        ["Hossein Rouhani", "Hassan Aliyev", "Jeb Bush", "Erdogan Demir", "Reisi Ali", "Araghchian", "Ivan"]
    {
        assert_eq!(named(stranger), [] as [&str; 0], "{stranger}");
    }
    assert_eq!(named("Aliyev"), ["Ilham Aliyev", "Heydar Aliyev"]);
}

#[test]
fn the_tables_are_large_enough() {
    let book = Codebook::embedded();
    let recognised =
        book.actors.states().filter(|state| state.to.is_none() && !state.partly_recognised).count();
    assert!(recognised >= 193, "{recognised} states and territories");
    assert!(book.places.entries().len() >= 1_200, "{} places", book.places.entries().len());
    assert!(book.actors.persons().count() >= 1_500, "{} persons", book.actors.persons().count());
    assert!(book.periods.len() >= 40, "{} periods", book.periods.len());
}

#[test]
fn capitals_are_places_and_disputes_are_told() {
    let book = Codebook::embedded();
    for state in book.actors.states().filter(|state| state.to.is_none()) {
        if let Some(capital) = &state.capital {
            let found = book.places.named(capital);
            let held = found.iter().any(|place| place.holder.as_ref() == Some(&state.polity));
            let expected = !matches!(state.polity.to_string().as_str(), code if code.starts_with('X'));
            assert!(held || !expected || has_no_place(capital), "{capital} of {}", state.name);
        }
    }
    for name in ["Khankendi", "Shushi", "Crimea", "Abu Musa", "Golan Heights", "Stepanakert"] {
        assert!(book.places.named(name).iter().any(|place| place.is_disputed()), "{name}");
    }
    for name in ["Ganja", "Tabriz", "London"] {
        assert!(book.places.named(name).iter().all(|place| !place.is_disputed()), "{name}");
    }
    for name in ["Georgia", "Kars", "Julfa", "Astara", "Punjab"] {
        assert!(book.places.named(name).len() >= 2, "{name} is ambiguous");
    }
}

/// Capitals of territories that are too small to be places of the news.
fn has_no_place(capital: &str) -> bool {
    let small =
        ["Oranjestad", "Mariehamn", "Pago Pago", "Avarua", "Willemstad", "Torshavn", "Nuuk", "Cayenne"];
    small.contains(&capital) || ["Fort-de-France", "Mamoudzou", "Noumea", "Papeete"].contains(&capital)
}
