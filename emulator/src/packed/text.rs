//! Packed JSON as text.
//!
//! Most strings stand in JSON as they are: they are looked at and copied eight bytes at a time. Whatever is not as plain, the library
//! writes.

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
    let begin = text.len();
    text.reserve(string.len() + WORD + 2);
    text.push(b'"');
    if put_while_plain(text, string) {
        text.push(b'"');
        return;
    }
    text.truncate(begin);
    match str::from_utf8(string) {
        Ok(string) => put_plain(text, &string),
        Err(_) => put_plain(text, &String::from_utf8_lossy(string)),
    }
}

/// How many bytes are looked at and copied at once.
const WORD: usize = size_of::<u64>();

/// Adds a string as long as it stands in JSON as it is; whether it does so to its end.
fn put_while_plain(text: &mut Vec<u8>, string: &[u8]) -> bool {
    let end = text.len() + string.len();
    let (words, rest) = string.as_chunks::<WORD>();
    for word in words {
        if !is_plain(u64::from_le_bytes(*word)) {
            return false;
        }
        text.extend_from_slice(word);
    }
    // What is missing from the last word is filled up with spaces, which go again.
    let last = rest.iter().rev().fold(u64::from_le_bytes([b' '; WORD]), |word, byte| word << 8 | u64::from(*byte));
    text.extend_from_slice(&last.to_le_bytes());
    text.truncate(end);
    is_plain(last)
}

/// Whether none of eight bytes is a control character, a quote or a backslash.
fn is_plain(word: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; WORD]);
    // The top bit of each byte is set where the byte is less than the bound (at most 128); those above the first may be set wrongly, but
    // none is if no byte is less.
    let below = |word: u64, bound: u8| word.wrapping_sub(ONES * u64::from(bound)) & !word & (ONES << 7);
    below(word, b' ') | below(word ^ (ONES * u64::from(b'"')), 1) | below(word ^ (ONES * u64::from(b'\\')), 1) == 0
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_written_as_the_library_does() {
        let odd = ['"', '\\', '\n', '\0', '\u{1F}', ' ', '!', '#', '[', ']', '\u{7F}', 'é', '\u{2028}', '\u{1F600}'];
        for length in 0..20 {
            for at in 0..=length {
                for odd in odd {
                    let mut string = "x".repeat(length);
                    string.insert(at, odd);
                    let mut text = b"[".to_vec();
                    put_string(&mut text, string.as_bytes());
                    assert_eq!(String::from_utf8(text).unwrap(), format!("[{}", serde_json::to_string(&string).unwrap()));
                }
            }
        }
    }
}
