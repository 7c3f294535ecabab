//! Reading JSON as the service does, with its limits.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{Failure, Fault, Outcome};

/// The largest body of JSON.
pub(crate) const LARGEST: usize = 2 << 20;
/// How deep arrays and objects may nest.
const DEEPEST: usize = 128;

/// Reads a body that is a JSON object.
pub(crate) fn object(body: &[u8]) -> Outcome<Map<String, Value>> {
    match value(body)? {
        Value::Object(members) => Ok(members),
        other => Err(Failure::bad_request(format!("The body should be a JSON object; it is {}.", name(&other)))),
    }
}

/// Reads a body that is a JSON array of objects; what is in their members may nest as deep as a body of its own.
pub(crate) fn list(body: &[u8]) -> Outcome<Vec<Value>> {
    match within(body, DEEPEST + 2)? {
        Value::Array(items) => Ok(items),
        other => Err(Failure::bad_request(format!("The body should be a JSON array; it is {}.", name(&other)))),
    }
}

/// Reads a body of any JSON.
pub(crate) fn value(body: &[u8]) -> Outcome<Value> {
    within(body, DEEPEST)
}

fn within(body: &[u8], deepest: usize) -> Outcome<Value> {
    if body.len() > LARGEST {
        return Err(Failure::new(Fault::TooLarge, format!("The body has {} bytes; at most {LARGEST} are allowed.", body.len())));
    }
    if body.first() == Some(&0x80) {
        return Err(Failure::bad_request(
            "The body is in the binary form of JSON (CosmosBinary), which the emulator does not read: send text. In the Rust SDK \
             of Azure, set AZURE_COSMOS_BINARY_ENCODING_ENABLED=false.",
        ));
    }
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::bad_request("The request needs a body of JSON; it has none."));
    }
    if depth(text) > deepest {
        return Err(Failure::bad_request(format!("The body nests arrays and objects more than {deepest} deep.")));
    }
    any_depth(text).map_err(|error| Failure::bad_request(format!("The body is not JSON: {error}.")))
}

/// Reads JSON whose depth has been looked at, now or when it came: the parser's own limit would be one less than that of documents.
pub(crate) fn any_depth<'t, T: Deserialize<'t>>(text: &'t [u8]) -> Result<T, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_slice(text);
    parser.disable_recursion_limit();
    T::deserialize(&mut parser).and_then(|value| parser.end().map(|()| value))
}

/// Whether no body in it nests deeper than one may, if it is so deep in what is around it.
pub(crate) fn is_shallow(text: &[u8], around: usize) -> bool {
    depth(text) <= DEEPEST + around
}

/// Checks that an object that was made of others nests no deeper than one that is sent may.
pub(crate) fn check_depth(body: &Map<String, Value>) -> Outcome<()> {
    let mut waiting: Vec<(&Value, usize)> = body.values().map(|value| (value, 2)).collect();
    while let Some((value, depth)) = waiting.pop() {
        match value {
            Value::Array(_) | Value::Object(_) if depth > DEEPEST => {
                return Err(Failure::bad_request(format!(
                    "The document would nest arrays and objects more than {DEEPEST} deep."
                )));
            }
            Value::Array(items) => waiting.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Object(members) => waiting.extend(members.values().map(|member| (member, depth + 1))),
            _ => {}
        }
    }
    Ok(())
}

fn depth(text: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// How many bytes a value has as text.
pub(crate) fn size(value: &impl Serialize) -> usize {
    struct Counter(usize);
    impl io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut counter = Counter(0);
    // Values whose keys are strings always serialize.
    let _ = serde_json::to_writer(&mut counter, value);
    counter.0
}

/// What a value is, for messages.
pub(crate) fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn nesting_has_a_limit() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(value(nested(128).as_bytes()).is_ok());
        assert_eq!(value(nested(129).as_bytes()).unwrap_err().fault, Fault::BadRequest);
        assert!(value(br#"{"a":"[[[["}"#).is_ok());
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        assert!(value(&[0x80, 1]).unwrap_err().message.contains("CosmosBinary"));
        assert!(value(b"").is_err());
        assert!(value(b"{} {}").is_err());
        assert!(object(b"[1]").unwrap_err().message.contains("an array"));
    }

    #[test]
    fn order_and_numbers_survive() {
        let text = r#"{"z":1,"a":9007199254740993,"f":0.1,"s":1e-7,"b":18446744073709551615}"#;
        assert_eq!(Value::Object(object(text.as_bytes()).unwrap()).to_string(), text);
    }
}
