//! What sort of work an entry cites, by the fields that it has and their words.

use crate::fields::Part;
use crate::label::Label;
use crate::words::{Class, classes};
use record::{Grain, Reference, ReferenceKind};

pub(crate) fn kind(reference: &Reference, text: &str, parts: &[Part]) -> ReferenceKind {
    let has = |label: Label| parts.iter().any(|part| part.label == label);
    let says = |labels: &[Label], class: Class| {
        let mut parts = parts.iter().filter(|part| labels.contains(&part.label));
        parts.any(|part| {
            let words = text[part.range.clone()]
                .split(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ']' | ')'));
            words.map(|word| word.trim_end_matches('.').to_lowercase()).any(|word| classes(&word).has(class))
        })
    };
    let by_day = reference.date.and_then(|date| date.when).is_some_and(|when| when.grain() == Grain::Day);
    let counted = reference.volume.is_some() || reference.issue.is_some();
    let about = [Label::Genre, Label::Note];
    if says(&about, Class::Thesis) {
        ReferenceKind::Thesis
    } else if counted && reference.container.is_some() && has(Label::Journal) {
        ReferenceKind::Article
    } else if says(&[Label::Genre], Class::Report) {
        ReferenceKind::Report
    } else if has(Label::Journal) {
        let dated = by_day || reference.url.is_some() && reference.pages.is_none();
        if dated { ReferenceKind::News } else { ReferenceKind::Article }
    } else if reference.container.is_some()
        && says(&[Label::Container], Class::Proceedings)
        && reference.editors.is_empty()
    {
        ReferenceKind::Paper
    } else if reference.container.is_some() {
        match (
            reference.publisher.is_some() || reference.pages.is_some() || !reference.editors.is_empty(),
            reference.url,
        ) {
            (true, _) => ReferenceKind::Chapter,
            (false, Some(_)) if by_day => ReferenceKind::News,
            (false, Some(_)) => ReferenceKind::WebPage,
            (false, None) => ReferenceKind::Other,
        }
    } else if reference.publisher.is_some() && (reference.url.is_none() || reference.place.is_some()) {
        ReferenceKind::Book
    } else if reference.url.is_some() {
        ReferenceKind::WebPage
    } else {
        ReferenceKind::Other
    }
}
