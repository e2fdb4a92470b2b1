//! What do the coders know and agree on?
