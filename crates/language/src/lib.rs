//! How is this sentence built?
