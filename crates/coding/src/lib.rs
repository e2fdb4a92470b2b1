//! What does this document say happened?
