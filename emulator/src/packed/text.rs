//! Packed JSON as text.
//!
//! Most strings stand in JSON as they are, and are copied: that is looked at first, many bytes at a time. Whatever is not as plain, the
//! library writes.

use serde::Serialize;

use super::{Body, Elements, Members, Packed, tag, take_bytes, take_double, take_length, take_tag};

impl Body {
    /// All of it, as answers have it.
    pub(crate) fn to_text(&self) -> Vec<u8> {
        // A member has two bytes when it is packed that become four to seven of punctuation.
        let mut text = Vec::with_capacity(self.0.len() + self.0.len() / 2 + 16);
        put_members(&mut text, &self.0);
        text
    }
}

impl Packed<'_> {
    /// Adds its text.
    pub(crate) fn put(self, text: &mut Vec<u8>) {
        match self {
            Self::Null => text.extend_from_slice(b"null"),
            Self::Bool(value) => put_plain(text, &value),
            Self::Whole(whole) => put_plain(text, &whole),
            Self::Negative(below) => put_plain(text, &(!below).cast_signed()),
            Self::Double(double) => put_plain(text, &double),
            Self::String(string) => put_string(text, string.as_bytes()),
            Self::Array(Elements(bytes)) => put_elements(text, bytes),
            Self::Object(Members(bytes)) => put_members(text, bytes),
        }
    }
}

/// Adds a string, which is UTF-8.
pub(crate) fn put_string(text: &mut Vec<u8>, string: &[u8]) {
    // No early end: like this, it is done for many bytes at once.
    if string.iter().fold(true, |plain, byte| plain & (*byte >= b' ') & (*byte != b'"') & (*byte != b'\\')) {
        text.push(b'"');
        text.extend_from_slice(string);
        text.push(b'"');
    } else {
        put_plain(text, &String::from_utf8_lossy(string));
    }
}

/// Adds what the library writes as it stands.
fn put_plain(text: &mut Vec<u8>, value: &impl Serialize) {
    // Scalars always serialize, and memory takes whatever is written to it.
    let _ = serde_json::to_writer(text, value);
}

fn put_members(text: &mut Vec<u8>, mut bytes: &[u8]) {
    text.push(b'{');
    let begin = text.len();
    while let Some(name) = take_bytes(&mut bytes) {
        if text.len() > begin {
            text.push(b',');
        }
        put_string(text, name);
        text.push(b':');
        put_value(text, &mut bytes);
    }
    text.push(b'}');
}

fn put_elements(text: &mut Vec<u8>, mut bytes: &[u8]) {
    text.push(b'[');
    let begin = text.len();
    while !bytes.is_empty() {
        if text.len() > begin {
            text.push(b',');
        }
        put_value(text, &mut bytes);
    }
    text.push(b']');
}

/// Adds the value at the front, and goes past it. What is stored was checked when it was packed; were it damaged, the rest of it would
/// be left out.
fn put_value(text: &mut Vec<u8>, bytes: &mut &[u8]) {
    let put = |text: &mut Vec<u8>, bytes: &mut &[u8]| {
        match take_tag(bytes)? {
            tag::NULL => text.extend_from_slice(b"null"),
            tag::FALSE => text.extend_from_slice(b"false"),
            tag::TRUE => text.extend_from_slice(b"true"),
            tag::WHOLE => put_plain(text, &take_length(bytes)?),
            tag::NEGATIVE => put_plain(text, &(!take_length(bytes)?).cast_signed()),
            tag::DOUBLE => put_plain(text, &take_double(bytes)?),
            tag::STRING => put_string(text, take_bytes(bytes)?),
            tag::ARRAY => put_elements(text, take_bytes(bytes)?),
            tag::OBJECT => put_members(text, take_bytes(bytes)?),
            _ => return None,
        }
        Some(())
    };
    if put(text, bytes).is_none() {
        text.extend_from_slice(b"null");
        *bytes = &[];
    }
}
