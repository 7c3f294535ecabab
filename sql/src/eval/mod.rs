//! Evaluates queries over documents, however those are stored (see [`View`]).
//!
//! A [`Program`] is a query made ready: names are resolved, paths joined, patterns compiled. It runs over any number of
//! documents, streaming rows unless order, groups or ranks need all of them. What the planner makes for one partition (rows of
//! `_rid`, `orderByItems` and `payload`; partial aggregates) are queries like any other.

use crate::{
    ast::{Direction, Query, Span},
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
        self.check(env)?;
        Rows::new(&self.plan, self.slots, documents.into_iter(), env)
    }

    /// The paths in a document by whose values the rows are in order, if nothing else decides on their order: the rows of a document
    /// are neighbours then, and all rows are those of one document after another. Documents with the same values come as they come
    /// in the container, or the other way round if the first direction is descending.
    ///
    /// ```
    /// use cosmosdb_sql::{ast::Direction, eval::Program, parser};
    ///
    /// let order = |text| Program::new(&parser::parse(text).unwrap()).unwrap().document_order();
    /// let expected = vec![(vec!["a".to_owned(), "b".to_owned()], Direction::Descending)];
    /// assert_eq!(order("SELECT c.id FROM c JOIN t IN c.tags ORDER BY c.a.b DESC"), Some(expected));
    /// assert_eq!(order("SELECT c.id FROM c JOIN t IN c.tags ORDER BY t.name"), None);
    /// assert_eq!(order("SELECT DISTINCT c.a FROM c ORDER BY c.a"), None);
    /// ```
    pub fn document_order(&self) -> Option<Vec<(Vec<String>, Direction)>> {
        self.plan.document_order()
    }

    /// The rows of one document, whatever `OFFSET`, `LIMIT` and `TOP` say: for whoever puts documents in their
    /// [order](Self::document_order).
    ///
    /// # Errors
    ///
    /// As [`rows`](Self::rows).
    pub fn rows_of<'e, 'a, V>(&'a self, document: V, env: &'e Env<'a>) -> Result<Rows<'e, 'a, V, std::iter::Once<V>>, EvalError>
    where
        V: View<'a>,
    {
        self.check(env)?;
        Ok(Rows::unbounded(&self.plan, self.slots, std::iter::once(document), env))
    }

    /// How many rows `OFFSET` leaves out at first, and how many `LIMIT` and `TOP` let be after that.
    ///
    /// # Errors
    ///
    /// If a parameter is missing or a row count is not one.
    pub fn window(&self, env: &Env<'_>) -> Result<(usize, usize), EvalError> {
        self.check(env)?;
        tail::window(&self.plan, env)
    }

    fn check(&self, env: &Env<'_>) -> Result<(), EvalError> {
        match self.parameters.iter().find(|(name, _)| env.parameter(name).is_none()) {
            Some((name, span)) => Err(EvalError::new(format!("The parameter '{name}' was not given.")).at(*span)),
            None => Ok(()),
        }
    }
}
