//! Conditions: what is asked of one document before it is changed.

use cosmosdb_sql::ast::{Collection, Query};
use cosmosdb_sql::check;
use cosmosdb_sql::eval::{Env, Program};
use cosmosdb_sql::parser;

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::store::{Node, Spot, State};

use super::asked::Asked;
use super::container::Container;
use super::{STEPS, TICKS, asked};

/// Whether a document meets a condition: `from c where c.total > 5`.
pub(crate) fn holds(state: &State, call: &Call<'_>, parent: &[Spot], node: &Node, condition: &str) -> Outcome<bool> {
    let text = format!("SELECT VALUE 1 {condition}");
    let query = parser::parse(&text).map_err(|errors| asked::wrong(&errors))?;
    check::check(&query, &text).map_err(|errors| asked::wrong(&errors))?;
    if !is_condition(&query) {
        return Err(Failure::bad_request(
            "The condition of a patch should be a FROM with the document alone, and a filter: from c where c.n = 1.",
        ));
    }
    let asked = Asked { text, parameters: Vec::new(), query, resume: None, longest_token: usize::MAX };
    let container = Container::of(state, call, parent);
    let program = Program::new(&asked.query).map_err(|error| asked.failed(&error))?;
    let env = Env::new(&container.evaluation).with_now(i64::try_from(call.now.saturating_mul(TICKS)).unwrap_or(i64::MAX));
    let env = env.with_steps(STEPS);
    let mut rows = program.rows([node.body.view()], &env).map_err(|error| asked.failed(&error))?;
    let first = rows.next().transpose().map_err(|error| asked.failed(&error))?;
    Ok(first.is_some())
}

/// Whether a query has nothing but the document, and perhaps a filter.
fn is_condition(query: &Query) -> bool {
    let document = query.from.as_ref().is_some_and(|from| {
        let whole = matches!(&from.source.collection, Collection::Path { steps, .. } if steps.is_empty());
        whole && !from.source.iterate && from.joins.is_empty()
    });
    document && query.group_by.is_empty() && query.order_by.is_none() && query.offset_limit.is_none()
}
