//! From bytes to characters: byte order mark, declaration, valid UTF-8, else a guess from the bytes.

use crate::origin::Offsets;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use record::NoteCode;

/// Characters, and how they came out of the bytes.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) charset: &'static str,
    pub(crate) offsets: Offsets,
    pub(crate) notes: Vec<(NoteCode, String)>,
}

/// How many bytes are decoded between two pairs of the map.
const STEP: usize = 128;
/// How far into the page a `<meta charset>` is looked for (the HTML standard says 1024).
const DECLARATION_HEAD: usize = 4096;
/// How many bytes the guess of a charset looks at.
const GUESS_HEAD: usize = 1 << 20;

/// UTF-16 as its byte order mark or its pattern of NUL bytes shows it.
pub(crate) fn utf16_of(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &head[..head.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let nul = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    // Latin text in UTF-16 has a NUL in nearly every second byte, and hardly any in the others.
    if odd * 10 > pairs * 7 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The charset that the head of an HTML page declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION_HEAD)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    let encoding = Encoding::for_label(&label)?;
    // A page whose declaration can be read as ASCII is not in UTF-16, whatever it says.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// Decodes a page. Consumes the bytes, so that valid UTF-8 is not held twice.
pub(crate) fn decode(mut bytes: Vec<u8>, is_html: bool) -> Decoded {
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        bytes.drain(..3);
        let mut decoded = in_utf8(bytes, is_html);
        decoded.offsets = decoded.offsets.shifted(3);
        return decoded;
    }
    match utf16_of(&bytes) {
        Some(encoding) => {
            let mark =
                if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) { 2 } else { 0 };
            bytes.drain(..mark);
            let mut decoded = convert(&bytes, encoding);
            decoded.offsets = decoded.offsets.shifted(mark as u32);
            decoded
        }
        None => in_utf8(bytes, is_html),
    }
}

fn in_utf8(bytes: Vec<u8>, is_html: bool) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return Decoded { text, charset: "UTF-8", offsets: Offsets::same(), notes: Vec::new() };
        }
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = is_html.then(|| declared(&bytes)).flatten() {
        return convert(&bytes, encoding);
    }
    if mostly_utf8(&bytes) {
        return convert(&bytes, UTF_8);
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(&bytes[..bytes.len().min(GUESS_HEAD)], true);
    let encoding = detector.guess(None, false);
    let mut decoded = convert(&bytes, encoding);
    decoded.notes.insert(
        0,
        (
            NoteCode::CharsetGuessed,
            format!("no charset is declared; the bytes look like {}", encoding.name()),
        ),
    );
    decoded
}

/// Whether the bytes are UTF-8 with a few spoilt places, rather than text of another charset.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 2 * bad
}

fn convert(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8 + 16);
    let mut piece = String::with_capacity(STEP * 4);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let (mut read, mut replaced, mut next) = (0usize, 0usize, 0usize);
    // Between steps a decoder may hold the first bytes of a character: the pair says where it begins at
    // the earliest.
    let held = if encoding.is_single_byte() { 0 } else { 3 };
    loop {
        if read >= next {
            pairs.push((text.len() as u32, read.saturating_sub(held) as u32));
            next = read + STEP;
        }
        let end = bytes.len().min(next.max(read + 1));
        let last = end == bytes.len();
        // A piece at a time: the decoder clears all the room that it is given.
        piece.clear();
        let (result, count) =
            decoder.decode_to_string_without_replacement(&bytes[read..end], &mut piece, last);
        text.push_str(&piece);
        read += count;
        match result {
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                replaced += 1;
            }
            DecoderResult::InputEmpty if last => break,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
    let mut notes = Vec::new();
    if replaced > 0 {
        let places = if replaced == 1 { "1 place".to_owned() } else { format!("{replaced} places") };
        let text = format!("{places} not valid in {}, shown as U+FFFD", encoding.name());
        notes.push((NoteCode::BytesReplaced, text));
    }
    let same = encoding == UTF_8 && replaced == 0;
    let offsets = if same { Offsets::same() } else { Offsets::recoded(pairs) };
    Decoded { text, charset: encoding.name(), offsets, notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_stays_as_it_is_and_a_mark_is_counted() {
        let plain = decode("Əliyev".as_bytes().to_vec(), false);
        assert_eq!((plain.text.as_str(), plain.charset, plain.offsets.back(3)), ("Əliyev", "UTF-8", 3));
        let marked = decode(b"\xef\xbb\xbfBaku".to_vec(), false);
        assert_eq!((marked.text.as_str(), marked.offsets.back(0), marked.offsets.back(2)), ("Baku", 3, 5));
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let units = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let mut marked = vec![0xfe, 0xff];
        marked.extend(units("Baku said so."));
        for bytes in [marked, units("Baku said so.")] {
            let decoded = decode(bytes, false);
            assert_eq!((decoded.text.as_str(), decoded.charset), ("Baku said so.", "UTF-16BE"));
        }
    }

    #[test]
    fn a_declared_charset_is_believed_and_a_missing_one_guessed() {
        let page = b"<meta charset=\"windows-1254\"><p>\xddran ve T\xfcrkiye, \xdeu\xfea";
        let decoded = decode(page.to_vec(), true);
        assert!(decoded.text.ends_with("İran ve Türkiye, Şuşa"), "{}", decoded.text);
        assert!(decoded.notes.is_empty());
        let text = b"Le pr\xe9sident a d\xe9clar\xe9 que l'ambassade \xe9tait ferm\xe9e.".to_vec();
        let guessed = decode(text, false);
        assert!(guessed.text.contains("président a déclaré"), "{}", guessed.text);
        assert_eq!(guessed.notes[0].0, NoteCode::CharsetGuessed);
    }

    #[test]
    fn spoilt_utf8_is_mended_and_noted() {
        let decoded = decode("İran\u{2019}ın “sözü” \u{0}".bytes().chain([0xff, b'x']).collect(), false);
        assert_eq!(decoded.text, "İran’ın “sözü” \0\u{fffd}x");
        assert_eq!(decoded.notes[0].0, NoteCode::BytesReplaced);
    }

    #[test]
    fn the_map_never_points_past_the_true_place() {
        let text = "Tür ve Şuşa, ".repeat(300);
        let bytes: Vec<u8> = encoding_rs::WINDOWS_1254.encode(&text).0.into_owned();
        let decoded = convert(&bytes, encoding_rs::WINDOWS_1254);
        assert_eq!(decoded.text, text);
        for nth in [0, 1, 127, 128, 129, 2000, 3899] {
            let at = text.char_indices().nth(nth).unwrap().0;
            let floor = decoded.offsets.floor(at);
            assert!(floor <= nth && nth - floor <= STEP, "{nth}: {floor}");
        }
    }
}
