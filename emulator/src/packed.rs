//! JSON in compact form, which is read in place: how resources are stored.
//!
//! | value | bytes |
//! |---|---|
//! | null, false, true | `00`, `01`, `02` |
//! | a whole number ≥ 0 | `03`, the number |
//! | a whole number < 0 | `04`, how much it is below -1 |
//! | another number | `05`, eight bytes of a double |
//! | a string | `06`, its length, UTF-8 |
//! | an array | `07`, the length of what follows, its elements |
//! | an object | `08`, the length of what follows, its members: the length of the name, the name, the value |
//!
//! Lengths are in bytes. They and whole numbers are written seven bits to a byte, the lowest first; the top bit says that more follow.

mod text;

use std::iter::FusedIterator;
use std::sync::Arc;

use cosmosdb_sql::value::{Shape, View};
use serde_json::{Map, Number, Value};

pub(crate) use text::put_string;

mod tag {
    pub(super) const NULL: u8 = 0;
    pub(super) const FALSE: u8 = 1;
    pub(super) const TRUE: u8 = 2;
    pub(super) const WHOLE: u8 = 3;
    pub(super) const NEGATIVE: u8 = 4;
    pub(super) const DOUBLE: u8 = 5;
    pub(super) const STRING: u8 = 6;
    pub(super) const ARRAY: u8 = 7;
    pub(super) const OBJECT: u8 = 8;
}

/// A JSON object, packed. A clone is the same one.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Body(Arc<[u8]>);

/// A value in a packed object.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Packed<'a> {
    Null,
    Bool(bool),
    Whole(u64),
    /// How much it is below -1.
    Negative(u64),
    Double(f64),
    String(&'a str),
    Array(Elements<'a>),
    Object(Members<'a>),
}

// ---- packing -------------------------------------------------------------------------------------------------------

impl Body {
    pub(crate) fn pack(object: &Map<String, Value>) -> Self {
        let mut bytes = Vec::with_capacity(256);
        object.iter().for_each(|(name, value)| put_member(&mut bytes, name, value));
        Self(bytes.into())
    }

    /// What was packed once, as it is kept; `None`: it is something else.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        check_members(bytes).then(|| Self(bytes.into()))
    }

    /// As it is kept.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn put_member(bytes: &mut Vec<u8>, name: &str, value: &Value) {
    put_text(bytes, name);
    put(bytes, value);
}

fn put(bytes: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => bytes.push(tag::NULL),
        Value::Bool(false) => bytes.push(tag::FALSE),
        Value::Bool(true) => bytes.push(tag::TRUE),
        Value::Number(number) => put_number(bytes, number),
        Value::String(text) => {
            bytes.push(tag::STRING);
            put_text(bytes, text);
        }
        Value::Array(items) => {
            bytes.push(tag::ARRAY);
            put_inside(bytes, |bytes| items.iter().for_each(|item| put(bytes, item)));
        }
        Value::Object(members) => {
            bytes.push(tag::OBJECT);
            put_inside(bytes, |bytes| members.iter().for_each(|(name, value)| put_member(bytes, name, value)));
        }
    }
}

fn put_number(bytes: &mut Vec<u8>, number: &Number) {
    if let Some(whole) = number.as_u64() {
        bytes.push(tag::WHOLE);
        put_length(bytes, whole);
    } else if let Some(negative) = number.as_i64() {
        bytes.push(tag::NEGATIVE);
        put_length(bytes, !negative.cast_unsigned());
    } else {
        bytes.push(tag::DOUBLE);
        // Without serde_json's arbitrary precision every number has a double.
        bytes.extend_from_slice(&number.as_f64().unwrap_or_default().to_le_bytes());
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_length(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

/// Puts something after its length, which is known only then.
fn put_inside(bytes: &mut Vec<u8>, inside: impl FnOnce(&mut Vec<u8>)) {
    let start = bytes.len();
    inside(bytes);
    let mut length = Vec::with_capacity(4);
    put_length(&mut length, (bytes.len() - start) as u64);
    bytes.splice(start..start, length);
}

fn put_length(bytes: &mut Vec<u8>, mut length: u64) {
    while length >= 0x80 {
        bytes.push(0x80 | (length & 0x7F) as u8);
        length >>= 7;
    }
    bytes.push(length as u8);
}

// ---- reading -------------------------------------------------------------------------------------------------------

impl Body {
    pub(crate) fn get(&self, name: &str) -> Option<Packed<'_>> {
        self.members().member(name)
    }

    pub(crate) fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A member that is a string.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// What is at the end of a path.
    pub(crate) fn at(&self, path: &[String]) -> Option<Packed<'_>> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(self.get(first)?, |value, step| value.get(step))
    }

    pub(crate) fn members(&self) -> Members<'_> {
        Members(&self.0)
    }

    pub(crate) fn view(&self) -> Packed<'_> {
        Packed::Object(self.members())
    }

    pub(crate) fn to_map(&self) -> Map<String, Value> {
        self.members().to_map()
    }
}

