//! What the model looks at: a chunk, its neighbours, the stretch between marks that it stands in, and what the entry
//! has shown before it and has still to show.

use crate::hash::Hash;
use crate::lexicon::Known;
use crate::looks::{Chunk, Form, Mark, marks_between};
use crate::words::Class;

/// An entry as the model sees it.
pub(crate) struct Entry {
    chunks: Vec<Chunk>,
    /// Of each chunk, the mark between it and the one before.
    pub(crate) marks: Vec<Mark>,
    /// The stretches between stops.
    sentences: Stretches,
    /// The stretches between marks of any sort.
    phrases: Stretches,
    /// What was shown before each chunk, as bits.
    shown: Vec<u16>,
    /// What is still to come behind each chunk, as bits.
    to_come: Vec<u16>,
}

/// Stretches of chunks: of each chunk the first and last of its stretch, and the number of the stretch.
struct Stretches {
    first: Vec<usize>,
    last: Vec<usize>,
    number: Vec<u8>,
    /// Of each chunk, the classes of all chunks of its stretch.
    classes: Vec<u32>,
}

impl Stretches {
    fn new(chunks: &[Chunk], ends: impl Fn(&Chunk) -> bool) -> Stretches {
        let n = chunks.len();
        let mut stretches =
            Stretches { first: vec![0; n], last: vec![0; n], number: vec![0; n], classes: vec![0; n] };
        let (mut start, mut number) = (0, 0u8);
        for (place, chunk) in chunks.iter().enumerate() {
            if ends(chunk) || place + 1 == n {
                let all = chunks[start..=place].iter().fold(0, |all, chunk| all | bits(chunk));
                for inner in start..=place {
                    stretches.first[inner] = start;
                    stretches.last[inner] = place;
                    stretches.number[inner] = number;
                    stretches.classes[inner] = all;
                }
                start = place + 1;
                number = number.saturating_add(1);
            }
        }
        stretches
    }
}

/// The classes that tell what a stretch is.
fn bits(chunk: &Chunk) -> u32 {
    chunk.classes.each().fold(0, |all, class| all | 1 << class)
}

/// What a chunk shows of the entry.
fn shows(chunk: &Chunk) -> u16 {
    let form = |is: bool, bit: u16| u16::from(is) << bit;
    form(chunk.form.is_year(), 0)
        | form(chunk.form.is_year() && chunk.before.contains('('), 1)
        | form(chunk.form == Form::Range || chunk.is(Class::Page), 2)
        | form(matches!(chunk.form, Form::Url | Form::Doi), 3)
        | form(chunk.before.contains('"'), 4)
        | form(chunk.word == "in" && chunk.shape.starts_with('X'), 5)
        | form(chunk.form == Form::VolumeIssue || chunk.is(Class::Volume), 6)
        | form(chunk.is(Class::Editor), 7)
        | form(chunk.form == Form::Initials, 8)
        | form(chunk.is(Class::Accessed), 9)
}

