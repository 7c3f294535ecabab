//! Partial changes of a document: reading the operations, and applying them.

use serde_json::{Map, Value};

use crate::error::{Failure, Outcome};
use crate::json::name;

/// How many operations a patch may have.
const MOST: usize = 10;

/// A patch of a document.
#[derive(Debug)]
pub(crate) struct Patch {
    pub(crate) operations: Vec<Change>,
    pub(crate) condition: Option<String>,
}

/// One operation of it. Paths are their steps.
#[derive(Debug, PartialEq)]
pub(crate) struct Change {
    verb: Verb,
    path: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Verb {
    Add(Value),
    Set(Value),
    Replace(Value),
    Remove,
    Increment(serde_json::Number),
    Move { from: Vec<String> },
}

impl Patch {
    /// Reads a patch: an object with `operations`, or just the array of them, as some clients send.
    pub(crate) fn parse(body: Value) -> Outcome<Self> {
        let (operations, condition) = match body {
            Value::Array(operations) => (operations, None),
            Value::Object(mut members) => {
                let condition = match members.shift_remove("condition") {
                    None | Some(Value::Null) => None,
                    Some(Value::String(condition)) => Some(condition),
                    Some(other) => return Err(invalid(format!("condition should be a string, and is {}", name(&other)))),
                };
                match members.shift_remove("operations") {
                    Some(Value::Array(operations)) => (operations, condition),
                    _ => return Err(invalid("operations should be an array")),
                }
            }
            other => return Err(invalid(format!("it should be an object with operations, and is {}", name(&other)))),
        };
        if operations.is_empty() || operations.len() > MOST {
            return Err(invalid(format!("it has {} operations, and should have from 1 to {MOST}", operations.len())));
        }
        let operations = operations.into_iter().map(Change::parse).collect::<Outcome<Vec<_>>>()?;
        Ok(Self { operations, condition: condition.filter(|condition| !condition.trim().is_empty()) })
    }

    /// The paths that it changes.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &[String]> {
        self.operations.iter().flat_map(|change| {
            let from = match &change.verb {
                Verb::Move { from } => Some(from.as_slice()),
                _ => None,
            };
            std::iter::once(change.path.as_slice()).chain(from)
        })
    }

    /// Changes a document; a failure leaves it half changed.
    pub(crate) fn apply(&self, document: &mut Map<String, Value>) -> Outcome<()> {
        let mut whole = Value::Object(std::mem::take(document));
        let outcome = self.operations.iter().try_for_each(|change| change.apply(&mut whole));
        if let Value::Object(members) = whole {
            *document = members;
        }
        outcome
    }
}

impl Change {
    fn parse(operation: Value) -> Outcome<Self> {
        let Value::Object(mut members) = operation else {
            return Err(invalid(format!("an operation should be an object, and is {}", name(&operation))));
        };
        let Some(Value::String(op)) = members.shift_remove("op") else { return Err(invalid("an operation has no op")) };
        let mut path = |member: &str| match members.shift_remove(member) {
            Some(Value::String(path)) => pointer(&path),
            _ => Err(invalid(format!("the operation {op} needs {member}, a string"))),
        };
        let target = path("path")?;
        let from = if op.eq_ignore_ascii_case("move") { Some(path("from")?) } else { None };
        let mut value = || members.shift_remove("value").ok_or_else(|| invalid(format!("the operation {op} needs a value")));
        let verb = match op.to_ascii_lowercase().as_str() {
            "add" => Verb::Add(value()?),
            "set" => Verb::Set(value()?),
            "replace" => Verb::Replace(value()?),
            "remove" => Verb::Remove,
            "incr" | "increment" => match value()? {
                Value::Number(number) => Verb::Increment(number),
                other => return Err(invalid(format!("incr needs a number, and has {}", name(&other)))),
            },
            "move" => {
                let from = from.unwrap_or_default();
                if target.len() > from.len() && target.starts_with(&from) {
                    return Err(invalid(format!("{} cannot be moved into itself", show(&from))));
                }
                Verb::Move { from }
            }
            _ => return Err(invalid(format!("there is no operation {op}"))),
        };
        Ok(Self { verb, path: target })
    }