impl<'a> Packed<'a> {
    pub(crate) fn as_str(self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_i64(self) -> Option<i64> {
        match self {
            Self::Whole(whole) => i64::try_from(whole).ok(),
            Self::Negative(below) => Some((!below).cast_signed()),
            _ => None,
        }
    }

    pub(crate) fn get(self, name: &str) -> Option<Self> {
        match self {
            Self::Object(members) => members.member(name),
            _ => None,
        }
    }

    pub(crate) fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Whole(whole) => Value::from(whole),
            Self::Negative(below) => Value::from((!below).cast_signed()),
            Self::Double(double) => Value::from(double),
            Self::String(text) => Value::String(text.to_owned()),
            Self::Array(elements) => elements.map(Self::to_value).collect(),
            Self::Object(members) => Value::Object(members.to_map()),
        }
    }
}

/// The elements of an array.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Elements<'a>(&'a [u8]);

impl<'a> Iterator for Elements<'a> {
    type Item = Packed<'a>;

    fn next(&mut self) -> Option<Packed<'a>> {
        take(&mut self.0)
    }
}

impl FusedIterator for Elements<'_> {}

/// The members of an object, in their order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Members<'a>(&'a [u8]);

impl<'a> Members<'a> {
    fn member(mut self, name: &str) -> Option<Packed<'a>> {
        while let Some(own) = take_bytes(&mut self.0) {
            if own == name.as_bytes() {
                return take(&mut self.0);
            }
            skip(&mut self.0)?;
        }
        None
    }

    fn to_map(self) -> Map<String, Value> {
        self.map(|(name, value)| (name.to_owned(), value.to_value())).collect()
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, Packed<'a>);

    fn next(&mut self) -> Option<(&'a str, Packed<'a>)> {
        Some((take_text(&mut self.0)?, take(&mut self.0)?))
    }
}

impl FusedIterator for Members<'_> {}

/// Takes a value from the front.
fn take<'a>(bytes: &mut &'a [u8]) -> Option<Packed<'a>> {
    Some(match take_tag(bytes)? {
        tag::NULL => Packed::Null,
        tag::FALSE => Packed::Bool(false),
        tag::TRUE => Packed::Bool(true),
        tag::WHOLE => Packed::Whole(take_length(bytes)?),
        tag::NEGATIVE => Packed::Negative(take_length(bytes)?),
        tag::DOUBLE => Packed::Double(take_double(bytes)?),
        tag::STRING => Packed::String(take_text(bytes)?),
        tag::ARRAY => Packed::Array(Elements(take_bytes(bytes)?)),
        tag::OBJECT => Packed::Object(Members(take_bytes(bytes)?)),
        _ => return None,
    })
}

/// Goes past a value.
fn skip(bytes: &mut &[u8]) -> Option<()> {
    match take_tag(bytes)? {
        tag::NULL | tag::FALSE | tag::TRUE => Some(()),
        tag::WHOLE | tag::NEGATIVE => take_length(bytes).map(drop),
        tag::DOUBLE => take_double(bytes).map(drop),
        tag::STRING | tag::ARRAY | tag::OBJECT => take_bytes(bytes).map(drop),
        _ => None,
    }
}

fn take_tag(bytes: &mut &[u8]) -> Option<u8> {
    let (tag, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*tag)
}

fn take_double(bytes: &mut &[u8]) -> Option<f64> {
    let (double, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(f64::from_le_bytes(*double))
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    std::str::from_utf8(take_bytes(bytes)?).ok()
}

fn take_bytes<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(take_length(bytes)?).ok()?;
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

fn take_length(bytes: &mut &[u8]) -> Option<u64> {
    let (first, rest) = bytes.split_first()?;
    if *first < 0x80 {
        *bytes = rest;
        return Some(u64::from(*first));
    }
    let mut length = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let byte = take_tag(bytes)?;
        length |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(length);
        }
    }
    None
}

/// Whether all of it are members, wherever one looks.
fn check_members(mut bytes: &[u8]) -> bool {
    while !bytes.is_empty() {
        if take_text(&mut bytes).is_none() || !take(&mut bytes).is_some_and(check) {
            return false;
        }
    }
    true
}

fn check(value: Packed<'_>) -> bool {
    match value {
        Packed::Array(Elements(mut bytes)) => {
            while !bytes.is_empty() {
                if !take(&mut bytes).is_some_and(check) {
                    return false;
                }
            }
            true
        }
        Packed::Object(Members(bytes)) => check_members(bytes),
        Packed::Double(double) => double.is_finite(),
        _ => true,
    }
}

// ---- as others see it ----------------------------------------------------------------------------------------------

