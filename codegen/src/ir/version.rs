//! API versions, and what each of them has.

use std::fmt;

use super::{About, Api, Deprecated, Property};

/// An API version, `2020-07-15`. Sorts by date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day.
    pub day: u8,
}

impl Version {
    /// Reads `2020-07-15`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Some(Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The versions that have a thing: from `since`, up to but not including `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The first version that has it.
    pub since: Option<Version>,
    /// The first that no longer has it.
    pub until: Option<Version>,
}

impl Range {
    /// Whether `version` lies in it.
    #[must_use]
    pub fn contains(&self, version: Version) -> bool {
        self.since.is_none_or(|since| since <= version) && self.until.is_none_or(|until| version < until)
    }
}

/// An API version.
#[derive(Debug, Clone)]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// What it brought.
    pub docs: String,
    /// Whether the reference lists it.
    pub published: bool,
    /// When the service stopped to accept it.
    pub retired: Option<String>,
}

/// An API at one version.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// All of it.
    pub api: &'a Api,
    /// The version.
    pub version: Version,
}

impl View<'_> {
    /// Whether the version has it.
    #[must_use]
    pub fn has(&self, about: &About) -> bool {
        about.range.contains(self.version)
    }

    /// The deprecation that is in force at the version.
    #[must_use]
    pub fn deprecated<'b>(&self, about: &'b About) -> Option<&'b Deprecated> {
        about.deprecated.as_ref().filter(|it| it.since <= self.version)
    }

    /// Whether requests must have the property at the version.
    #[must_use]
    pub fn requires(&self, property: &Property) -> bool {
        property.required.is_some_and(|range| range.contains(self.version))
    }
}
