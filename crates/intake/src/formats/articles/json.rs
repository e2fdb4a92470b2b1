//! JSON: a record a line, a list of records, or an object that holds such a list.

use super::Record;
use crate::formats::unpacking::Budget;
use crate::formats::{Opened, Sniffed};
use crate::{IntakeError, Page};
use serde_json::{Map, Value};

pub(in crate::formats) fn sniff(file: &Sniffed<'_>) -> bool {
    matches!(file.ending.as_str(), "json" | "jsonl" | "ndjson")
        || (file.ending != "md" && file.start().lines().next().is_some_and(is_record))
}

fn is_record(line: &str) -> bool {
    line.starts_with('{') && serde_json::from_str::<Map<String, Value>>(line).is_ok()
}

pub(in crate::formats) fn open(page: Page, budget: &mut Budget) -> Opened {
    let text = crate::charset::decode(page.bytes, false).text;
    let mut records = match serde_json::from_str::<Value>(&text) {
        Ok(whole) => match listed(whole) {
            Ok(one) => vec![(String::new(), Ok(one))],
            Err(list) => {
                let numbered = list.into_iter().enumerate();
                numbered.map(|(at, record)| (format!("#record {}", at + 1), Ok(record))).collect()
            }
        },
        Err(_) => lines(&text),
    };
    let refusal = budget.admit(&page.name, &mut records);
    let mut pages = Vec::new();
    for (place, record) in records {
        let name = format!("{}{place}", page.name);
        pages.push(match record {
            Err(what) => Err(IntakeError::Damaged { name, what }),
            Ok(record) => {
                let untold = IntakeError::NoArticle {
                    name: name.clone(),
                    what: "a record without a text; name it `text`".to_owned(),
                };
                fields(&record).page(name).ok_or(untold)
            }
        });
    }
    pages.extend(refusal.map(Err));
    Ok(pages)
}

type Told = (String, Result<Value, String>);

fn lines(text: &str) -> Vec<Told> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let record =
                serde_json::from_str(line).map_err(|error| format!("no JSON record stands there ({error})"));
            (format!("#line {}", at + 1), record)
        })
        .collect()
}

/// What a whole file holds: one record, or a list of them (itself, or the first list of objects within an object).
fn listed(whole: Value) -> Result<Value, Vec<Value>> {
    match whole {
        Value::Array(records) => Err(records),
        Value::Object(object) => {
            let is_list = |value: &Value| {
                value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object))
            };
            let has_text = object.iter().any(|(name, value)| Record::is_text(name) && value.is_string());
            match object.iter().find(|(_, value)| !has_text && is_list(value)) {
                Some((_, Value::Array(records))) => Err(records.clone()),
                _ => Ok(Value::Object(object)),
            }
        }
        other => Ok(other),
    }
}

fn fields(record: &Value) -> Record {
    let fields = record.as_object().into_iter().flatten();
    Record(fields.filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect())
}

/// What a field says: a text, a number, a name within an object, a date in parts, or a list of these.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let told: Vec<String> = values.iter().filter_map(text).collect();
            (!told.is_empty()).then(|| told.join(", "))
        }
        Value::Object(object) => match object.get("date-parts").and_then(|parts| parts.get(0)) {
            Some(parts) => {
                let parts = parts.as_array()?.iter().filter_map(Value::as_i64);
                let parts: Vec<String> = parts.map(|part| format!("{part:02}")).collect();
                (!parts.is_empty()).then(|| parts.join("-"))
            }
            None => {
                ["name", "title", "literal", "family", "raw"].iter().find_map(|key| text(object.get(*key)?))
            }
        },
        Value::Bool(_) | Value::Null => None,
    }
}