    fn apply(&self, document: &mut Value) -> Outcome<()> {
        match &self.verb {
            Verb::Add(value) => put(document, &self.path, value.clone(), Into::Insert),
            Verb::Set(value) => put(document, &self.path, value.clone(), Into::Overwrite),
            Verb::Replace(value) => {
                *find(document, &self.path)? = value.clone();
                Ok(())
            }
            Verb::Remove => take(document, &self.path).map(drop),
            Verb::Increment(by) => match find(document, &self.path) {
                Ok(Value::Number(number)) => {
                    *number = sum(number, by)?;
                    Ok(())
                }
                Ok(other) => Err(invalid(format!("{} is {}, and cannot be incremented", show(&self.path), name(other)))),
                Err(_) => put(document, &self.path, Value::Number(by.clone()), Into::Overwrite),
            },
            Verb::Move { from } => {
                let value = take(document, from)?;
                put(document, &self.path, value, Into::Insert)
            }
        }
    }
}

/// What becomes of an element that is at an index already.
#[derive(Clone, Copy, PartialEq)]
enum Into {
    Insert,
    Overwrite,
}

/// Steps of a JSON Pointer.
fn pointer(path: &str) -> Outcome<Vec<String>> {
    let Some(rest) = path.strip_prefix('/') else {
        return Err(invalid(format!("the path {path} should begin with /")));
    };
    if rest.is_empty() {
        return Err(invalid("the path / is the document itself, which cannot be patched"));
    }
    Ok(rest.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
}

fn show(path: &[String]) -> String {
    path.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

fn find<'v>(document: &'v mut Value, path: &[String]) -> Outcome<&'v mut Value> {
    path.iter()
        .try_fold(document, |value, step| match value {
            Value::Object(members) => members.get_mut(step),
            Value::Array(items) => index(step).and_then(|index| items.get_mut(index)),
            _ => None,
        })
        .ok_or_else(|| invalid(format!("the document has nothing at {}", show(path))))
}

fn put(document: &mut Value, path: &[String], value: Value, how: Into) -> Outcome<()> {
    let (last, parents) = path.split_last().ok_or_else(|| invalid("a path is empty"))?;
    match find(document, parents)? {
        Value::Object(members) => {
            members.insert(last.clone(), value);
            Ok(())
        }
        Value::Array(items) if last == "-" => {
            items.push(value);
            Ok(())
        }
        Value::Array(items) => {
            let length = items.len();
            let beyond = || invalid(format!("{} is beyond the end of an array of {length}", show(path)));
            let at = index(last).filter(|at| *at <= length).ok_or_else(beyond)?;
            match items.get_mut(at) {
                Some(item) if how == Into::Overwrite => *item = value,
                _ => items.insert(at, value),
            }
            Ok(())
        }
        other => Err(invalid(format!("{} is {}, and holds nothing", show(parents), name(other)))),
    }
}

fn take(document: &mut Value, path: &[String]) -> Outcome<Value> {
    let (last, parents) = path.split_last().ok_or_else(|| invalid("a path is empty"))?;
    let taken = match find(document, parents)? {
        Value::Object(members) => members.shift_remove(last),
        Value::Array(items) => index(last).filter(|at| *at < items.len()).map(|at| items.remove(at)),
        _ => None,
    };
    taken.ok_or_else(|| invalid(format!("the document has nothing at {}", show(path))))
}

/// An index of an array: digits, without a leading zero.
fn index(step: &str) -> Option<usize> {
    let plain = step == "0" || (!step.starts_with('0') && step.bytes().all(|byte| byte.is_ascii_digit()));
    plain.then(|| step.parse().ok()).flatten()
}

/// Whole numbers stay whole as long as they fit.
fn sum(a: &serde_json::Number, b: &serde_json::Number) -> Outcome<serde_json::Number> {
    if let (Some(a), Some(b)) = (a.as_i64(), b.as_i64())
        && let Some(sum) = a.checked_add(b)
    {
        return Ok(sum.into());
    }
    let sum = a.as_f64().zip(b.as_f64()).and_then(|(a, b)| serde_json::Number::from_f64(a + b));
    sum.ok_or_else(|| invalid("the sum is no number"))
}

