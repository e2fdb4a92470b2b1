//! What happened, all told? Where do they differ? How does the relation fare?
