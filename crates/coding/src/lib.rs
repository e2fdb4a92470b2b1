//! What does this document say happened?
//!
//! - **In:** a document, its parse, its time expressions, the codebook. **Out:** events, each of one sentence, in
//!   the order of the text.
//! - **Main function:** [`code`].
//! - **Invariant:** every event rests on a sentence and a trigger of the document; what the text does not tell is
//!   left unknown. The same input gives the same events with the same ids.
//! - **Does not:** fail, read files, ask a clock, or look beyond the one document: joining reports of one happening
//!   is the work of `chronicle`.

mod events;
mod examples;
pub mod mentions;

pub use events::{Options, code};
pub use examples::{Failure, Reader, failing_examples};
