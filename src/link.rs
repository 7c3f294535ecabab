//! How a resource is addressed: the form of the URL and the form that is signed, from the same segments.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::service::{IdKind, Resource};

/// What stays as it is in a segment of a path: unreserved characters, and those of rids.
const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'=').remove(b'@').remove(b',');

/// The name of a resource, or its rid.
///
/// Text is a name; wrap it in [`Rid`] to address by rid.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Id {
    /// The `id` of a resource.
    Name(String),
    /// The `_rid` of a resource.
    Rid(String),
}

/// A resource id that the service made (`_rid`), as an address.
///
/// ```
/// use cosmosdb_core::{Id, Rid};
///
/// assert_eq!(Id::from(Rid("qYcAAA==")), Id::Rid("qYcAAA==".to_owned()));
/// assert_eq!(Id::from("shop"), Id::Name("shop".to_owned()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rid<S>(pub S);

impl<S: Into<String>> From<Rid<S>> for Id {
    fn from(rid: Rid<S>) -> Self {
        Id::Rid(rid.0.into())
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Id::Name(name.to_owned())
    }
}

impl From<String> for Id {
    fn from(name: String) -> Self {
        Id::Name(name)
    }
}

impl From<&String> for Id {
    fn from(name: &String) -> Self {
        Id::Name(name.clone())
    }
}

impl Id {
    /// The text, whichever it is.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Id::Name(text) | Id::Rid(text) => text,
        }
    }
}

/// The address of a resource that handles and requests build, segment by segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Address {
    /// The link of the resource, or of the feed's parent, not encoded: `dbs/shop/colls/orders`.
    path: String,
    /// The path of the URL, percent-encoded.
    encoded: String,
    /// The last rid, where it is by rid. `None` for the root, which is neither.
    last: Option<Id>,
    /// How many bytes of the last rid are signed.
    rid_bytes: Option<usize>,
}

impl Address {
    /// The resource of this id below this one.
    pub(crate) fn item(&self, resource: &'static Resource, id: Id) -> Result<Self, Error> {
        let id = match resource.id {
            // What links to it, such as an attachment's `media`, holds the path as well.
            IdKind::Rid => Id::Rid(bare(resource, id.as_str()).to_owned()),
            _ => id,
        };
        check(resource, &id)?;
        if let (Some(Id::Name(_)), Id::Rid(_)) | (Some(Id::Rid(_)), Id::Name(_)) = (&self.last, &id) {
            return Err(Error::input(format!(
                "the link `{}` and the {} `{}` mix names and rids: address every step of a link by name, or every step by rid",
                self.path,
                resource.name.replace('_', " "),
                id.as_str()
            )));
        }
        let text = id.as_str();
        let mut path = join(&self.path, resource, text.len());
        path.push('/');
        path.push_str(text);
        let mut encoded = join(&self.encoded, resource, text.len());
        encoded.push('/');
        encoded.extend(utf8_percent_encode(text, SEGMENT));
        Ok(Self { path, encoded, last: Some(id), rid_bytes: resource.rid_bytes })
    }

    /// The feed of a resource below this one: the URL goes on, what is signed stays.
    pub(crate) fn feed(&self, resource: &'static Resource) -> Self {
        Self { encoded: join(&self.encoded, resource, 0), ..self.clone() }
    }

    /// The resource that so many steps lead to from the root; `None` if the path is shorter.
    pub(crate) fn ancestor(&self, steps: usize) -> Option<Self> {
        let path = cut(&self.path, steps)?;
        let id = path.rsplit_once('/').map_or(path, |(_, id)| id).to_owned();
        let last = if self.is_rid() { Id::Rid(id) } else { Id::Name(id) };
        let encoded = cut(&self.encoded, steps)?.to_owned();
        Some(Self { path: path.to_owned(), encoded, last: Some(last), rid_bytes: None })
    }

    /// What a session knows a collection by: its path by names, or its rid.
    pub(crate) fn session_key(&self) -> &str {
        if self.is_rid() { self.id() } else { &self.path }
    }