impl<'a> View<'a> for Packed<'a> {
    type Elements = std::iter::Flatten<std::option::IntoIter<Elements<'a>>>;
    type Members = std::iter::Flatten<std::option::IntoIter<Members<'a>>>;

    fn shape(self) -> Shape<'a> {
        match self {
            Self::Null => Shape::Null,
            Self::Bool(value) => Shape::Bool(value),
            Self::Whole(whole) => Shape::Number(whole as f64),
            Self::Negative(below) => Shape::Number((!below).cast_signed() as f64),
            Self::Double(double) => Shape::Number(double),
            Self::String(text) => Shape::String(text),
            Self::Array(_) => Shape::Array,
            Self::Object(_) => Shape::Object,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        self.get(name)
    }

    fn element(self, index: usize) -> Option<Self> {
        self.elements().nth(index)
    }

    fn len(self) -> usize {
        self.elements().count() + self.members().count()
    }

    fn elements(self) -> Self::Elements {
        let elements = match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        };
        elements.into_iter().flatten()
    }

    fn members(self) -> Self::Members {
        let members = match self {
            Self::Object(members) => Some(members),
            _ => None,
        };
        members.into_iter().flatten()
    }
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.members().map(|(name, value)| (name, value.to_value()))).finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body(json: &Value) -> Body {
        Body::pack(json.as_object().unwrap())
    }

    fn all_kinds() -> Value {
        json!({
            "z": null, "a": [true, false, [], {}, ["x", 1]], "ö": "é\u{1F600}\"\\\n", "": {"": {"deep": [{"er": 1}]}},
            "n": [0, 1, 127, 128, 300, u64::MAX, -1, -2, -128, -129, i64::MIN, i64::MAX, 0.1, -0.0, 1e300, 1.0, 5e-324],
            "long": "x".repeat(1000),
        })
    }

    #[test]
    fn what_is_packed_is_what_was_packed() {
        let json = all_kinds();
        let body = body(&json);
        assert_eq!(Value::Object(body.to_map()), json);
        assert_eq!(String::from_utf8(body.to_text()).unwrap(), json.to_string());
        let mut text = Vec::new();
        body.view().put(&mut text);
        assert_eq!(text, body.to_text());
        for (name, value) in body.members() {
            let mut text = Vec::new();
            value.put(&mut text);
            assert_eq!(String::from_utf8(text).unwrap(), json[name].to_string());
        }
        assert_eq!(Body::parse(body.bytes()), Some(body));
    }

    #[test]
    fn it_is_read_in_place() {
        let body = body(&all_kinds());
        assert_eq!(
            body.get("").unwrap().get("").unwrap().get("deep").unwrap().element(0).unwrap().get("er").unwrap().as_i64(),
            Some(1)
        );
        assert_eq!(body.at(&["".to_owned(), "".to_owned(), "none".to_owned()]).map(Packed::to_value), None);
        assert_eq!(body.text("ö"), Some("é\u{1F600}\"\\\n"));
        assert_eq!(
            body.get("n").unwrap().elements().map(Packed::as_i64).collect::<Vec<_>>()[9..12],
            [Some(-129), Some(i64::MIN), Some(i64::MAX)]
        );
        assert!(body.contains_key("z") && !body.contains_key("y"));
        assert_eq!((body.view().len(), body.get("n").unwrap().len(), body.get("z").unwrap().len()), (6, 17, 0));
    }

    #[test]
    fn queries_see_the_same_as_in_parsed_json() {
        let json = all_kinds();
        let body = body(&json);
        for ((name, packed), (own, parsed)) in body.members().zip(json.as_object().unwrap()) {
            assert_eq!(name, own);
            assert_eq!(packed.shape(), parsed.shape());
            let shapes = |value: Packed<'_>| value.elements().map(|one| format!("{:?}", one.shape())).collect::<Vec<_>>();
            let own: Vec<String> = parsed.elements().map(|one| format!("{:?}", one.shape())).collect();
            assert_eq!(shapes(packed), own);
        }
    }

    #[test]
    fn what_is_damaged_is_told() {
        let body = body(&all_kinds());
        let whole = body.bytes();
        for end in 1..whole.len() {
            // Between two members, the rest is not missed.
            if let Some(cut) = Body::parse(&whole[..end]) {
                assert!(body.to_map().iter().zip(cut.to_map()).all(|((one, _), (other, _))| *one == other), "{end}");
            }
        }
        for at in 0..whole.len() {
            let mut other = whole.to_vec();
            other[at] ^= 0x80;
            // Whatever it is now, reading it ends.
            drop(Body::parse(&other).map(|body| body.to_map()));
        }
        assert_eq!(Body::parse(&[1, b'a', 9]), None);
        assert_eq!(Body::parse(&[1, 0xFF, 0]), None);
    }
}
