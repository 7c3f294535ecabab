//! Rows: of a page, each as the stretch of the page's bytes that it is, with what it is sorted by.

use std::borrow::Cow;
use std::collections::HashMap;

use bytes::Bytes;
use cosmosdb_query::value::{self, Value as Compared};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::keys::Keys;
use super::source::Sheet;
use crate::page::read_feed;

/// A row of a page.
#[derive(Debug)]
pub(super) struct Row {
    /// What the caller gets; `None`: nothing, because the projection is undefined.
    pub(super) payload: Option<Bytes>,
    /// What it is sorted by, and the document it is of, if the query sorts.
    pub(super) place: Option<Place>,
}

/// Where a row stands in the order.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) keys: Keys,
    pub(super) rid: Rid,
    /// Which of the rows of its document within its page it is: a join makes several.
    pub(super) nth: u32,
}

/// The rid of a document, where it can be a stretch of the page that it came in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rid(Bytes);

impl Rid {
    pub(super) fn as_str(&self) -> &str {
        // It was text before.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Serialize for Rid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|rid| Self(rid.into()))
    }
}

/// The rows of a page, and the rid of the collection.
pub(super) struct Rows {
    pub(super) collection: String,
    pub(super) rows: Vec<Row>,
}

/// Reads the rows of a query that does not sort.
pub(super) fn plain(sheet: &Sheet) -> serde_json::Result<Rows> {
    let page = read_feed::<&RawValue>(sheet.feed, &sheet.body)?;
    let row = |raw: &RawValue| Row { payload: Some(slice(&sheet.body, raw)), place: None };
    Ok(Rows { collection: page.rid, rows: page.items.into_iter().map(row).collect() })
}

/// Reads the rows of a query that sorts: `{"_rid": …, "orderByItems": [{"item": …}], "payload": …}`.
pub(super) fn sorted(sheet: &Sheet) -> serde_json::Result<Rows> {
    let page = read_feed::<Sorted<'_>>(sheet.feed, &sheet.body)?;
    let mut seen: HashMap<Cow<'_, str>, u32> = HashMap::with_capacity(page.items.len());
    let mut rows = Vec::with_capacity(page.items.len());
    for Sorted { rid: text, keys, payload } in page.items {
        let rid = Rid(match &text {
            Cow::Borrowed(text) => sheet.body.slice_ref(text.as_bytes()),
            Cow::Owned(text) => text.clone().into(),
        });
        let nth = seen.entry(text).or_default();
        *nth += 1;
        let place = Some(Place { keys, rid, nth: *nth });
        rows.push(Row { payload: payload.map(|raw| slice(&sheet.body, raw)), place });
    }
    Ok(Rows { collection: page.rid, rows })
}

#[derive(Deserialize)]
struct Sorted<'a> {
    #[serde(rename = "_rid", borrow, default)]
    rid: Cow<'a, str>,
    #[serde(rename = "orderByItems", deserialize_with = "Keys::of_items")]
    keys: Keys,
    #[serde(borrow, default, deserialize_with = "present")]
    payload: Option<&'a RawValue>,
}

/// `{"item": value}`, or `{}` for what is undefined.
#[derive(Deserialize)]
pub(super) struct Item {
    #[serde(default, deserialize_with = "present")]
    pub(super) item: Option<Value>,
}

/// What is there, even if it is `null`; to be used with `default` for what is not.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

fn slice(body: &Bytes, raw: &RawValue) -> Bytes {
    body.slice_ref(raw.get().as_bytes())
}

/// A value that can be compared; none is undefined.
pub(super) fn compared(value: Option<&Value>) -> Compared<'_> {
    value.map_or(Compared::Undefined, Compared::of)
}

/// 128 bits that are equal exactly when values are (as far as anybody can tell).
pub(super) type Print = [u8; 16];

/// The fingerprint of values.
pub(super) fn print<'v>(values: impl IntoIterator<Item = Option<&'v Value>>) -> Print {
    let mut key = value::Key::new();
    for value in values {
        value::key(&compared(value), &mut key);
    }
    let mut print = Print::default();
    print.iter_mut().zip(Sha256::digest(&key)).for_each(|(to, from)| *to = from);
    print
}
