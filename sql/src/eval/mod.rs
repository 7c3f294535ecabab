//! Evaluates queries over documents, however those are stored (see [`View`]).
//!
//! A [`Program`] is a query made ready: names are resolved, paths joined, patterns compiled. It runs over any number of
//! documents, streaming rows unless order, groups or ranks need all of them. What the planner makes for one partition (rows of
//! `_rid`, `orderByItems` and `payload`; partial aggregates) are queries like any other.

use crate::{
    ast::{Query, Span},
    value::View,
};

mod aggregate;
mod budget;
mod compile;
mod error;
mod like;
mod node;
mod operators;
mod options;
mod query;
mod rank;
mod scalar;
mod tail;

pub(crate) use aggregate::Accumulator;
pub use error::EvalError;
pub use options::{Env, Geometry, MixedEquality, Options, Udfs, VectorMeasure};
pub use query::Rows;

/// A query made ready to run.
///
/// ```
/// use cosmosdb_sql::{eval::{Env, Options, Program}, parser};
/// use serde_json::json;
///
/// let query = parser::parse("SELECT c.id, c.price * 2 AS twice FROM c WHERE c.price > @least").unwrap();
/// let program = Program::new(&query).unwrap();
///
/// let documents = [json!({"id": "a", "price": 1}), json!({"id": "b", "price": 5}), json!({"id": "c"})];
/// let (options, parameters) = (Options::default(), [("@least".to_owned(), json!(2))]);
/// let env = Env::new(&options).with_parameters(&parameters);
/// let rows: Vec<_> = program.rows(&documents, &env).unwrap().map(|row| row.unwrap().to_json().unwrap()).collect();
/// assert_eq!(rows, [json!({"id": "b", "twice": 10})]);
/// ```
#[derive(Debug)]
pub struct Program {
    plan: node::Plan,
    /// How many slots a frame needs.
    slots: usize,
    /// The parameters that it names.
    parameters: Vec<(Box<str>, Span)>,
}

impl Program {
    /// Makes a query ready.
    ///
    /// # Errors
    ///
    /// If a name cannot be resolved, a function does not exist or takes other arguments, or something stands where it cannot:
    /// what the checker finds too, with the service's codes.
    pub fn new(query: &Query) -> Result<Self, EvalError> {
        compile::compile(query)
    }

    /// The rows of the query over documents, which must come in the order of the container: partition by partition,
    /// ascending by `_rid`. Rows that are undefined are left out. A full-text score counts words in all documents, so a query
    /// with `ORDER BY RANK` must see them all; any other may be given only those that can pass its filter.
    ///
    /// # Errors
    ///
    /// If a parameter is missing or a row count is not one. Rows may be errors, too: a scalar subquery with two rows, a
    /// user-defined function that throws; nothing comes after such a row.
    pub fn rows<'e, 'a, V, I>(&'a self, documents: I, env: &'e Env<'a>) -> Result<Rows<'e, 'a, V, I::IntoIter>, EvalError>
    where
        V: View<'a>,
        I: IntoIterator<Item = V>,
    {
        if let Some((name, span)) = self.parameters.iter().find(|(name, _)| env.parameter(name).is_none()) {
            return Err(EvalError::new(format!("The parameter '{name}' was not given.")).at(*span));
        }
        Rows::new(&self.plan, self.slots, documents.into_iter(), env)
    }
}
