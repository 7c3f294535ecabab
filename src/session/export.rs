//! Sessions as text, to hand them to another process.

use serde::{Deserialize, Serialize};

use super::store::SessionStore;
use super::token::SessionToken;
use crate::error::{Error, Result};

/// What an exported session says it is.
const FORM: &str = "cosmosdb-session";
/// The version of that form.
const VERSION: u32 = 1;

/// How a session is handed on.
#[derive(Deserialize)]
struct Export {
    collections: Vec<ExportedCollection>,
}

#[derive(Serialize, Deserialize)]
struct ExportedCollection {
    rid: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    doubtful: bool,
    token: String,
}

impl SessionStore {
    /// The session as text, to hand it to another process: JSON, of a form that [`import`](SessionStore::import) knows.
    #[must_use]
    pub fn export(&self) -> String {
        let sessions = self.lock();
        let mut collections: Vec<_> = (sessions.collections.iter())
            .filter(|(_, collection)| !collection.ranges.is_empty())
            .map(|(rid, collection)| ExportedCollection {
                rid: rid.to_string(),
                name: collection.name.as_deref().map(str::to_owned),
                doubtful: collection.doubtful,
                token: collection.all().to_string(),
            })
            .collect();
        collections.sort_by(|a, b| a.rid.cmp(&b.rid));
        serde_json::json!({ "form": FORM, "version": VERSION, "collections": collections }).to_string()
    }

    /// Takes in a session that [`export`](SessionStore::export) gave: what was seen there was seen here.
    ///
    /// A collection of the same path with another rid takes the place of the one that is known here: which of them is the newer cannot be
    /// told. So an old session is best taken in before anything else is done.
    ///
    /// # Errors
    ///
    /// If the text is of another form, or of a newer one than this version knows. Then nothing is taken in.
    pub fn import(&self, text: &str) -> Result<()> {
        #[derive(Deserialize)]
        struct Head {
            form: String,
            version: u32,
        }
        let foreign = |error| Error::input("the text is not a session: `SessionStore::export` makes one").with_source(error);
        let head: Head = serde_json::from_str(text).map_err(foreign)?;
        if head.form != FORM {
            return Err(Error::input(format!("the text is not a session: its form is `{}`, not `{FORM}`", head.form)));
        }
        if head.version != VERSION {
            return Err(Error::input(format!(
                "the session is of form {}, and this version of the client knows form {VERSION}: a session is taken in by a client \
                 that is as new as the one that made it",
                head.version
            )));
        }
        let export: Export = serde_json::from_str(text)
            .map_err(|error| Error::input(format!("the session is damaged: {error}")).with_source(error))?;
        let read = export.collections.into_iter().map(|collection| {
            let token = SessionToken::parse(&collection.token);
            let damaged = || Error::input(format!("the session is damaged: the token of `{}` is none", collection.rid));
            Ok((token.ok_or_else(damaged)?, collection))
        });
        let read = read.collect::<Result<Vec<_>>>()?;
        let mut sessions = self.lock();
        for (token, collection) in read {
            sessions.record(collection.name.as_deref(), &collection.rid, token).doubtful |= collection.doubtful;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ORDERS: &str = "dbs/shop/colls/orders";

    fn store(token: &str) -> SessionStore {
        let store = SessionStore::new();
        assert!(store.record(Some(ORDERS), "DPZtAKyOj5g=", token));
        store
    }

    #[test]
    fn a_session_goes_to_another_process() {
        let here = store("0:1#10#3=8");
        here.record(None, "DPZtAOther0=", "5:12");
        let there = store("0:1#12#3=1");
        there.import(&here.export()).unwrap();
        assert_eq!(there.resolve_all(ORDERS).unwrap(), "0:1#12#3=8");
        assert_eq!(there.resolve_all("DPZtAOther0=").unwrap(), "5:12");
        let back = SessionStore::new();
        back.import(&there.export()).unwrap();
        assert_eq!(back.export(), there.export());
    }

    #[test]
    fn what_is_doubtful_here_is_doubtful_there() {
        let here = store("0:1#10");
        let there = SessionStore::new();
        there.import(&here.export()).unwrap();
        assert!(!there.is_doubtful(ORDERS));
        here.record(None, ORDERS, "0:1#11");
        there.import(&here.export()).unwrap();
        assert!(there.is_doubtful(ORDERS));
    }

    #[test]
    fn what_is_no_session_of_ours_is_refused() {
        let store = SessionStore::new();
        for (text, says) in [
            ("", "not a session"),
            ("[]", "not a session"),
            (r#"{"form":"other","version":1,"collections":[]}"#, "its form is `other`"),
            (r#"{"form":"cosmosdb-session","version":2,"ranges":{}}"#, "form 2"),
            (r#"{"form":"cosmosdb-session","version":1}"#, "damaged"),
            (
                r#"{"form":"cosmosdb-session","version":1,"collections":[{"rid":"a","token":"0:1"},{"rid":"b","token":"x"}]}"#,
                "the token of `b`",
            ),
        ] {
            let error = store.import(text).unwrap_err().to_string();
            assert!(error.contains(says), "{text}: {error}");
        }
        assert_eq!(store.resolve_all("a"), None, "a damaged session is taken in whole or not at all");
    }
}