fn invalid(why: impl std::fmt::Display) -> Failure {
    Failure::bad_request(format!("The patch cannot be applied: {why}."))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn patched(document: Value, operations: Value) -> Result<Value, String> {
        let patch = Patch::parse(operations).map_err(|failure| failure.message)?;
        let mut document = document.as_object().unwrap().clone();
        patch.apply(&mut document).map_err(|failure| failure.message)?;
        Ok(Value::Object(document))
    }

    #[test]
    fn add_adds_members_and_inserts_elements() {
        let add = |path: &str| json!([{"op": "add", "path": path, "value": 9}]);
        assert_eq!(patched(json!({"a": 1}), add("/b")).unwrap(), json!({"a": 1, "b": 9}));
        assert_eq!(patched(json!({"a": 1}), add("/a")).unwrap(), json!({"a": 9}));
        assert_eq!(patched(json!({"a": [1, 2]}), add("/a/1")).unwrap(), json!({"a": [1, 9, 2]}));
        assert_eq!(patched(json!({"a": [1, 2]}), add("/a/2")).unwrap(), json!({"a": [1, 2, 9]}));
        assert_eq!(patched(json!({"a": [1, 2]}), add("/a/-")).unwrap(), json!({"a": [1, 2, 9]}));
        assert!(patched(json!({"a": [1, 2]}), add("/a/3")).is_err());
        assert!(patched(json!({}), add("/b/c")).is_err(), "the parent has to be there");
        assert_eq!(patched(json!({"a/b": {}}), add("/a~1b/~0")).unwrap(), json!({"a/b": {"~": 9}}));
    }

    #[test]
    fn set_overwrites_elements() {
        let set = json!([{"op": "set", "path": "/a/0", "value": 9}]);
        assert_eq!(patched(json!({"a": [1, 2]}), set).unwrap(), json!({"a": [9, 2]}));
        assert_eq!(patched(json!({}), json!([{"op": "set", "path": "/b", "value": null}])).unwrap(), json!({"b": null}));
    }

    #[test]
    fn replace_and_remove_need_something_there() {
        let replace = |path: &str| json!([{"op": "replace", "path": path, "value": 9}]);
        assert_eq!(patched(json!({"a": {"b": 1}}), replace("/a/b")).unwrap(), json!({"a": {"b": 9}}));
        assert!(patched(json!({}), replace("/a")).is_err());
        let remove = |path: &str| json!([{"op": "remove", "path": path}]);
        assert_eq!(patched(json!({"a": [1, 2], "b": 1}), remove("/a/0")).unwrap(), json!({"a": [2], "b": 1}));
        assert!(patched(json!({"a": [1]}), remove("/a/1")).is_err());
        assert!(patched(json!({}), remove("/a")).is_err());
    }

    #[test]
    fn incr_adds_and_creates() {
        let incr = |by: Value| json!([{"op": "incr", "path": "/n", "value": by}]);
        assert_eq!(patched(json!({"n": 5}), incr(json!(-7))).unwrap(), json!({"n": -2}));
        assert_eq!(patched(json!({"n": 5}), incr(json!(0.5))).unwrap(), json!({"n": 5.5}));
        assert_eq!(patched(json!({}), incr(json!(3))).unwrap(), json!({"n": 3}));
        assert!(patched(json!({"n": "5"}), incr(json!(1))).is_err());
        assert!(patched(json!({"n": 5}), incr(json!("1"))).is_err());
    }

    #[test]
    fn move_moves() {
        let moved = |from: &str, path: &str| json!([{"op": "move", "from": from, "path": path}]);
        assert_eq!(patched(json!({"a": 1}), moved("/a", "/b")).unwrap(), json!({"b": 1}));
        assert_eq!(patched(json!({"a": [1, 2, 3]}), moved("/a/0", "/a/2")).unwrap(), json!({"a": [2, 3, 1]}));
        assert!(patched(json!({}), moved("/a", "/b")).is_err());
        assert!(patched(json!({"a": {}}), moved("/a", "/a/b")).is_err());
    }

    #[test]
    fn a_patch_has_a_form() {
        assert!(patched(json!({}), json!({"operations": []})).is_err());
        assert!(patched(json!({}), json!({})).is_err());
        assert!(patched(json!({}), json!("x")).is_err());
        let eleven: Vec<Value> = (0..11).map(|_| json!({"op": "set", "path": "/a", "value": 1})).collect();
        assert!(patched(json!({}), json!(eleven)).is_err());
        assert!(patched(json!({}), json!([{"op": "test", "path": "/a", "value": 1}])).is_err());
        assert!(patched(json!({}), json!([{"op": "set", "path": "a", "value": 1}])).is_err());
        let empty = json!({"condition": " ", "operations": [{"op": "set", "path": "/a", "value": 1}]});
        assert_eq!(Patch::parse(empty).unwrap().condition, None);
        let real = json!({"condition": "from c where c.n > 0", "operations": [{"op": "set", "path": "/a", "value": 1}]});
        assert!(Patch::parse(real).unwrap().condition.is_some());
    }
}
