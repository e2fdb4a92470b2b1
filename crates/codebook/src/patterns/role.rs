//! Where a party to an act stands in the sentence.

use record::Kind;

/// A place in which an actor or recipient is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The deep subject: subject of an active verb, agent of a passive; of a noun its possessor, `by`
    /// phrase, nationality adjective or compound, `of` phrase where that is not the object, or the subject
    /// of the light verb that holds the noun ("held talks").
    Subject,
    /// The deep object.
    Object,
    /// The indirect object.
    IndirectObject,
    /// The phrase of a preposition.
    Preposition(String),
    /// Any actor in the complement clause.
    Clause,
    /// The subject of the complement clause, or the object that is its understood subject.
    ClauseSubject,
}

impl Role {
    /// Reads the name that a file gives a role.
    pub(super) fn named(name: &str) -> Option<Role> {
        Some(match name {
            "subject" => Role::Subject,
            "object" => Role::Object,
            "iobj" => Role::IndirectObject,
            "clause" => Role::Clause,
            "clause-subject" => Role::ClauseSubject,
            word if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Role::Preposition(word.to_owned())
            }
            _ => return None,
        })
    }

    /// Where the recipient of an act of this kind stands if its pattern does not say.
    pub(super) fn recipients_of(kind: Kind) -> Vec<Role> {
        let names: &[&str] = match kind {
            Kind::Consult | Kind::Agree | Kind::Cooperate => {
                &["with", "between", "to", "iobj", "object", "clause-subject", "for", "in", "of", "on"]
            }
            Kind::Support => &["object", "for", "to", "with", "of", "clause-subject", "clause", "in"],
            Kind::Concede | Kind::Retreat => {
                &["from", "to", "against", "on", "object", "with", "of", "by", "in"]
            }
            Kind::Aid => &["to", "iobj", "object", "for", "in", "with", "clause-subject"],
            Kind::Request => &["object", "clause-subject", "on", "to", "from", "of", "with", "clause", "for"],
            Kind::Accuse => &[
                "object",
                "against",
                "of",
                "on",
                "at",
                "to",
                "over",
                "about",
                "into",
                "clause-subject",
                "clause",
            ],
            Kind::Reject => {
                &["object", "from", "by", "with", "to", "of", "on", "clause-subject", "clause", "against"]
            }
            Kind::Threaten => {
                &["object", "against", "to", "on", "with", "clause-subject", "clause", "of", "at"]
            }
            Kind::Protest => &["against", "at", "object", "over", "outside", "in", "to"],
            Kind::Sanction => &["object", "against", "on", "with", "to", "from", "of", "in"],
            Kind::Mobilize => &["against", "along", "near", "on", "to", "with", "in", "at", "for", "toward"],
            Kind::Coerce => &["object", "against", "on", "of", "in", "for", "from", "to"],
            Kind::Assault => &["object", "against", "on", "at", "with", "of", "in", "into", "to", "near"],
        };
        names.iter().filter_map(|name| Role::named(name)).collect()
    }
}
