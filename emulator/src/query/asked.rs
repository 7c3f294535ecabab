//! What a query asks: the body of the request, read, parsed and checked.

use cosmosdb_sql::ast::Query;
use cosmosdb_sql::check;
use cosmosdb_sql::error::{Code, Diagnostic, Errors};
use cosmosdb_sql::eval::EvalError;
use cosmosdb_sql::parser;
use serde_json::Value;

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::json;

use super::resume::Resume;

/// A query that is right as far as its text goes.
pub(super) struct Asked {
    pub(super) text: String,
    /// By their names, `@` included.
    pub(super) parameters: Vec<(String, Value)>,
    pub(super) query: Query,
    /// Where in its order it is to begin.
    pub(super) resume: Option<Resume>,
    /// How many bytes its continuation may have.
    pub(super) longest_token: usize,
}

impl Asked {
    pub(super) fn read(call: &Call<'_>) -> Outcome<Self> {
        let mut body = json::object(call.body)?;
        let Some(Value::String(text)) = body.shift_remove("query") else {
            return Err(Failure::bad_request("The body of a query should have its text as a string named query."));
        };
        let parameters = match body.shift_remove("parameters") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items.into_iter().map(parameter).collect::<Outcome<_>>()?,
            Some(other) => {
                let message = format!("The parameters of a query should be an array; they are {}.", json::name(&other));
                return Err(Failure::bad_request(message));
            }
        };
        let resume = body.shift_remove("resumeFilter").filter(|filter| !filter.is_null()).map(Resume::read).transpose()?;
        let query = parser::parse(&text).map_err(|errors| wrong(&errors))?;
        check::check(&query, &text).map_err(|errors| wrong(&errors))?;
        let kilobytes = call.headers.integer("response_continuation_token_limit_kb")?.filter(|most| *most > 0);
        let longest_token = kilobytes.and_then(|most| usize::try_from(most).ok()?.checked_mul(1024)).unwrap_or(usize::MAX);
        Ok(Self { text, parameters, query, resume, longest_token })
    }

    /// The failure of a query that went wrong only when it was carried out.
    pub(super) fn failed(&self, error: &EvalError) -> Failure {
        let diagnostic = Diagnostic { span: error.span(), ..Diagnostic::whole(Code::Uncoded, error.message()) };
        wrong(&Errors::new(&self.text, vec![diagnostic]))
    }
}

fn parameter(item: Value) -> Outcome<(String, Value)> {
    let wrong =
        || Failure::bad_request("A parameter of a query should be an object with a name that begins with @, and a value.");
    let Value::Object(mut item) = item else { return Err(wrong()) };
    match (item.shift_remove("name"), item.shift_remove("value")) {
        (Some(Value::String(name)), Some(value)) if name.starts_with('@') => Ok((name, value)),
        _ => Err(wrong()),
    }
}

/// The failure that a query is wrong, in the service's words and in its form.
pub(super) fn wrong(errors: &Errors) -> Failure {
    Failure::bad_request(format!("Message: {}", serde_json::to_string(errors).unwrap_or_default()))
}
