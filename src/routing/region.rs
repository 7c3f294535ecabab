//! The name of a region.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An Azure region, by its name: `West US 2` and `westus2` are the same.
///
/// ```
/// use cosmosdb_core::Region;
///
/// assert_eq!(Region::from("West US 2"), Region::from("westus2"));
/// assert_eq!(Region::from("West US 2").to_string(), "West US 2");
/// ```
#[derive(Clone)]
pub struct Region(Arc<str>);

impl Region {
    /// The name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What of a name counts: letters in lower case, and digits.
    fn folded(&self) -> impl Iterator<Item = char> + '_ {
        self.0.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase())
    }

    /// The label of the region in host names: `westus2`.
    pub(crate) fn label(&self) -> String {
        self.folded().collect()
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        self.folded().eq(other.folded())
    }
}

impl Eq for Region {}

impl Hash for Region {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().for_each(|c| c.hash(state));
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl From<&str> for Region {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for Region {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl From<&Region> for Region {
    fn from(region: &Region) -> Self {
        region.clone()
    }
}
