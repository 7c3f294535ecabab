//! The tokens of several permissions.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::resource_token::ResourceToken;
use crate::error::{Error, ErrorKind, Result};
use crate::link::Link;

/// The tokens of several permissions, as a user's list of permissions has them. Each request is authorised by the token of what it
/// addresses, or of the nearest resource that this is in.
///
/// Clones are handles of the same set: tokens expire, and new ones can be put in while a client is at work.
///
/// ```
/// use cosmosdb_core::{Credential, ResourceTokens};
///
/// let tokens: ResourceTokens = [
///     ("dbs/shop/colls/orders", "type=resource&ver=1&sig=…"),
///     ("dbs/shop/colls/prices/docs/p-1", "type=resource&ver=1&sig=…"),
/// ]
/// .into_iter()
/// .collect();
/// let credential = Credential::from(tokens.clone()); // for a client
/// tokens.set("dbs/shop/colls/orders", "type=resource&ver=1&sig=…"); // a new one, before the old one expires
/// ```
#[derive(Clone, Default)]
pub struct ResourceTokens(Arc<RwLock<Vec<Entry>>>);

struct Entry {
    link: Link,
    token: ResourceToken,
}

impl ResourceTokens {
    /// Puts in the token for a resource, in place of the one that it had.
    pub fn set(&self, link: impl Into<Link>, token: impl Into<ResourceToken>) {
        let (link, token) = (link.into(), token.into());
        let mut entries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        match entries.iter_mut().find(|entry| entry.link == link) {
            Some(entry) => entry.token = token,
            None => entries.push(Entry { link, token }),
        }
    }

    /// The token for the resource of a link, not encoded: that of the longest link that this one begins with, step by step. The account
    /// itself is read with any.
    pub(super) fn choose(&self, link: &str) -> Result<ResourceToken> {
        let is_root = steps(link).next().is_none();
        let entries = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let covering = |entry: &&Entry| {
            let mut rest = steps(link);
            is_root || steps(entry.link.as_str()).all(|step| rest.next() == Some(step))
        };
        let nearest = entries.iter().filter(covering).max_by_key(|entry| steps(entry.link.as_str()).count());
        nearest.map(|entry| entry.token.clone()).ok_or_else(|| {
            Error::new(ErrorKind::Credential, format!("none of the resource tokens is for `{link}`, or for what it is in"))
        })
    }
}

fn steps(link: &str) -> impl Iterator<Item = &str> {
    link.split('/').filter(|step| !step.is_empty())
}

impl<L: Into<Link>, T: Into<ResourceToken>> FromIterator<(L, T)> for ResourceTokens {
    fn from_iter<I: IntoIterator<Item = (L, T)>>(entries: I) -> Self {
        let tokens = Self::default();
        entries.into_iter().for_each(|(link, token)| tokens.set(link, token));
        tokens
    }
}

impl fmt::Debug for ResourceTokens {
    /// The links alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.0.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_set().entries(entries.iter().map(|entry| entry.link.as_str())).finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn chosen(tokens: &ResourceTokens, path: &str) -> String {
        tokens.choose(path).unwrap().secret().to_owned()
    }

    fn tokens() -> ResourceTokens {
        [
            ("dbs/a/colls/b", "collection"),
            ("dbs/a/colls/bc", "other"),
            ("/dbs/a/colls/b/docs/100%25/", "document"),
            ("dbs/qYcAAA==/colls/qYcAAPEvJBQ=/", "by rid"),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn the_nearest_link_is_chosen_step_by_step() {
        let tokens = tokens();
        assert_eq!(chosen(&tokens, "dbs/a/colls/b"), "collection");
        assert_eq!(chosen(&tokens, "dbs/a/colls/b/docs/1"), "collection");
        assert_eq!(chosen(&tokens, "dbs/a/colls/b/docs/100%25"), "document");
        assert_eq!(chosen(&tokens, "dbs/a/colls/b/docs/100%"), "collection");
        assert_eq!(chosen(&tokens, "dbs/a/colls/b/docs/100%25/attachments/x"), "document");
        assert_eq!(chosen(&tokens, "dbs/a/colls/bc/docs/100%25"), "other");
        assert_eq!(chosen(&tokens, "dbs/qYcAAA==/colls/qYcAAPEvJBQ=/docs/qYcAAPEvJBQBAAAAAAAAAA=="), "by rid");
    }

    #[test]
    fn the_account_is_read_with_any() {
        assert!(tokens().choose("").is_ok());
        assert!(ResourceTokens::default().choose("").is_err());
    }

    #[test]
    fn what_no_token_is_for_is_not_asked_for() {
        for link in ["dbs/a", "dbs/a/colls/bcd", "dbs/A/colls/b", "dbs/a/colls/bc%2Fdocs"] {
            let error = tokens().choose(link).unwrap_err().to_string();
            assert!(error.contains("none of the resource tokens is for `dbs/"), "{link}: {error}");
            assert!(!error.contains("collection"), "{error}");
        }
    }

    #[test]
    fn new_tokens_take_the_place_of_old_ones() {
        let tokens = tokens();
        tokens.clone().set("dbs/a/colls/b/", "renewed");
        assert_eq!(chosen(&tokens, "/dbs/a/colls/b"), "renewed");
        assert!(!format!("{tokens:?}").contains("renewed"));
    }
}
