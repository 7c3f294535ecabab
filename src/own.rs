//! Members that hold what an application has a type of its own for.

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;

/// For the generated code: reads such a member. An object without members stands for none: whatever a service keeps has an id.
///
/// # Errors
///
/// If it is something else than a `T`.
#[doc(hidden)]
pub fn own<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = Option::<Value>::deserialize(deserializer)?;
    let there = value.filter(|value| value.as_object().is_none_or(|members| !members.is_empty()));
    there.map(T::deserialize).transpose().map_err(D::Error::custom)
}