impl Entry {
    pub(crate) fn new(chunks: Vec<Chunk>) -> Entry {
        let mut shown = Vec::with_capacity(chunks.len());
        let mut all = 0;
        for chunk in &chunks {
            shown.push(all);
            all |= shows(chunk);
        }
        let mut to_come = vec![0; chunks.len()];
        let mut all = 0;
        for (place, chunk) in chunks.iter().enumerate().rev() {
            to_come[place] = all;
            all |= shows(chunk);
        }
        Entry {
            sentences: Stretches::new(&chunks, Chunk::stops),
            phrases: Stretches::new(&chunks, Chunk::pauses),
            shown,
            to_come,
            marks: marks_between(&chunks),
            chunks,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.chunks.len()
    }

    /// Fills `keys` with the features of the chunk at `place`.
    pub(crate) fn features(&self, place: usize, keys: &mut Vec<u32>) {
        keys.clear();
        let near = |step: isize| place.checked_add_signed(step).and_then(|place| self.chunks.get(place));
        let word = |step| near(step).map_or(END, |chunk| chunk.word.as_str());
        let after = |step| near(step).map_or(END, |chunk| chunk.after.as_str());
        let before = |step| near(step).map_or(END, |chunk| chunk.before.as_str());
        let shape = |step| near(step).map_or(END, |chunk| chunk.shape.as_str());
        let form = |step| near(step).map_or(255, |chunk| chunk.form.number());
        let chunk = &self.chunks[place];
        let mut add = Templates { keys, number: 0 };
        add.key(|hash| hash);
        add.text(&[word(0)]);
        add.text(&[word(0), after(0)]);
        add.text(&[word(0), before(0)]);
        add.text(&[shape(0)]);
        add.text(&[shape(0), before(0), after(0)]);
        add.key(|hash| hash.byte(form(0)));
        for length in 1..=4 {
            add.text(&[head(&chunk.word, length)]);
            add.text(&[tail(&chunk.word, length)]);
        }
        add.text(&[before(0)]);
        add.text(&[after(0)]);
        for step in [-2, -1, 1, 2] {
            add.text(&[word(step)]);
            add.text(&[shape(step), after(step)]);
            add.key(|hash| hash.byte(form(step)).text(before(step)));
            add.key(|hash| hash.byte(form(step)).byte(form(0)).text(after(step.min(0))));
            add.classes(near(step));
        }
        for step in [-3, 3] {
            add.key(|hash| hash.byte(form(step)).text(after(step)));
        }
        add.classes(Some(chunk));
        add.text(&[word(-1), word(0)]);
        add.text(&[word(0), word(1)]);
        add.text(&[after(-1), word(0)]);
        add.text(&[after(-1), shape(0), after(0)]);
        add.text(&[after(-2), shape(-1), after(-1), shape(0)]);
        add.text(&[after(0), shape(1), after(1)]);
        add.text(&[after(0), word(1)]);
        add.key(|hash| hash.byte(form(-1)).byte(form(0)).byte(form(1)).text(after(-1)));
        add.key(|hash| hash.byte(form(-2)).byte(form(-1)).byte(form(0)));
        add.key(|hash| hash.byte(form(0)).byte(form(1)).byte(form(2)).text(after(0)));
        // what is known of the words
        let known = |step| near(step).map_or(Known::default(), |chunk| chunk.known);
        for step in [-2, -1, 0, 1, 2] {
            add.key(|hash| hash.wide(known(step).fine));
            add.key(|hash| hash.byte(known(step).coarse).byte(form(step)));
            add.each(known(step).names.into(), 0);
        }
        add.key(|hash| hash.wide(known(0).fine).text(after(0)).text(after(-1)));
        add.key(|hash| hash.wide(known(0).names).byte(form(0)).text(after(0)));
        add.key(|hash| hash.wide(known(0).names).wide(known(-1).names).text(after(-1)));
        add.key(|hash| hash.wide(known(0).names).wide(known(1).names).text(after(0)));
        add.key(|hash| hash.byte(known(-1).coarse).byte(known(0).coarse).text(after(-1)));
        add.key(|hash| hash.byte(known(0).coarse).byte(known(1).coarse).text(after(0)));
        // place
        let n = self.chunks.len();
        let tenth = (place * 10 / n) as u8;
        let (from_start, from_end) = (place.min(6) as u8, (n - 1 - place).min(6) as u8);
        add.key(|hash| hash.byte(tenth));
        add.key(|hash| hash.byte(tenth).byte(form(0)));
        add.key(|hash| hash.byte(from_start).byte(form(0)));
        add.key(|hash| hash.byte(from_end).byte(form(0)));
        // quotation marks and brackets
        let (quote, bracket) = (chunk.quote as u8, chunk.bracket as u8);
        let quote_before = near(-1).map_or(9, |chunk| chunk.quote as u8);
        let bracket_before = near(-1).map_or(9, |chunk| chunk.bracket as u8);
        add.key(|hash| hash.byte(quote).byte(bracket));
        add.key(|hash| hash.byte(quote).byte(quote_before));
        add.key(|hash| hash.byte(bracket).byte(bracket_before).byte(form(0)));
        // what was shown and what is to come
        let (shown, to_come) = (self.shown[place], self.to_come[place]);
        for bit in 0..10 {
            add.key(|hash| hash.byte(u8::from(shown >> bit & 1 == 1)).byte(form(0)));
            add.key(|hash| hash.byte(u8::from(to_come >> bit & 1 == 1)).byte(form(0)));
        }
        let years = |bits: u16| (bits & 0b11) as u8;
        add.key(|hash| hash.wide(shown).byte(quote));
        add.key(|hash| hash.byte(years(shown)).byte(years(to_come)).text(after(-1)).byte(form(0)));
        add.key(|hash| hash.wide(shown).wide(to_come));
        // the stretch between marks, and between stops
        for stretches in [&self.phrases, &self.sentences] {
            let (first, last) = (stretches.first[place], stretches.last[place]);
            let (number, classes) = (stretches.number[place].min(8), stretches.classes[place]);
            let (opening, closing) = (&self.chunks[first], &self.chunks[last]);
            let behind = self.chunks.get(last + 1);
            let behind_form = behind.map_or(255, |chunk| chunk.form.number());
            let ahead = first.checked_sub(1).map(|before| &self.chunks[before]);
            let ahead_form = ahead.map_or(255, |chunk| chunk.form.number());
            let length = (last - first).min(12) as u8;
            let inner = (place - first).min(5) as u8;
            add.key(|hash| hash.byte(number).byte(form(0)));
            add.key(|hash| hash.byte(number).byte(years(shown)).byte(years(to_come)));
            add.text(&[&opening.word]);
            add.text(&[&closing.word]);
            add.key(|hash| hash.byte(inner).byte(length));
            add.key(|hash| hash.byte(behind_form).text(&closing.after).byte(form(0)));
            add.key(|hash| hash.byte(behind_form).byte(ahead_form).byte(years(shown)));
            add.key(|hash| hash.text(behind.map_or(END, |chunk| &chunk.word)).text(&closing.after));
            add.key(|hash| hash.text(ahead.map_or(END, |chunk| &chunk.word)).byte(form(0)));
            add.key(|hash| hash.wide(classes as u16).wide((classes >> 16) as u16));
            add.each(classes, number.min(3));
            add.each(classes, behind_form);
        }
    }
}

/// What stands in the place of a neighbour beyond the ends.
const END: &str = "\u{1}";

fn head(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(end, _)| &word[..end])
}

fn tail(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| &word[start..])
}

/// Numbers the templates of features as they are filled in.
struct Templates<'k> {
    keys: &'k mut Vec<u32>,
    number: u8,
}

impl Templates<'_> {
    fn key(&mut self, fill: impl FnOnce(Hash) -> Hash) {
        self.number += 1;
        self.keys.push(fill(Hash::new(self.number)).key());
    }

    fn text(&mut self, parts: &[&str]) {
        self.key(|hash| parts.iter().fold(hash, |hash, part| hash.text(part)));
    }

    /// A key for each class of a chunk, all of one template.
    fn classes(&mut self, chunk: Option<&Chunk>) {
        self.each(chunk.map_or(0, bits), 0);
    }

    fn each(&mut self, classes: u32, with: u8) {
        self.number += 1;
        let among = (0..32).filter(|class| classes >> class & 1 == 1);
        self.keys.extend(among.map(|class| Hash::new(self.number).byte(class).byte(with).key()));
    }
}
