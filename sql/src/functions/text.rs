//! Text as the service counts it: positions in UTF-16 units, letter case without a locale, numbers as JavaScript prints them.

use std::borrow::Cow;

/// No text that is made of others is longer, in bytes: it would be undefined. Documents are not half as large.
pub(crate) const MAX_MADE: usize = 8 << 20;

/// The number of UTF-16 units.
pub(crate) fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The UTF-16 units from `start` to `end`, clipped. Half of a surrogate pair becomes U+FFFD.
pub(crate) fn slice(text: &str, start: usize, end: usize) -> Cow<'_, str> {
    if text.is_ascii() {
        let end = end.min(text.len());
        return Cow::Borrowed(text.get(start.min(end)..end).unwrap_or_default());
    }
    let units: Vec<u16> = text.encode_utf16().skip(start).take(end.saturating_sub(start)).collect();
    Cow::Owned(String::from_utf16_lossy(&units))
}

/// The UTF-16 position of a byte offset.
pub(crate) fn position(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, length)
}

/// The byte offset of a UTF-16 position: of the character it falls into, or the end.
pub(crate) fn offset(text: &str, position: usize) -> usize {
    if text.is_ascii() {
        return position.min(text.len());
    }
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= position {
            return byte;
        }
        units += character.len_utf16();
    }
    text.len()
}

/// Lower case, one character for one, as the invariant culture does it.
pub(crate) fn lower(text: &str) -> String {
    text.chars().map(|character| single(character, character.to_lowercase())).collect()
}

/// Upper case, one character for one.
pub(crate) fn upper(text: &str) -> String {
    text.chars().map(|character| single(character, character.to_uppercase())).collect()
}

fn single(character: char, mut mapped: impl Iterator<Item = char>) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}

/// The text for a comparison: as it is, or without regard to letter case.
pub(crate) fn folded(text: &str, ignore_case: bool) -> Cow<'_, str> {
    if ignore_case { Cow::Owned(lower(&upper(text))) } else { Cow::Borrowed(text) }
}

/// A number as JavaScript's `String(x)` prints it.
pub(crate) fn number_to_text(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .into();
    }
    if value == 0.0 {
        return "0".into();
    }
    // Rust's exponent form has the shortest digits that read back; only the layout is JavaScript's.
    let shortest = format!("{:e}", value.abs());
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let point = exponent + 1;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let body = if (count..=21).contains(&point) {
        format!("{digits}{}", zeros(point - count))
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        format!("{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("0.{}{digits}", zeros(-point))
    } else {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{first}{dot}{rest}e{sign}{}", exponent.abs())
    };
    if value < 0.0 { format!("-{body}") } else { body }
}
