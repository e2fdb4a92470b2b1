//! Compares the heads of state and government with REIGN (Bell 2016), where the development data are there.
//!
//! REIGN names one effective leader a month, by surname mostly, from 1950 to March 2021. A spell that ends in
//! 1990 or later agrees when our tables hold a term of the same state, under a name that shares a word of four
//! letters or more with REIGN's (or a like one), which begins within [`TOLERANCE`] days of the spell's first
//! day, or lasts on the day so long after it: REIGN parts a term where power moved within it. Spells shorter
//! than [`SHORT`] days are left out. Disagreements are printed. Where REIGN follows a collective presidency,
//! a stand-in or a leader without office, our tables are right for their purpose: they date offices.
#![allow(clippy::print_stderr, reason = "a skipped test and the disagreements are told")]

use codebook::{Codebook, Office, match_keys};
use jiff::Span;
use record::{Date, Polity};
use std::collections::BTreeMap;

/// Days by which two first days may differ: REIGN dates some spells by the fall of the one before.
const TOLERANCE: i32 = 45;
/// Days under which a spell is that of a stand-in.
const SHORT: i32 = 90;
/// The share of spells that must agree.
const FLOOR: f64 = 0.93;

/// REIGN's abbreviations (Correlates of War) where they are not the ISO code.
const CODES: &str = "AAB ATG,ALG DZA,ANG AGO,AUL AUS,AUS AUT,BAH BHR,BAR BRB,BFO BFA,BHM BHS,BHU BTN,BNG BGD,\
    BOS BIH,BOT BWA,BRU BRN,BUI BDI,BUL BGR,CAM KHM,CAO CMR,CAP CPV,CDI CIV,CEN CAF,CHA TCD,CON COG,COS CRI,\
    CRO HRV,CZR CZE,DEN DNK,DRC COD,DRV VNM,EQG GNQ,ETM TLS,FRN FRA,GAM GMB,GFR DEU,GMY DEU,GRG GEO,GRN GRD,\
    GUA GTM,GUI GIN,HAI HTI,HON HND,ICE ISL,INS IDN,IRE IRL,KOS XKX,KUW KWT,KYR KGZ,KZK KAZ,LAT LVA,LEB LBN,\
    LES LSO,LIB LBY,LIT LTU,MAC MKD,MAA MRT,MAD MDV,MAG MDG,MAL MYS,MAS MUS,MAW MWI,MLD MDA,MNG MNE,MON MNG,\
    MOR MAR,MSI MHL,MYA MMR,MZM MOZ,NAU NRU,NEP NPL,NEW NZL,NIG NGA,NIR NER,NTH NLD,OMA OMN,PAL PLW,PAR PRY,\
    PHI PHL,POR PRT,ROK KOR,ROM ROU,SAF ZAF,SAL SLV,SIE SLE,SIN SGP,SKN KNA,SLO SVK,SLU LCA,SLV SVN,SOL SLB,\
    SPN ESP,SRI LKA,SUD SDN,SVG VCT,SWA SWZ,SWD SWE,SWZ CHE,TAJ TJK,TAZ TZA,THI THA,TOG TGO,TRI TTO,UAE ARE,\
    UKG GBR,URU URY,VAN VUT,YEM YEM,ZAM ZMB,ZIM ZWE";

#[test]
fn heads_agree_with_reign() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/actors/leaderlist_3_21.csv");
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: the development data are not there ({path})");
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    let codes: BTreeMap<&str, &str> =
        CODES.split(',').filter_map(|pair| pair.trim().split_once(' ')).collect();
    let book = &Codebook::embedded().actors;
    let (mut agree, mut differ) = (0_usize, Vec::new());
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let Some(spell) = Spell::read(&cells, &codes) else { continue };
        match spell.difference(book) {
            None => agree += 1,
            Some(what) => differ.push(what),
        }
    }
    for what in &differ {
        eprintln!("{what}");
    }
    let share = agree as f64 / (agree + differ.len()) as f64;
    eprintln!("{agree} of {} spells agree ({share:.3})", agree + differ.len());
    assert!(share >= FLOOR, "only {share:.3} of the spells agree; the disagreements are printed above");
}

struct Spell {
    polity: Polity,
    leader: String,
    from: Date,
}

impl Spell {
    /// Reads a line; `None` for one that is left out.
    fn read(cells: &[&str], codes: &BTreeMap<&str, &str>) -> Option<Spell> {
        let number = |index: usize| cells.get(index).and_then(|cell| cell.trim().parse::<i16>().ok());
        let code = cells.first()?;
        let code = codes.get(code).copied().unwrap_or(code);
        let polity: Polity = code.parse().ok()?;
        Codebook::embedded().actors.state(&polity)?;
        let from = Date::new(number(6)?, number(5)? as i8, number(4)? as i8).ok()?;
        let until = match (number(8), number(7)) {
            (Some(year), Some(month)) => Date::new(year, month as i8, 28).ok()?,
            _ => Date::new(2021, 3, 31).ok()?,
        };
        let long = from.until(until).ok()?.get_days() >= SHORT;
        (until.year() >= 1990 && long).then(|| Spell { polity, leader: cells[3].trim().to_owned(), from })
    }

    /// What differs from our tables, in a line.
    fn difference(&self, book: &codebook::ActorBook) -> Option<String> {
        let keys = match_keys(&self.leader);
        let place = format!("{} {} from {}", self.polity, self.leader, self.from);
        let mut nearest: Option<(i32, String)> = None;
        let mut held: Vec<String> = Vec::new();
        for (_, person) in book.persons() {
            if !person.terms.iter().any(|term| term.polity == self.polity) {
                continue;
            }
            let named = std::iter::once(&person.name).chain(&person.spellings).any(|name| {
                let ours = match_keys(name);
                ours.iter().any(|word| keys.iter().any(|key| alike(key, word)))
            });
            for term in &person.terms {
                if term.polity != self.polity || !leads(term.office) {
                    continue;
                }
                let apart = term.from.until(self.from).map_or(i32::MAX, |span| span.get_days().abs());
                let later = self.from.checked_add(Span::new().days(TOLERANCE)).unwrap_or(self.from);
                let days = if term.holds_on(later) { 0 } else { apart };
                if named && nearest.as_ref().is_none_or(|(best, _)| days < *best) {
                    nearest = Some((days, format!("{} from {}", person.name, term.from)));
                }
                if term.holds_on(self.from) || days <= TOLERANCE {
                    held.push(format!("{} from {}", person.name, term.from));
                }
            }
        }
        match nearest {
            Some((days, _)) if days <= TOLERANCE => None,
            Some((days, ours)) => Some(format!("{place}: ours {ours} ({days} days)")),
            None => Some(format!("{place}: nobody of this name; ours: {}", held.join(", "))),
        }
    }
}

/// Whether two words are spellings of one name.
fn alike(a: &str, b: &str) -> bool {
    a.len() >= 4 && b.len() >= 4 && strsim::jaro_winkler(a, b) >= 0.9 || a == b && a.len() >= 3
}

fn leads(office: Office) -> bool {
    matches!(
        office,
        Office::HeadOfState
            | Office::HeadOfGovernment
            | Office::SupremeLeader
            | Office::PartyLeader
            | Office::CrownPrince
            | Office::VicePresident
            | Office::Commander
            | Office::Minister
    )
}
