//! How do we train, check and evaluate?
fn main() {}
