//! The row of an `ORDER BY` at which a client wants a query to begin: its own place among the rows of all partitions.

use serde_json::{Map, Value};

use crate::error::{Failure, Outcome};
use crate::indexes::{Order, Seek};
use crate::json;
use crate::packed::Body;
use crate::rid::Rid;
use crate::store::Position;

/// Where a query is to begin.
pub(super) struct Resume {
    /// As the request has it.
    pub(super) asked: Value,
    /// The values that the query orders by, by their numbers.
    values: Body,
    count: usize,
    /// One of the documents with these values.
    rid: Option<Rid>,
    /// Whether what is there belongs to what comes before.
    exclude: bool,
}

impl Resume {
    pub(super) fn read(asked: Value) -> Outcome<Self> {
        let wrong = || {
            Failure::bad_request(
                "The resumeFilter of a query should be an object with the values of its ORDER BY as an array named value, and perhaps \
                 a rid and whether to exclude it.",
            )
        };
        let values = asked.get("value").and_then(Value::as_array).ok_or_else(wrong)?;
        let named =
            values.iter().enumerate().map(|(number, value)| Ok(told(value)?.map(|value| (number.to_string(), value.clone()))));
        let named: Map<String, Value> = named.filter_map(Outcome::transpose).collect::<Outcome<_>>()?;
        let rid = match asked.get("rid") {
            None | Some(Value::Null) => None,
            Some(rid) => Some(rid.as_str().and_then(Rid::parse).ok_or_else(wrong)?),
        };
        let exclude = match asked.get("exclude") {
            None | Some(Value::Null) => false,
            Some(exclude) => exclude.as_bool().ok_or_else(wrong)?,
        };
        Ok(Self { values: Body::pack(&named), count: values.len(), rid, exclude, asked })
    }

    /// The place in the order of the query; `position` tells where in its feed something is.
    pub(super) fn seek(&self, order: Option<&Order>, position: impl Fn(&Rid) -> Option<Position>) -> Outcome<Seek> {
        let Some(order) = order else {
            let feature = "beginning with a row, by resumeFilter, where not only the properties of documents decide on the order";
            return Err(Failure::not_implemented(feature));
        };
        if order.len() != self.count {
            let message = format!("The resumeFilter has {} values, where the query orders by {}.", self.count, order.len());
            return Err(Failure::bad_request(message));
        }
        let position = match &self.rid {
            None => None,
            Some(rid) => Some(
                position(rid)
                    .ok_or_else(|| Failure::bad_request(format!("The rid {rid} of the resumeFilter is not one of this feed.")))?,
            ),
        };
        Ok(Seek { values: self.values.clone(), position, is_after: self.exclude })
    }
}

/// A value as a filter tells it: what is undefined is an empty array, and an array or an object is told by a hash of it.
fn told(value: &Value) -> Outcome<Option<&Value>> {
    match value {
        Value::Array(none) if none.is_empty() => Ok(None),
        Value::Object(hash) if hash.contains_key("low") && hash.contains_key("high") => {
            Err(Failure::not_implemented("beginning with a row that is ordered by an array or an object, by resumeFilter"))
        }
        Value::Array(_) | Value::Object(_) => {
            let message = format!("A value of a resumeFilter is {}, and not as such filters tell it.", json::name(value));
            Err(Failure::bad_request(message))
        }
        value => Ok(Some(value)),
    }
}
