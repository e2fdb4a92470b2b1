//! What was done, in plain words: one row per kind and mode of PLOVER, and per context where it says more.

use crate::numbers_in_words::capitalised;
use record::{Context, Kind, Mode, Quad, Standing};

/// A plain phrase for an act. In `one`, `many` and `alone`, `~` stands for the recipient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    kind: Kind,
    mode: &'static str,
    context: &'static str,
    /// With a singular actor: "expels representatives of ~".
    one: &'static str,
    /// How the first word of `one` is said with plural actors: "expel".
    many: &'static str,
    /// With no recipient, after the first word: "representatives".
    alone: &'static str,
    /// As a noun: "expulsion".
    noun: &'static str,
}

macro_rules! acts {
    ($($kind:ident $mode:literal $context:literal:
        $one:literal, $many:literal, $alone:literal, $noun:literal;)+) => {
        const ACTS: &[Act] = &[$(Act {
            kind: Kind::$kind, mode: $mode, context: $context,
            one: $one, many: $many, alone: $alone, noun: $noun,
        }),+];
    };
}

// Acts without `~` are done together: both sides stand before the verb.
// The rows of a kind end with one without mode and context, which holds for all the others.
acts! {
    Agree "" "": "agrees to work together", "agree", "to cooperate", "agreement";
    Consult "visit" "": "visits ~", "visit", "", "visit";
    Consult "third-party" "": "holds talks hosted by others", "hold", "talks hosted by others", "talks";
    Consult "multilateral" "": "meets among several states", "meet", "among several states", "meeting";
    Consult "phone" "": "speaks by telephone", "speak", "by telephone", "call";
    Consult "" "": "holds talks", "hold", "talks", "talks";
    Support "" "diplomatic":
        "improves diplomatic relations with ~", "improve", "diplomatic relations", "diplomatic support";
    Support "" "": "supports or improves relations with ~", "support", "another side", "support";
    Concede "" "": "gives way to ~", "give", "way", "concession";
    Cooperate "" "military": "cooperates militarily", "cooperate", "militarily", "military cooperation";
    Cooperate "" "economic": "cooperates economically", "cooperate", "economically", "economic cooperation";
    Cooperate "" "intelligence": "shares intelligence", "share", "intelligence", "shared intelligence";
    Cooperate "" "": "cooperates", "cooperate", "", "cooperation";
    Aid "" "military": "gives military aid to ~", "give", "military aid", "military aid";
    Aid "" "economic": "gives economic aid to ~", "give", "economic aid", "economic aid";
    Aid "" "": "gives aid to ~", "give", "aid", "aid";
    Retreat "withdraw" "": "withdraws from ~", "withdraw", "forces", "withdrawal";
    Retreat "release" "": "releases captives from ~", "release", "captives", "release";
    Retreat "disarm" "": "disarms towards ~", "disarm", "", "disarmament";
    Retreat "ceasefire" "": "observes a ceasefire", "observe", "a ceasefire", "ceasefire";
    Retreat "access" "": "grants access to ~", "grant", "access", "access";
    Retreat "resign" "": "sees an official resign over ~", "see", "an official resign", "resignation";
    Retreat "" "": "steps back from ~", "step", "back", "retreat";
    Request "assist" "": "asks ~ for help or cooperation", "ask", "for help or cooperation", "request";
    Request "change" "": "asks ~ for a change of policy", "ask", "for a change of policy", "demand";
    Request "yield" "": "asks ~ to yield", "ask", "the other side to yield", "demand";
    Request "meet" "": "asks ~ for talks", "ask", "for talks", "call for talks";
    Request "" "": "makes a demand of ~", "make", "a demand", "demand";
    Accuse "disapprove" "": "criticises ~", "criticise", "the other side", "criticism";
    Accuse "investigate" "": "investigates ~", "investigate", "a matter", "investigation";
    Accuse "allege" "": "accuses ~", "accuse", "the other side", "accusation";
    Accuse "" "": "criticises or accuses ~", "criticise", "or accuses the other side", "criticism";
    Reject "assist" "": "refuses help or cooperation to ~", "refuse", "help or cooperation", "refusal";
    Reject "change" "": "refuses ~ a change of policy", "refuse", "a change of policy", "refusal";
    Reject "yield" "": "refuses to yield to ~", "refuse", "to yield", "refusal";
    Reject "meet" "": "refuses to meet ~", "refuse", "to meet", "refused meeting";
    Reject "" "": "rejects what ~ asks or claims", "reject", "a demand or claim", "rejection";
    Threaten "restrict" "": "threatens ~ with restrictions", "threaten", "restrictions", "threat";
    Threaten "arrest" "": "threatens ~ with arrests", "threaten", "arrests", "threat";
    Threaten "relations" "": "threatens to cut relations with ~", "threaten", "to cut relations", "threat";
    Threaten "expel" "": "threatens to expel representatives of ~", "threaten", "expulsions", "threat";
    Threaten "territory" "": "threatens to take territory of ~", "threaten", "to take territory", "threat";
    Threaten "violence" "": "threatens ~ with violence", "threaten", "violence", "threat";
    Threaten "" "": "threatens or warns ~", "threaten", "or warns the other side", "threat";
    Protest "demo" "": "demonstrates against ~", "demonstrate", "", "demonstration";
    Protest "riot" "": "riots against ~", "riot", "", "riot";
    Protest "strike" "": "goes on strike against ~", "go", "on strike", "strike";
    Protest "hunger" "": "goes on hunger strike against ~", "go", "on hunger strike", "hunger strike";
    Protest "boycott" "": "boycotts ~", "boycott", "the other side", "boycott";
    Protest "obstruct" "": "blocks access in protest against ~", "block", "access in protest", "blockade";
    Protest "vandalize" "":
        "damages property in protest against ~", "damage", "property in protest", "vandalism";
    Protest "" "": "protests against ~", "protest", "", "protest";
    Sanction "convict" "": "finds ~ guilty in court", "find", "somebody guilty in court", "conviction";
    Sanction "expel" "diplomatic": "expels diplomats of ~", "expel", "diplomats", "expulsion";
    Sanction "expel" "": "expels representatives of ~", "expel", "representatives", "expulsion";
    Sanction "withdraw" "diplomatic":
        "withdraws its diplomats from ~", "withdraw", "diplomats", "withdrawal of diplomats";
    Sanction "withdraw" "":
        "withdraws its representatives or means from ~", "withdraw", "representatives or means", "withdrawal";
    Sanction "discontinue" "economic":
        "cuts trade or aid with ~", "cut", "trade or aid", "cut in trade or aid";
    Sanction "discontinue" "": "cuts back relations with ~", "cut", "back relations", "cut in relations";
    Sanction "" "": "reduces relations with ~", "reduce", "relations", "reduced relations";
    Mobilize "troops" "":
        "moves or exercises troops facing ~", "move", "or exercises troops", "troop movement";
    Mobilize "weapons" "": "readies weapons against ~", "ready", "weapons", "weapons readied";
    Mobilize "police" "": "mobilises police against ~", "mobilise", "police", "police mobilised";
    Mobilize "militia" "": "mobilises militias against ~", "mobilise", "militias", "militias mobilised";
    Mobilize "" "": "shows force towards ~", "show", "force", "show of force";
    Coerce "seize" "": "seizes or searches property of ~", "seize", "or searches property", "seizure";
    Coerce "restrict" "": "restricts ~", "restrict", "rights or movement", "restriction";
    Coerce "censor" "": "censors ~", "censor", "publications", "censorship";
    Coerce "curfew" "": "imposes a curfew on ~", "impose", "a curfew", "curfew";
    Coerce "martial-law" "": "imposes emergency rule on ~", "impose", "emergency rule", "emergency rule";
    Coerce "arrest" "": "arrests people linked to ~", "arrest", "people", "arrests";
    Coerce "deport" "": "deports people of ~", "deport", "people", "deportation";
    Coerce "withhold" "":
        "withholds goods or services from ~", "withhold", "goods or services", "goods withheld";
    Coerce "misinformation" "":
        "spreads false information against ~", "spread", "false information", "false information";
    Coerce "cyber" "": "attacks computers of ~", "attack", "computers", "cyber attack";
    Coerce "" "": "uses pressure short of violence on ~", "use", "pressure short of violence", "coercion";
    Assault "abduct" "": "abducts people of ~", "abduct", "people", "abduction";
    Assault "beat" "": "beats people of ~", "beat", "people", "beating";
    Assault "torture" "": "tortures people of ~", "torture", "people", "torture";
    Assault "sexual" "": "commits sexual violence against ~", "commit", "sexual violence", "sexual violence";
    Assault "targeted" "": "makes a targeted attack on ~", "make", "a targeted attack", "targeted attack";
    Assault "destroy" "": "destroys property of ~", "destroy", "property", "destruction";
    Assault "primitive" "": "attacks ~ with simple weapons", "attack", "with simple weapons", "attack";
    Assault "firearms" "": "attacks ~ with firearms", "attack", "with firearms", "armed attack";
    Assault "explosives" "": "attacks ~ with explosives", "attack", "with explosives", "bombing";
    Assault "suicide-attack" "": "makes a suicide attack on ~", "make", "a suicide attack", "suicide attack";
    Assault "aerial" "": "attacks ~ from the air", "attack", "from the air", "air attack";
    Assault "drone" "": "attacks ~ with drones", "attack", "with drones", "drone attack";
    Assault "heavy-weapons" "": "attacks ~ with heavy weapons", "attack", "with heavy weapons", "shelling";
    Assault "crowd-control" "":
        "uses crowd-control weapons on ~", "use", "crowd-control weapons", "crowd control";
    Assault "unconventional" "":
        "attacks ~ with unconventional weapons", "attack", "with unconventional weapons",
        "unconventional attack";
    Assault "" "": "attacks ~", "attack", "", "attack";
}

