//! Where incidents took place.

mod position;

pub(crate) use position::{Position, is_whole_state};
