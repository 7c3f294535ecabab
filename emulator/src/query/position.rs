//! Where a query goes on: a continuation names the query that it is of, and refuses to serve another.

use cosmosdb_sql::ast::Query;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::rid::Rid;

use super::asked::Asked;

/// What continuations begin with: the version of their form.
const VERSION: &str = "q1";

/// After which row a query goes on.
pub(super) struct Position {
    /// The document that the row is of; `None`: rows are counted over all documents.
    pub(super) rid: Option<Rid>,
    /// How many rows, of the document or of all, have been told.
    pub(super) rows: usize,
}

impl Position {
    /// Reads a continuation of the query that `binding` stands for.
    pub(super) fn parse(token: &str, binding: &str) -> Outcome<Self> {
        let refused = || Failure::bad_request(format!("The continuation {token} is not one of this query of this collection."));
        let mut parts = token.split(':');
        match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(VERSION), Some(of), Some(rid), Some(rows), None) if of == binding => {
                let rid = if rid.is_empty() { None } else { Some(Rid::parse(rid).ok_or_else(refused)?) };
                Ok(Self { rid, rows: rows.parse().map_err(|_| refused())? })
            }
            _ => Err(refused()),
        }
    }

    /// As the header has it.
    pub(super) fn token(&self, binding: &str) -> String {
        let rid = self.rid.as_ref().map(Rid::to_string).unwrap_or_default();
        format!("{VERSION}:{binding}:{rid}:{}", self.rows)
    }
}

/// What stands for a query, its parameters, and where it is asked.
pub(super) fn binding(asked: &Asked, parent: &str, call: &Call<'_>) -> String {
    let Asked { text, parameters, query: Query { .. } } = asked;
    let all = json!([text, parameters, parent, call.resource().name, call.headers.get("partition_key")]);
    let digest = Sha256::digest(all.to_string().as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The failure of a continuation that names no document of the feed.
pub(super) fn foreign(call: &Call<'_>) -> Failure {
    let token = call.headers.get("continuation").unwrap_or_default();
    Failure::bad_request(format!("The continuation {token} is not one of this feed."))
}