impl Act {
    /// The row for an act: its mode and one of its contexts, else its mode, else a context, else the kind.
    pub(crate) fn of(kind: Kind, mode: Option<&Mode>, contexts: &[Context]) -> &'static Act {
        let mode = mode.map_or("", |mode| mode.0.as_str());
        let fits = |act: &&Act| {
            act.kind == kind
                && (act.mode.is_empty() || act.mode == mode)
                && (act.context.is_empty() || contexts.iter().any(|context| context.0 == act.context))
        };
        let exactness = |act: &&Act| (!act.mode.is_empty(), !act.context.is_empty());
        // Rows of equal exactness: the first one. `max_by_key` would take the last.
        ACTS.iter().filter(fits).rev().max_by_key(exactness).unwrap_or(&ACTS[0])
    }

    /// The act as a noun: "expulsion".
    pub(crate) fn noun(&self) -> &'static str {
        self.noun
    }

    /// Whether both sides do it alike, so that they stand together before the verb.
    pub(crate) fn is_joint(&self) -> bool {
        !self.one.contains('~')
    }

    /// The act as a clause: "Azerbaijan expels diplomats of Iran".
    ///
    /// `actor` is `None` if it is not known who acted; `recipient` is `None` if no recipient is told.
    pub(crate) fn clause(&self, actor: Option<&Side>, recipient: Option<&Side>) -> String {
        let together;
        let (actor, recipient) = match (actor, recipient) {
            (Some(a), Some(b)) if self.is_joint() => {
                together = Side { words: format!("{} and {}", a.words, b.words), plural: true };
                (Some(&together), None)
            }
            (None, Some(b)) if self.is_joint() => (Some(b), None),
            other => other,
        };
        let (verb, rest) = self.one.split_once(' ').unwrap_or((self.one, ""));
        let plural = actor.is_some_and(|actor| actor.plural);
        let subject = actor.map_or("An unknown party", |actor| actor.words.as_str());
        let verb = if plural { self.many } else { verb };
        let rest = match (recipient, self.is_joint() && plural) {
            (Some(recipient), _) => rest.replace('~', &recipient.words),
            (None, true) => rest.to_owned(),
            (None, false) => self.alone.to_owned(),
        };
        // "criticises or accuses": the second verb follows the first.
        let rest = if plural { plural_second_verb(&rest) } else { rest };
        let joint = if rest.is_empty() { "" } else { " " };
        capitalised(&format!("{subject} {verb}{joint}{rest}"))
    }
}

