//! What does this file say, who published it, and when?
