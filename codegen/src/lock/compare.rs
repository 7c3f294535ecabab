//! Tells how two sets of facts differ, element by element and in words.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Change;
use crate::ir::{About, Api, Form, Place, Range, Version};

/// The members that hold elements with ranges of their own, and what one of them is called.
const GROUPS: [(&str, &str); 8] = [
    ("headers", "header"),
    ("statuses", "status"),
    ("types", "type"),
    ("resources", "resource"),
    ("operations", "operation"),
    ("properties", "property"),
    ("values", "value"),
    ("variants", "variant"),
];

/// Every difference between what was locked and what is said now of these versions.
pub(super) fn compare(api: &Api, versions: &[Version], locked: &Value, now: &Value) -> Vec<Change> {
    let mut comparison = Comparison { api, versions, changes: Vec::new() };
    comparison.members(&[], locked, now);
    comparison.changes
}

struct Comparison<'a> {
    api: &'a Api,
    versions: &'a [Version],
    changes: Vec<Change>,
}

impl Comparison<'_> {
    /// Compares two objects member by member; `path` leads to them from the top, in pairs of a group and a name.
    fn members(&mut self, path: &[(&str, &str)], locked: &Value, now: &Value) {
        let empty = Map::new();
        let (before, after) = (locked.as_object().unwrap_or(&empty), now.as_object().unwrap_or(&empty));
        for key in union(before, after) {
            let (was, is) = (before.get(key), after.get(key));
            match GROUPS.iter().find(|(group, _)| *group == key) {
                // An operation has members of these names too, but they are lists.
                Some((_, kind)) if was.or(is).is_some_and(Value::is_object) => self.group(path, kind, was, is),
                _ if was == is => {}
                _ => {
                    let concerned = match key {
                        "since" | "until" => self.symmetric(locked, now),
                        _ => self.of(locked).union(&self.of(now)).copied().collect(),
                    };
                    self.push(path, difference(key, was, is), concerned);
                }
            }
        }
    }

    fn group(&mut self, path: &[(&str, &str)], kind: &str, was: Option<&Value>, is: Option<&Value>) {
        let empty = Map::new();
        let (before, after) = (was.and_then(Value::as_object).unwrap_or(&empty), is.and_then(Value::as_object).unwrap_or(&empty));
        for name in union(before, after) {
            let path: Vec<_> = path.iter().copied().chain([(kind, name)]).collect();
            match (before.get(name), after.get(name)) {
                (Some(was), Some(is)) => self.members(&path, was, is),
                (Some(was), None) => self.push(&path, "it is gone".into(), self.of(was)),
                (None, Some(is)) => self.push(&path, "it is new".into(), self.of(is)),
                (None, None) => {}
            }
        }
    }

    fn push(&mut self, path: &[(&str, &str)], what: String, versions: BTreeSet<Version>) {
        let element = match path {
            [] => "the service".to_owned(),
            [(kind, name)] => format!("{kind} `{name}`"),
            [(_, outer), .., (kind, name)] => format!("{kind} `{name}` of `{outer}`"),
        };
        self.changes.push(Change { place: place(self.api, path), element, what, versions: versions.into_iter().collect() });
    }

    /// The versions that have an element.
    fn of(&self, element: &Value) -> BTreeSet<Version> {
        let end = |key| element.get(key).and_then(Value::as_str).and_then(Version::parse);
        let range = Range { since: end("since"), until: end("until") };
        self.versions.iter().copied().filter(|it| range.contains(*it)).collect()
    }

    /// The versions that have an element by one of the two only.
    fn symmetric(&self, locked: &Value, now: &Value) -> BTreeSet<Version> {
        self.of(locked).symmetric_difference(&self.of(now)).copied().collect()
    }
}

fn union<'a>(before: &'a Map<String, Value>, after: &'a Map<String, Value>) -> BTreeSet<&'a str> {
    before.keys().chain(after.keys()).map(String::as_str).collect()
}

/// What is different about a fact; of lists, what came and went.
fn difference(key: &str, was: Option<&Value>, is: Option<&Value>) -> String {
    if let (Some(was), Some(is)) = (list(was), list(is)) {
        let gone: Vec<_> = was.difference(&is).map(|it| format!("`{it}` is gone")).collect();
        let new: Vec<_> = is.difference(&was).map(|it| format!("`{it}` is new")).collect();
        return format!("`{key}`: {}", gone.into_iter().chain(new).collect::<Vec<_>>().join(", "));
    }
    match (was, is) {
        (Some(was), Some(is)) => format!("`{key}` was {was}, is {is}"),
        (Some(was), None) => format!("`{key}` was {was}, is not said any more"),
        (None, is) => format!("`{key}` was not said, is {}", is.unwrap_or(&Value::Null)),
    }
}

/// A list of names, or nothing, as a set.
fn list(value: Option<&Value>) -> Option<BTreeSet<&str>> {
    match value {
        None => Some(BTreeSet::new()),
        Some(value) => value.as_array()?.iter().map(Value::as_str).collect(),
    }
}

/// Where an element stands in the specification.
fn place(api: &Api, path: &[(&str, &str)]) -> Option<Place> {
    let ((kind, name), inner) = path.split_first()?;
    let name = *name;
    let about: &About = match *kind {
        "header" => &api.headers.iter().find(|it| it.name.spec == name)?.about,
        "status" => &api.statuses.iter().find(|it| it.name.spec == name)?.about,
        "resource" => &api.resources.iter().find(|it| it.name.spec == name)?.about,
        "operation" => &api.operations.iter().find(|it| it.name.spec == name)?.about,
        _ => {
            let ty = api.types.iter().find(|it| it.name.spec == name)?;
            inner.iter().rev().find_map(|(_, part)| part_of(&ty.form, part)).unwrap_or(&ty.about)
        }
    };
    Some(about.place.clone())
}

fn part_of<'a>(form: &'a Form, wire: &str) -> Option<&'a About> {
    match form {
        Form::Struct { properties, .. } => properties.iter().find(|it| it.wire == wire).map(|it| &it.about),
        Form::Enum(values) => values.iter().find(|it| it.wire == wire).map(|it| &it.about),
        Form::Union { variants, .. } => variants.iter().find(|it| it.wire == wire).map(|it| &it.about).or_else(|| {
            let mut all = variants.iter().flat_map(|it| &it.properties);
            all.find(|it| it.wire == wire).map(|it| &it.about)
        }),
        _ => None,
    }
}
