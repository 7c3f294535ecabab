//! Where a query goes on: a continuation names the query that it is of, and refuses to serve another.

use cosmosdb_query::epk::EpkRange;
use cosmosdb_sql::ast::Query;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::documents;
use crate::error::{Failure, Outcome};
use crate::rid::Rid;

use super::asked::Asked;

/// What continuations begin with: the version of their form.
const VERSION: &str = "q2";
/// What a span of the key space begins with where a rid could stand.
const SPAN: char = '*';

/// After which row a query goes on.
pub(super) enum Position {
    /// After so many rows of a document. Whatever takes the partition's place goes on with those of its own documents.
    Document { rid: Rid, rows: usize },
    /// After so many rows over all documents of a span. Whatever has the beginning of the span goes on with all that is left.
    Counted { over: EpkRange, rows: usize },
}

impl Position {
    /// Reads a continuation of the query that `binding` stands for.
    pub(super) fn parse(token: &str, binding: &str) -> Outcome<Self> {
        let refused = || Failure::bad_request(format!("The continuation {token} is not one of this query of this collection."));
        let mut parts = token.split(':');
        let (place, rows) = match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(VERSION), Some(of), Some(place), Some(rows), None) if of == binding => (place, rows),
            _ => return Err(refused()),
        };
        let rows = rows.parse().map_err(|_| refused())?;
        let position = match place.strip_prefix(SPAN) {
            Some(span) => span.split_once('-').and_then(|(min, max)| {
                let over = EpkRange { min: documents::bound(min)?, max: documents::bound(max)? };
                Some(Self::Counted { over, rows })
            }),
            None => Rid::parse(place).map(|rid| Self::Document { rid, rows }),
        };
        position.ok_or_else(refused)
    }

    /// As the header has it.
    pub(super) fn token(&self, binding: &str) -> String {
        match self {
            Self::Document { rid, rows } => format!("{VERSION}:{binding}:{rid}:{rows}"),
            Self::Counted { over, rows } => format!("{VERSION}:{binding}:{SPAN}{}-{}:{rows}", over.min, over.max),
        }
    }
}

/// What stands for a query, its parameters, and where it is asked.
pub(super) fn binding(asked: &Asked, parent: &str, call: &Call<'_>) -> String {
    let Asked { text, parameters, query: Query { .. } } = asked;
    let all = json!([text, parameters, parent, call.resource().name, call.headers.get("partition_key")]);
    let digest = Sha256::digest(all.to_string().as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The failure of a continuation that names nothing of the feed.
pub(super) fn foreign(call: &Call<'_>) -> Failure {
    let token = call.headers.get("continuation").unwrap_or_default();
    Failure::bad_request(format!("The continuation {token} is not one of this feed."))
}
