//! What of its documents a collection wants to have indexed.

use serde_json::{Map, Value};

use crate::partition_key::split;

use super::order::{self, Columns};

/// The paths that are always indexed.
const ALWAYS: [&str; 2] = ["id", "_ts"];

/// An indexing policy.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    rules: Vec<Rule>,
    /// What has an index of several paths.
    composites: Vec<Columns>,
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
        let composites = policy.get("compositeIndexes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let composites = composites.iter().filter_map(Value::as_array).filter_map(|paths| composite(paths));
        Some(Self { rules: all, composites: composites.collect() })
    }

    /// Whether there is to be an index of several paths. It is as good for the reverse order.
    pub(super) fn lists(&self, columns: &Columns) -> bool {
        self.composites.contains(columns)
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

/// What an index of several paths is of; `None` if it cannot be understood.
fn composite(paths: &[Value]) -> Option<Columns> {
    let column = |column: &Value| {
        let mut path = split(column.get("path")?.as_str()?);
        path.pop_if(|step| step == "?");
        let order = column.get("order").and_then(Value::as_str);
        Some((path, order.is_some_and(|order| order.eq_ignore_ascii_case("descending"))))
    };
    let paths: Vec<(Vec<String>, bool)> = paths.iter().map(column).collect::<Option<_>>()?;
    Some(order::columns(paths).0)
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
    use cosmosdb_sql::ast::Direction;
    use serde_json::json;

    use super::*;
    use crate::indexes::Order;

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

    #[test]
    fn an_order_by_several_paths_has_the_index_that_lists_them() {
        let policy = json!({"indexingPolicy": {"compositeIndexes": [
            [{"path": "/a", "order": "descending"}, {"path": "/b/\"c d\"/?", "order": "ascending"}],
            [{"path": "/a"}, {"path": "/n", "order": "Ascending"}, {"path": "/m"}],
            [{"order": "ascending"}],
        ]}});
        let policy = Policy::of(policy.as_object().unwrap()).unwrap();
        let is_indexed = |paths: &[(&str, Direction)]| {
            Order::by(paths.iter().map(|(path, direction)| (split(path), *direction)).collect()).is_indexed(&policy)
        };
        let (up, down) = (Direction::Ascending, Direction::Descending);
        assert!(is_indexed(&[("/a", down), ("/b/\"c d\"", up)]) && is_indexed(&[("/a", up), ("/b/\"c d\"", down)]));
        assert!(!is_indexed(&[("/a", up), ("/b/\"c d\"", up)]) && !is_indexed(&[("/b/\"c d\"", up), ("/a", down)]));
        assert!(is_indexed(&[("/a", down), ("/n", down), ("/m", down)]) && !is_indexed(&[("/a", up), ("/n", up)]));
    }
}