/// A party in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// "Azerbaijan", "civilians of Iran".
    pub(crate) words: String,
    /// Whether the verb stands in the plural.
    pub(crate) plural: bool,
}

fn plural_second_verb(rest: &str) -> String {
    const SECOND: [(&str, &str); 5] = [
        ("or accuses ", "or accuse "),
        ("or improves ", "or improve "),
        ("or warns ", "or warn "),
        ("or exercises ", "or exercise "),
        ("or searches ", "or search "),
    ];
    SECOND
        .iter()
        .find_map(|(one, many)| rest.strip_prefix(one).map(|tail| format!("{many}{tail}")))
        .unwrap_or_else(|| rest.to_owned())
}

/// How the title of an act begins that is not told as fact, so that it never reads as one.
pub(crate) fn caution(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Happened => None,
        Standing::Negated => Some("Said not to have happened"),
        Standing::Planned => Some("Planned"),
        Standing::Threatened => Some("Threatened"),
        Standing::Hypothetical => Some("Possible"),
        Standing::Alleged => Some("Alleged"),
    }
}

/// What a standing means, for the reader who asks.
pub(crate) fn meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::Happened => "the text tells it as fact",
        Standing::Negated => "the text says that it did not take place",
        Standing::Planned => "it is planned, scheduled or promised",
        Standing::Threatened => "somebody threatens to do it",
        Standing::Hypothetical => "it may, could or would be",
        Standing::Alleged => "somebody claims it, and the text does not make the claim its own",
    }
}

