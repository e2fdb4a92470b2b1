//! A reading: what the reader finds in a sentence before anybody asks who is meant.

use crate::{Kind, Mode, Polity, Span, Standing};
use std::ops::Range;

/// Of which of the states and bodies named around it something is.
#[derive(Clone, Debug, PartialEq)]
pub struct Belonging {
    /// The likeliest, each once, best first, with their chances; those that hardly come into question are left out.
    pub states: Vec<(Polity, f32)>,
    /// How likely it is of none of those named around.
    pub none: f32,
}

impl Belonging {
    /// Of none that is named around.
    pub const NONE: Belonging = Belonging { states: Vec::new(), none: 1.0 };

    /// The likeliest state or body, if it is likelier than none.
    pub fn likeliest(&self) -> Option<(&Polity, f32)> {
        self.states
            .first()
            .filter(|(_, chance)| *chance > self.none)
            .map(|(polity, chance)| (polity, *chance))
    }
}

/// Words that stand for a party, a time, a place or somebody who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// As indices into [`crate::Parse::tokens`]; consecutive, not empty, in the act's sentence or near it.
    pub words: Range<usize>,
    /// The bytes from the first to the last of them.
    pub span: Span,
    /// How likely they stand for it, 0 to 1.
    pub confidence: f32,
    /// For a party, of which of the states and bodies named around it it is.
    pub of: Belonging,
}

/// An act that a sentence tells, with the words that tell who is who in it. Nothing is resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The sentence, as an index into [`crate::Parse::sentences`].
    pub sentence: usize,
    /// The words that name the act, as indices into [`crate::Parse::tokens`].
    pub words: Range<usize>,
    /// The bytes of these words.
    pub trigger: Span,
    /// What was done.
    pub kind: Kind,
    /// How likely the words tell an act of this kind, 0 to 1.
    pub confidence: f32,
    /// How it was done, within the kind; `None` where no mode fits better than none.
    pub mode: Option<Mode>,
    /// Whether it took place.
    pub standing: Standing,
    /// How likely it stands so, 0 to 1.
    pub standing_confidence: f32,
    /// By whom.
    pub actors: Vec<Told>,
    /// To or with whom.
    pub recipients: Vec<Told>,
    /// Of which of the states and bodies named around the actor is, as the act itself lets expect whatever words stand for
    /// it.
    pub actor_state: Belonging,
    /// The same for the recipient.
    pub recipient_state: Belonging,
    /// Who says so.
    pub holders: Vec<Told>,
    /// When.
    pub times: Vec<Told>,
    /// Where.
    pub places: Vec<Told>,
}
