//! API versions.

use std::fmt;

/// An API version: the date that `x-ms-version` carries.
///
/// The versions that the service knows are constants of the generated crate's `versions` module.
///
/// ```
/// use cosmosdb_core::ApiVersion;
///
/// let version = ApiVersion::new(2020, 7, 15);
/// assert_eq!(version.to_string(), "2020-07-15");
/// assert!(ApiVersion::new(2018, 12, 31) < version);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiVersion {
    year: u16,
    month: u8,
    day: u8,
}

impl ApiVersion {
    /// The version of this date.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Reads a version in the form `2020-07-15`; `None` if it has another form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Some(Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    }
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
