//! A reading: what the reader finds in a sentence before anybody asks who is meant.

use crate::{Kind, Mode, Polity, Span, Standing};
use std::ops::Range;

/// Words that stand for a party, a time, a place or somebody who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// As indices into [`crate::Parse::tokens`]; consecutive, not empty, in the act's sentence or near it.
    pub words: Range<usize>,
    /// The bytes from the first to the last of them.
    pub span: Span,
    /// How likely they stand for it, 0 to 1.
    pub confidence: f32,
    /// For a party, of which of the states and bodies named around it it is, and how likely; `None` if likelier of none.
    pub of: Option<(Polity, f32)>,
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
    /// it, and how likely; `None` if likelier of none.
    pub actor_state: Option<(Polity, f32)>,
    /// The same for the recipient.
    pub recipient_state: Option<(Polity, f32)>,
    /// Who says so.
    pub holders: Vec<Told>,
    /// When.
    pub times: Vec<Told>,
    /// Where.
    pub places: Vec<Told>,
}