/// The name of a quadrant in style sheets: `q1` to `q4`.
pub(crate) fn quad_class(quad: Quad) -> &'static str {
    match quad {
        Quad::VerbalCooperation => "q1",
        Quad::MaterialCooperation => "q2",
        Quad::VerbalConflict => "q3",
        Quad::MaterialConflict => "q4",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(words: &str) -> Side {
        Side { words: words.into(), plural: words.ends_with('s') }
    }

    fn clause(kind: Kind, mode: &str, context: &str, actor: &str, recipient: &str) -> String {
        let mode = (!mode.is_empty()).then(|| Mode(mode.into()));
        let party = |words: &str| (!words.is_empty()).then(|| side(words));
        Act::of(kind, mode.as_ref(), &[Context(context.into())])
            .clause(party(actor).as_ref(), party(recipient).as_ref())
    }

    #[test]
    fn acts_read_as_plain_clauses() {
        use Kind::*;
        for (kind, mode, context, actor, recipient, expected) in [
            (Sanction, "expel", "diplomatic", "Azerbaijan", "Iran", "Azerbaijan expels diplomats of Iran"),
            (Sanction, "expel", "", "Azerbaijan", "", "Azerbaijan expels representatives"),
            (Consult, "", "", "Azerbaijan", "Iran", "Azerbaijan and Iran hold talks"),
            (Consult, "visit", "", "Iran", "Azerbaijan", "Iran visits Azerbaijan"),
            (Consult, "", "", "", "Iran", "Iran holds talks"),
            (Cooperate, "", "military", "Azerbaijan", "Iran", "Azerbaijan and Iran cooperate militarily"),
            (Assault, "firearms", "", "", "Azerbaijan", "An unknown party attacks Azerbaijan with firearms"),
            (Assault, "", "", "troops", "", "Troops attack"),
            (Accuse, "", "", "lawmakers", "Iran", "Lawmakers criticise or accuse Iran"),
            (Accuse, "", "", "Iran", "", "Iran criticises or accuses the other side"),
            (Agree, "", "", "Azerbaijan", "Iran", "Azerbaijan and Iran agree to work together"),
            (Agree, "", "", "Iran", "", "Iran agrees to cooperate"),
        ] {
            assert_eq!(clause(kind, mode, context, actor, recipient), expected);
        }
    }

    #[test]
    fn an_unknown_mode_falls_back_to_its_kind() {
        assert_eq!(clause(Kind::Assault, "laser", "", "Iran", "Iraq"), "Iran attacks Iraq");
    }

    #[test]
    fn every_kind_has_a_row_for_all_its_modes() {
        for &kind in Kind::ALL {
            let act = Act::of(kind, None, &[]);
            assert!(act.kind == kind && act.mode.is_empty() && act.context.is_empty(), "{kind}");
        }
    }

    #[test]
    fn rows_are_told_apart_and_well_formed() {
        for (index, act) in ACTS.iter().enumerate() {
            assert!(act.one.matches('~').count() <= 1, "{act:?}");
            assert!(!act.many.contains(' ') && !act.noun.is_empty(), "{act:?}");
            let twin = ACTS[..index]
                .iter()
                .any(|other| (other.kind, other.mode, other.context) == (act.kind, act.mode, act.context));
            assert!(!twin, "{act:?} stands twice");
        }
    }

    #[test]
    fn only_what_happened_is_titled_without_caution() {
        for &standing in Standing::ALL {
            assert_eq!(caution(standing).is_none(), standing == Standing::Happened);
        }
    }
}
