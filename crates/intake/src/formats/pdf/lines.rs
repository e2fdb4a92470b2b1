//! From characters on a page to lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A line as it is drawn. Places are in points from the top left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) top: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
}

/// Collects the lines of a page.
#[derive(Default)]
pub(super) struct Lines {
    height: f64,
    done: Vec<Line>,
    open: Option<Open>,
}

/// The line that is being drawn.
struct Open {
    line: Line,
    /// Where in the text a character stands apart from the one before, and by how much.
    gaps: Vec<(usize, f64)>,
    /// Where its last character ends.
    right: f64,
    /// Whether the small raised figures of the call of a note are being drawn.
    in_call: bool,
}

/// Below this share of the size of a line, figures call a note.
const CALL: f64 = 0.8;
/// A gap wider by this share of the size than the usual one of its line is a space. Files that tell wrong widths of their
/// letters have wide gaps everywhere.
const SPACE: f64 = 0.12;

impl Lines {
    pub(super) fn into_lines(mut self) -> Vec<Line> {
        self.end();
        self.done
    }

    fn end(&mut self) {
        if let Some(mut open) = self.open.take() {
            if open.in_call {
                open.line.text.push(']');
            }
            open.line.text = spaced(&open);
            if !open.line.text.trim().is_empty() {
                self.done.push(open.line);
            }
        }
    }
}

/// The text of a line with a space in each gap that is one.
fn spaced(open: &Open) -> String {
    let mut sizes: Vec<f64> = open.gaps.iter().map(|(_, gap)| *gap).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default().max(0.0);
    let (mut text, mut done) = (String::new(), 0);
    for &(at, gap) in &open.gaps {
        if gap > usual + SPACE {
            text.push_str(&open.line.text[done..at]);
            if !text.ends_with(' ') {
                text.push(' ');
            }
            done = at;
        }
    }
    text.push_str(&open.line.text[done..]);
    text
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = page.ury;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end();
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        character: &str,
    ) -> Result<(), OutputError> {
        let size = font_size * (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let (left, top) = (place.m31, self.height - place.m32);
        let right = left + width * size;
        if let Some(open) = &mut self.open {
            let line = &mut open.line;
            let is_figures = !character.is_empty() && character.bytes().all(|byte| byte.is_ascii_digit());
            let is_small = size < line.size * CALL;
            let is_raised =
                is_figures && is_small && top < line.top + line.size * 0.1 && top > line.top - line.size;
            let reach = if is_raised || open.in_call { line.size } else { size * 0.5 };
            if (top - line.top).abs() <= reach && left > open.right - line.size * 2.0 {
                if open.in_call && !is_raised {
                    line.text.push(']');
                    open.in_call = false;
                }
                if !is_raised {
                    open.gaps.push((line.text.len(), (left - open.right) / line.size));
                }
                if is_raised && !open.in_call {
                    line.text.push('[');
                    open.in_call = true;
                }
                line.text.push_str(character);
                open.right = right;
                if !is_small && size > line.size * 1.25 {
                    // What began small, as the number of a note, goes on in the size of the line.
                    (line.size, line.top) = (size, top);
                }
                return Ok(());
            }
        }
        self.end();
        let line = Line { text: character.to_owned(), left, top, size };
        self.open = Some(Open { line, gaps: Vec::new(), right, in_call: false });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
