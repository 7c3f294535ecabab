//! What of its documents a collection wants to have indexed.

use serde_json::{Map, Value};

use crate::partition_key::split;

/// The paths that are always indexed.
const ALWAYS: [&str; 2] = ["id", "_ts"];

/// An indexing policy.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    rules: Vec<Rule>,
}

/// What holds for the values at a path, or at all paths that begin so.
#[derive(Debug, Clone)]
struct Rule {
    path: Vec<String>,
    is_front: bool,
    included: bool,
}

impl Policy {
    /// That in the definition of a collection; `None` if nothing is to be indexed.
    pub(crate) fn of(definition: &Map<String, Value>) -> Option<Self> {
        let policy = definition.get("indexingPolicy")?;
        if policy.get("indexingMode").and_then(Value::as_str).is_some_and(|mode| mode.eq_ignore_ascii_case("none")) {
            return None;
        }
        let rules = |name: &str, included: bool| {
            let paths = policy.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let paths = paths.iter().filter_map(|path| path.get("path")?.as_str());
            paths.filter_map(move |path| Rule::parse(path, included)).collect::<Vec<_>>()
        };
        let mut all = rules("includedPaths", true);
        all.extend(rules("excludedPaths", false));
        Some(Self { rules: all })
    }

    /// Whether the values at a path are to be indexed: what the most precise rule says.
    pub(crate) fn includes<S: AsRef<str>>(&self, path: &[S]) -> bool {
        if matches!(path, [one] if ALWAYS.contains(&one.as_ref())) {
            return true;
        }
        let fitting = self.rules.iter().filter(|rule| rule.fits(path));
        fitting.max_by_key(|rule| (rule.path.len(), !rule.is_front)).is_some_and(|rule| rule.included)
    }
}

impl Rule {
    /// `/a/b/?`: the value there; `/a/b/*`: all that is there or below.
    fn parse(text: &str, included: bool) -> Option<Self> {
        let mut path = split(text);
        let last = path.pop()?;
        matches!(last.as_str(), "?" | "*").then(|| Self { path, is_front: last == "*", included })
    }

    fn fits<S: AsRef<str>>(&self, path: &[S]) -> bool {
        let is_long_enough = if self.is_front { path.len() >= self.path.len() } else { path.len() == self.path.len() };
        is_long_enough && self.path.iter().zip(path).all(|(own, step)| own == step.as_ref())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn includes(policy: &Value, path: &str) -> bool {
        let definition = Map::from_iter([("indexingPolicy".to_owned(), policy.clone())]);
        Policy::of(&definition).is_some_and(|policy| policy.includes(&split(path)))
    }

    #[test]
    fn the_most_precise_rule_counts() {
        let policy = json!({
            "indexingMode": "consistent",
            "includedPaths": [{"path": "/*"}, {"path": "/secret/name/?"}],
            "excludedPaths": [{"path": "/secret/*"}, {"path": "/\"_etag\"/?"}],
        });
        assert!(includes(&policy, "/a/b"));
        assert!(!includes(&policy, "/secret/age"));
        assert!(includes(&policy, "/secret/name"));
        assert!(!includes(&policy, "/secret/name/first"));
        assert!(!includes(&policy, "/_etag"));
    }

    #[test]
    fn what_is_not_named_is_not_indexed() {
        let policy =
            json!({"indexingMode": "consistent", "includedPaths": [{"path": "/a/?"}], "excludedPaths": [{"path": "/*"}]});
        assert!(includes(&policy, "/a") && !includes(&policy, "/b") && includes(&policy, "/id"));
        assert!(!includes(&json!({"indexingMode": "none"}), "/id"));
    }
}
