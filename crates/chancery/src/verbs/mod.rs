//! One verb a file.

pub(crate) mod add;
pub(crate) mod brief;
pub(crate) mod code;
pub(crate) mod codebook_check;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod incidents;
pub(crate) mod inspect;
pub(crate) mod link;
mod listing;
pub(crate) mod pairs;
pub(crate) mod parse;
pub(crate) mod sources;
pub(crate) mod times;
pub(crate) mod trace;
pub(crate) mod verify;
pub(crate) mod who;
