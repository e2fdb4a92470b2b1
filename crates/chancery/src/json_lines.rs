//! Documents as JSON lines on standard input.

use anyhow::{Context, bail};
use intake::{Facts, Page};
use record::{Basis, Date, When};
use serde::Deserialize;
use std::io::BufRead;

/// A document as the scorers and other programs give it.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    /// The caller's name for it.
    pub(crate) id: String,
    /// When it was published: a day, a month (2023-04) or a year.
    #[serde(default)]
    pub(crate) published: Option<String>,
    /// Its text.
    pub(crate) text: String,
}

impl Line {
    /// The line as a page of plain text.
    pub(crate) fn page(&self) -> anyhow::Result<Page> {
        let published = self.published.as_deref().map(published).transpose()?;
        let facts = published.map_or_else(Facts::default, Facts::published);
        Ok(Page::text(&self.id, &self.text, facts))
    }
}

/// The lines of standard input; empty ones are passed over.
pub(crate) fn documents() -> impl Iterator<Item = anyhow::Result<Line>> {
    let lines = std::io::stdin().lock().lines().enumerate();
    lines.filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty())).map(
        |(index, line)| {
            let line = line.with_context(|| format!("standard input, line {}", index + 1))?;
            serde_json::from_str(&line).with_context(|| {
                format!(
                    "standard input, line {}: each line must be {{\"id\", \"published\"?, \"text\"}}",
                    index + 1
                )
            })
        },
    )
}

fn published(text: &str) -> anyhow::Result<When> {
    let parts: Vec<&str> = text.get(..10).unwrap_or(text).split('-').collect();
    let when = match parts[..] {
        [year] => year.parse().ok().and_then(|year| When::year(year, Basis::Metadata)),
        [year, month] => match (year.parse(), month.parse()) {
            (Ok(year), Ok(month)) => When::month(year, month, Basis::Metadata),
            _ => None,
        },
        [_, _, _] => {
            text.get(..10).and_then(|day| day.parse::<Date>().ok()).map(|day| When::day(day, Basis::Metadata))
        }
        _ => None,
    };
    match when {
        Some(when) => Ok(when),
        None => bail!("`{text}` is no publication date; give 2023-04-17, 2023-04 or 2023"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Grain;

    #[test]
    fn publication_dates_of_every_grain() {
        for (text, grain) in [
            ("2023-04-17", Grain::Day),
            ("2023-04-17T10:00:00", Grain::Day),
            ("2023-04", Grain::Month),
            ("2023", Grain::Year),
        ] {
            assert_eq!(published(text).unwrap().grain(), grain, "{text}");
        }
        for text in ["", "yesterday", "2023-13", "2023-02-30", "17/04/2023"] {
            assert!(published(text).is_err(), "{text}");
        }
    }
}
