//! Headers: how values become their text, and how responses are asked for them.

use std::borrow::Cow;
use std::time::SystemTime;

use crate::date;
use crate::service::Header;

/// A value that has a form in a header.
pub trait HeaderText {
    /// Its text; `None` if nothing is to be sent.
    ///
    /// # Errors
    ///
    /// What is wrong with the value, if it has no form.
    fn header_text(&self) -> Result<Option<String>, String>;
}

impl HeaderText for str {
    fn header_text(&self) -> Result<Option<String>, String> {
        Ok(Some(self.to_owned()))
    }
}

impl HeaderText for String {
    fn header_text(&self) -> Result<Option<String>, String> {
        Ok(Some(self.clone()))
    }
}

impl HeaderText for bool {
    fn header_text(&self) -> Result<Option<String>, String> {
        Ok(Some(if *self { "True" } else { "False" }.to_owned()))
    }
}

impl HeaderText for i64 {
    fn header_text(&self) -> Result<Option<String>, String> {
        Ok(Some(self.to_string()))
    }
}

impl HeaderText for f64 {
    fn header_text(&self) -> Result<Option<String>, String> {
        if self.is_finite() { Ok(Some(self.to_string())) } else { Err("it is not a finite number".to_owned()) }
    }
}

impl HeaderText for SystemTime {
    fn header_text(&self) -> Result<Option<String>, String> {
        let text = date::format(*self).ok_or_else(|| "HTTP dates lie between the years 1970 and 9999".to_owned())?;
        Ok(Some(text))
    }
}

/// A response header by its emitted marker: `response.header::<headers::RequestCharge>()`.
pub trait ResponseHeader {
    /// What its text means.
    type Value;
    /// The header.
    const HEADER: &'static Header;
    /// Reads the text; `None` if it has not the form it should have.
    fn parse(text: &str) -> Option<Self::Value>;
}

/// Readers for the emitted markers.
#[doc(hidden)]
pub mod parse {
    use super::*;

    #[must_use]
    pub fn string(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[must_use]
    pub fn integer(text: &str) -> Option<i64> {
        text.trim().parse().ok()
    }

    #[must_use]
    pub fn decimal(text: &str) -> Option<f64> {
        text.trim().parse().ok().filter(|value: &f64| value.is_finite())
    }

    #[must_use]
    pub fn boolean(text: &str) -> Option<bool> {
        match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    #[must_use]
    pub fn date(text: &str) -> Option<SystemTime> {
        date::parse(text)
    }

    /// JSON, plain or percent-encoded, as some headers carry it.
    #[must_use]
    pub fn json<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
        serde_json::from_str(text).ok().or_else(|| {
            let decoded: Cow<'_, str> = percent_encoding::percent_decode_str(text).decode_utf8().ok()?;
            serde_json::from_str(&decoded).ok()
        })
    }
}
