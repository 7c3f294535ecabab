//! The paths of a partition key definition.

/// Splits a path, such as `/a/b` or `/"a/b"/c`, into the names on the way.
///
/// ```
/// assert_eq!(cosmosdb_query::epk::split_path(r#"/address/"zip code""#), ["address", "zip code"]);
/// ```
#[must_use]
pub fn split_path(path: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = path.strip_prefix('/').unwrap_or(path);
    while !rest.is_empty() {
        let quoted = ['"', '\''].into_iter().find_map(|quote| rest.strip_prefix(quote)?.split_once(quote));
        let (name, after) = quoted.unwrap_or_else(|| rest.split_at(rest.find('/').unwrap_or(rest.len())));
        names.push(name.to_owned());
        rest = after.strip_prefix('/').unwrap_or(after);
    }
    names
}
