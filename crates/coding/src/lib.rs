//! What does this document say happened?

pub mod mentions;
