//! What does this document say happened?
//!
//! - **In:** a document as it was read ([`Page`]: its parse, time expressions, mentions and readings), and the codebook.
//!   **Out:** events, each of one sentence, in the order of the text.
//! - **Main function:** [`code`].
//! - **Invariant:** every event rests on a sentence and a trigger of the document; what the text does not tell is
//!   left unknown. The same input gives the same events with the same ids.
//! - **Does not:** decide which acts there are or which words tell their sides (the reader does), fail, read files, ask a clock, or look beyond the one document: joining reports of one happening
//!   is the work of `chronicle`.

mod acts;
mod citations;
mod hints;
pub mod mentions;

pub use acts::{Options, Page, code};
pub use citations::citations;
pub use hints::hints;
