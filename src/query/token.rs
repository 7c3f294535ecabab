//! The continuation of a merged query: where every range stands, and what the stages hold. It can be taken up anywhere, by any client
//! of this form.
//!
//! A token is sealed JSON of the version `q1.`. It names the collection and a fingerprint of the query, and is refused by any other. Nothing of
//! it becomes text of a query: what rows are sorted by is only compared, and the service's own continuations go where they came from.

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::cursor::Position;
use super::keys::Keys;
use super::stages::StageState;
use crate::error::{Error, ErrorKind, Result};
use crate::response::Meta;
use crate::sealed::{Fault, open, seal};

/// The version of the form.
const VERSION: &str = "q1.";

/// How long a token may be, in bytes.
pub(super) const LONGEST: usize = 256 * 1024;

/// How many rows a page has, if nobody says.
pub(super) const PAGE: i64 = 100;

/// Where a query goes on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Token {
    /// The rid of the collection.
    #[serde(rename = "c")]
    pub(super) collection: Option<String>,
    /// The fingerprint of the query.
    #[serde(rename = "q")]
    pub(super) query: String,
    /// What is still to be read.
    #[serde(rename = "r")]
    pub(super) ranges: Vec<Position>,
    /// What the last row given was sorted by.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<Keys>,
    /// What the stages hold.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) stages: Vec<StageState>,
    /// Rows that are ready to be given. There are none if nothing has to be collected first.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ready: Vec<Raw>,
    /// Whether the stages are done: the rows that are ready are the last.
    #[serde(rename = "d", default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) done: bool,
}

impl Token {
    /// As the caller gets it.
    pub(super) fn write(&self) -> Result<String> {
        let json = serde_json::to_vec(self).map_err(|error| refused(&error.to_string()))?;
        let token = sealed(&json);
        if token.len() > LONGEST {
            return Err(Error::new(
                ErrorKind::Continuation,
                format!(
                    "the query cannot be stopped here: what it has collected takes {} bytes of a continuation, and it may take \
                     {LONGEST}. Read it to its end in one go, or make it collect less: by a filter, or by an ORDER BY of what is \
                     DISTINCT",
                    token.len()
                ),
            ));
        }
        Ok(token)
    }

    /// What the caller gave, if it is of this query.
    pub(super) fn read(text: &str, query: &str) -> Result<Self> {
        let token: Self = open(VERSION, text, LONGEST).map_err(|fault| {
            refused(match fault {
                Fault::Foreign => "it is not of a query across partitions, or of another version of this client",
                Fault::TooLong => "it is too long",
                Fault::Damaged => "it is damaged",
            })
        })?;
        if token.query != query {
            return Err(refused("it is of another query, or of other parameters, or of another part of the collection"));
        }
        Ok(token)
    }
}

/// A token that holds this.
pub(super) fn sealed(json: &[u8]) -> String {
    seal(VERSION, json)
}

/// The failure of a continuation that is not of this query.
pub(super) fn refused(why: &str) -> Error {
    Error::new(ErrorKind::Continuation, format!("the continuation cannot be used: {why}"))
}

/// The failure of something that is not as it should be. It does not show what is there.
pub(super) fn undecodable(what: &str, error: &serde_json::Error, meta: Option<&Meta>) -> Error {
    let message = format!("{what} is not of the expected shape (at line {} column {})", error.line(), error.column());
    let error = Error::new(ErrorKind::Decode, message);
    if let Some(meta) = meta { error.with_meta(meta.clone()) } else { error }
}

/// JSON as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Raw(pub(super) Bytes);

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_slice(&self.0).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(String::from(Box::<str>::from(raw)).into()))
    }
}
