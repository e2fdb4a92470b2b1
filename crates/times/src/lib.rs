//! Which days does this text speak of?
