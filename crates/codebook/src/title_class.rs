//! The classes of words that titles are cut by: what a word of each tells of an act, or of what may be left out.

use crate::classes::classes_of_words;

classes_of_words! {
    /// What the words of a class of `words/titles.tsv` tell.
    TitleClass in "words/titles.tsv" {
    /// Adverbs without which the clause says something else: "almost", "again".
    Adverb = "adverb";
    /// What is told on somebody's word: "allegedly", "claim".
    Alleged = "alleged";
    /// Prepositions before what an act needs to be known by: "to", "with".
    Argument = "argument";
    /// What brings the one on whose word something is told: "according to".
    ByWordOf = "by-word-of";
    /// What is still to come: "will", "plan".
    Coming = "coming";
    /// What makes the rest of the sentence hold only if it does: "if".
    Condition = "condition";
    /// What says that something did not take place: "not", "deny".
    Denied = "denied";
    /// What begins a clause that is told as fact beside another: "after".
    FactMark = "fact-mark";
    /// What may be, or not: "could", "risk".
    Open = "open";
    /// Verbs that add nothing to what they bring, so that the speaker's name and a colon say as much: "say".
    Plain = "plain";
    /// Prepositions before the place where something is: "in".
    Setting = "setting";
    /// What threatens: "threaten", "or".
    Threatened = "threatened";
    }
}
