//! Where a query goes on: a continuation names the query that it is of, and refuses to serve another.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cosmosdb_query::epk::EpkRange;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::documents;
use crate::error::{Failure, Outcome};
use crate::packed::Body;
use crate::rid::Rid;

use super::asked::Asked;

/// What continuations begin with: the version of their form.
const VERSION: &str = "q2";
/// What a span of the key space begins with where a rid could stand.
const SPAN: char = '*';
/// How many bytes of values a continuation holds at most: it travels in a header.
const LARGEST: usize = 1024;
/// How many bytes a continuation takes beside values, at most.
const OTHERS: usize = 128;

/// After which row a query goes on.
pub(super) enum Position {
    /// After so many rows of a document. Whatever takes the partition's place goes on with those of its own documents.
    Document { rid: Rid, rows: usize },
    /// After so many rows of a document, in the order of values such as it had; `passed` of all rows come before. Whatever takes the
    /// partition's place goes on with its own documents that come after.
    Ordered { rid: Rid, rows: usize, passed: usize, values: Body },
    /// After so many rows over all documents of a span. Whatever has the beginning of the span goes on with all that is left.
    Counted { over: EpkRange, rows: usize },
}

impl Position {
    /// Reads a continuation of the query that `binding` stands for.
    pub(super) fn parse(token: &str, binding: &str) -> Outcome<Self> {
        let refused = || Failure::bad_request(format!("The continuation {token} is not one of this query of this collection."));
        let parts: Vec<&str> = token.split(':').collect();
        let number = |text: &str| text.parse::<usize>().ok();
        let position = match parts.as_slice() {
            [VERSION, of, ..] if *of != binding => None,
            [VERSION, _, place, rows] => match place.strip_prefix(SPAN) {
                Some(span) => span.split_once('-').and_then(|(min, max)| {
                    let over = EpkRange { min: documents::bound(min)?, max: documents::bound(max)? };
                    Some(Self::Counted { over, rows: number(rows)? })
                }),
                None => Rid::parse(place).zip(number(rows)).map(|(rid, rows)| Self::Document { rid, rows }),
            },
            [VERSION, _, rid, rows, passed, values] => {
                let values = URL_SAFE_NO_PAD.decode(values).ok().filter(|values| values.len() <= LARGEST);
                let values = values.and_then(|values| Body::parse(&values));
                let known = Rid::parse(rid).zip(number(rows)).zip(number(passed).zip(values));
                known.map(|((rid, rows), (passed, values))| Self::Ordered { rid, rows, passed, values })
            }
            _ => None,
        };
        position.ok_or_else(refused)
    }

    /// Whether these values are few enough for a continuation of so many bytes.
    pub(super) fn holds(values: &Body, longest_token: usize) -> bool {
        let size = values.bytes().len();
        size <= LARGEST && OTHERS + size.div_ceil(3) * 4 <= longest_token
    }

    /// As the header has it.
    pub(super) fn token(&self, binding: &str) -> String {
        match self {
            Self::Document { rid, rows } => format!("{VERSION}:{binding}:{rid}:{rows}"),
            Self::Ordered { rid, rows, passed, values } => {
                format!("{VERSION}:{binding}:{rid}:{rows}:{passed}:{}", URL_SAFE_NO_PAD.encode(values.bytes()))
            }
            Self::Counted { over, rows } => format!("{VERSION}:{binding}:{SPAN}{}-{}:{rows}", over.min, over.max),
        }
    }
}

/// What stands for a query, its parameters, and where it is asked.
pub(super) fn binding(asked: &Asked, parent: &str, call: &Call<'_>) -> String {
    let Asked { text, parameters, resume, .. } = asked;
    let key = call.headers.get("partition_key");
    let all = json!([text, parameters, parent, call.resource().name, key, resume.as_ref().map(|resume| &resume.asked)]);
    let digest = Sha256::digest(all.to_string().as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The failure of a continuation that names nothing of the feed.
pub(super) fn foreign(call: &Call<'_>) -> Failure {
    let token = call.headers.get("continuation").unwrap_or_default();
    Failure::bad_request(format!("The continuation {token} is not one of this feed."))
}