    /// The id of the resource that so many steps lead to.
    pub(crate) fn step(&self, steps: usize) -> Option<&str> {
        cut(&self.path, steps)?.rsplit_once('/').map(|(_, id)| id)
    }

    /// The path of the resource that so many steps lead to.
    pub(crate) fn path_to(&self, steps: usize) -> Option<&str> {
        cut(&self.path, steps)
    }

    /// The path of a request, percent-encoded, with the leading `/`.
    pub(crate) fn url_path(&self) -> String {
        format!("/{}", self.encoded)
    }

    /// What a signature names: the path by names as it is; of a path by rids the last rid alone, in lower case.
    pub(crate) fn signed(&self) -> String {
        match &self.last {
            Some(Id::Rid(rid)) => crate::rid::truncated(rid, self.rid_bytes).to_ascii_lowercase(),
            _ => self.path.clone(),
        }
    }

    /// The path, not encoded, without slashes at its ends.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The last id or rid.
    pub(crate) fn id(&self) -> &str {
        self.last.as_ref().map_or("", Id::as_str)
    }

    /// Whether the last step is a rid.
    pub(crate) fn is_rid(&self) -> bool {
        matches!(self.last, Some(Id::Rid(_)))
    }
}

/// The rid in a link from the root, `/media/…`, or the rid itself.
fn bare<'a>(resource: &Resource, id: &'a str) -> &'a str {
    let link = id.trim_matches('/');
    link.strip_prefix(resource.segment).and_then(|rest| rest.strip_prefix('/')).unwrap_or(link)
}

/// The front of a path, so many steps of a segment and an id; `None` if it is shorter. Ids have no slashes.
fn cut(path: &str, steps: usize) -> Option<&str> {
    let last = (2 * steps).checked_sub(1)?;
    let slashes = || path.bytes().enumerate().filter(|(_, byte)| *byte == b'/');
    match slashes().nth(last) {
        Some((end, _)) => path.get(..end),
        None => (slashes().count() == last).then_some(path),
    }
}

/// A path and a resource's step of it, with room for so many bytes more and a slash.
fn join(path: &str, resource: &Resource, more: usize) -> String {
    let mut joined = String::with_capacity(path.len() + resource.segment.len() + more + 2);
    joined.push_str(path);
    if !path.is_empty() && !resource.segment.is_empty() {
        joined.push('/');
    }
    joined.push_str(resource.segment);
    joined
}

/// Refuses ids that no path can carry.
fn check(resource: &Resource, id: &Id) -> Result<(), Error> {
    let text = id.as_str();
    let what = resource.name.replace('_', " ");
    if text.is_empty() {
        return Err(Error::input(format!("the id of the {what} is empty")));
    }
    if text == "." || text == ".." {
        return Err(Error::input(format!("the {what} id `{text}` cannot stand in a URL: it means another path there")));
    }
    if let Some(bad) = text.chars().find(|c| matches!(c, '/' | '\\')) {
        return Err(Error::input(format!("the {what} id `{text}` has a `{bad}`, which ids must not have")));
    }
    Ok(())
}

/// A link to a resource, as properties such as a permission's `resource` hold it: `dbs/shop/colls/orders`.
///
/// Every handle converts into one.
///
/// ```
/// use cosmosdb_core::Link;
///
/// let link = Link::from("dbs/shop/colls/orders/");
/// assert_eq!(link.as_str(), "dbs/shop/colls/orders/");
/// assert_eq!(link, Link::from("/dbs/shop/colls/orders"));
/// ```
#[derive(Debug, Clone, Eq)]
pub struct Link {
    text: String,
    /// Why a handle has no link: its id is none, or names and rids are mixed. What such a link would name is not what is meant.
    fault: Option<Arc<str>>,
}

impl Link {
    /// The link as it is written; empty, if it is that of a handle whose id is faulty.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn faulty(why: Arc<str>) -> Self {
        Self { text: String::new(), fault: Some(why) }
    }

    fn bare(&self) -> &str {
        self.text.trim_matches('/')
    }
}

