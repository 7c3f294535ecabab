//! Comparing JSON by what it means.

use serde_json::Value;

/// Where `actual` lacks what `expected` has, or has another value there; `None` if it has it all. Numbers are compared by value, a
/// `null` may be left out, and members that only `actual` has do not count.
#[must_use]
pub fn lacks(actual: &Value, expected: &Value) -> Option<String> {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => expected.iter().find_map(|(name, expected)| {
            let Some(actual) = actual.get(name) else {
                return (!expected.is_null()).then(|| format!(".{name} is missing"));
            };
            lacks(actual, expected).map(|rest| format!(".{name}{rest}"))
        }),
        (Value::Array(actual), Value::Array(expected)) if actual.len() == expected.len() => {
            let mut pairs = actual.iter().zip(expected).enumerate();
            pairs.find_map(|(at, (actual, expected))| lacks(actual, expected).map(|rest| format!("[{at}]{rest}")))
        }
        (Value::Number(actual), Value::Number(expected)) if actual.as_f64() == expected.as_f64() => None,
        (actual, expected) if actual == expected => None,
        (actual, expected) => Some(format!(" is {actual} and not {expected}")),
    }
}