/// Slashes at the ends do not count: the service writes them on some resources and not on others.
impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        self.bare() == other.bare() && self.fault == other.fault
    }
}

impl std::hash::Hash for Link {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bare().hash(state);
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<&str> for Link {
    fn from(link: &str) -> Self {
        Self::from(link.to_owned())
    }
}

impl From<String> for Link {
    fn from(link: String) -> Self {
        Self { text: link, fault: None }
    }
}

impl Serialize for Link {
    /// As text; a faulty one is an error.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.fault {
            Some(why) => Err(serde::ser::Error::custom(why)),
            None => serializer.serialize_str(&self.text),
        }
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::service::{Range, Type};

    static SHAPE: Type = Type { name: "Any", properties: &[] };
    static DB: Resource = resource("database", None, "dbs", IdKind::Name, None);
    static COLL: Resource = resource("collection", Some(&DB), "colls", IdKind::Name, None);
    static OFFER: Resource = resource("offer", None, "offers", IdKind::Rid, None);
    static MEDIA: Resource = resource("media", None, "media", IdKind::Rid, Some(20));

    const fn resource(
        name: &'static str,
        parent: Option<&'static Resource>,
        segment: &'static str,
        id: IdKind,
        rid_bytes: Option<usize>,
    ) -> Resource {
        let _ = Range::ALL;
        Resource { name, parent, segment, id, signs: segment, rid_bytes, feed: None, free: false, shape: &SHAPE }
    }

    fn root() -> Address {
        Address::default()
    }

    #[test]
    fn names_are_signed_as_they_are_and_encoded_in_the_url() {
        let orders = root().item(&DB, "My Shop".into()).unwrap().item(&COLL, "Größe 50%".into()).unwrap();
        assert_eq!(orders.signed(), "dbs/My Shop/colls/Größe 50%");
        assert_eq!(orders.url_path(), "/dbs/My%20Shop/colls/Gr%C3%B6%C3%9Fe%2050%25");
    }

    #[test]
    fn a_feed_signs_its_parent() {
        let db = root().item(&DB, "shop".into()).unwrap();
        assert_eq!(db.feed(&COLL).signed(), "dbs/shop");
        assert_eq!(db.feed(&COLL).url_path(), "/dbs/shop/colls");
        assert_eq!(root().feed(&DB).signed(), "");
    }

    #[test]
    fn rids_are_signed_alone_and_in_lower_case() {
        let coll = root().item(&DB, Rid("DPZtAA==").into()).unwrap().item(&COLL, Rid("DPZtAKyOj5g=").into()).unwrap();
        assert_eq!(coll.url_path(), "/dbs/DPZtAA==/colls/DPZtAKyOj5g=");
        assert_eq!(coll.signed(), "dpztakyoj5g=");
        assert_eq!(root().item(&OFFER, "uT2L".into()).unwrap().signed(), "ut2l");
    }

    #[test]
    fn media_signs_the_attachment_it_belongs_to() {
        let media = root().item(&MEDIA, "DPZtAKyOj5gBAAAAAAAAACrX8ZgB".into()).unwrap();
        assert_eq!(media.signed(), "dpztakyoj5gbaaaaaaaaacrx8zg=");
        let by_link = root().item(&MEDIA, "/media/DPZtAKyOj5gBAAAAAAAAACrX8ZgB".into()).unwrap();
        assert_eq!(by_link, media);
    }

    #[test]
    fn names_and_rids_do_not_mix() {
        let error = root().item(&DB, "shop".into()).unwrap().item(&COLL, Rid("DPZtAKyOj5g=").into()).unwrap_err();
        assert!(error.to_string().contains("mix names and rids"), "{error}");
    }

    #[test]
    fn ids_that_mean_another_path_are_refused() {
        for bad in ["", ".", "..", "a/b", "a\\b"] {
            assert!(root().item(&DB, bad.into()).is_err(), "{bad:?}");
        }
    }
}
