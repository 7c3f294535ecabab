//! Runs a query over documents: sources and joins, the filter, then what becomes of the rows (see `tail`).

use std::collections::VecDeque;

use super::{
    Env, EvalError,
    node::{Origin, Plan, Source},
    rank::ranked,
    scalar::Frame,
    tail::Tail,
};
use crate::value::{Value, View};

/// What is done with each row; it says whether it wants more.
pub(super) type Visit<'v, 'a, V> = dyn FnMut(&mut Frame<'a, V>) -> Result<bool, EvalError> + 'v;

/// The rows of a subquery, at most so many.
pub(super) fn subquery<'a, V: View<'a>>(
    plan: &'a Plan,
    enough: usize,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Vec<Value<'a, V>>, EvalError> {
    let mut tail = Tail::new(plan, enough, env)?;
    each_row(plan, frame, env, &mut |frame| tail.accept(frame, env))?;
    tail.finish(frame, env)?;
    Ok(tail.rows.into())
}

/// Visits every row of the sources that passes the filter, until the visitor has enough.
pub(super) fn each_row<'a, V: View<'a>>(
    plan: &'a Plan,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
    visit: &mut Visit<'_, 'a, V>,
) -> Result<bool, EvalError> {
    join(plan, &plan.sources, frame, env, visit)
}

/// Joins the sources that are left.
fn join<'a, V: View<'a>>(
    plan: &'a Plan,
    sources: &'a [Source],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
    visit: &mut Visit<'_, 'a, V>,
) -> Result<bool, EvalError> {
    let Some((source, rest)) = sources.split_first() else {
        return match &plan.filter {
            Some(filter) if !filter.eval(frame, env)?.is_true() => Ok(true),
            _ => visit(frame),
        };
    };
    let values = match &source.from {
        Origin::Path(node) => return bind(plan, source, rest, node.eval(frame, env)?, frame, env, visit),
        Origin::Rows(inner) => subquery(inner, usize::MAX, frame, env)?,
    };
    for value in values {
        env.budget.step()?;
        if !bind(plan, source, rest, value, frame, env, visit)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Binds a source to a value, or to each of its elements. No value, no row.
fn bind<'a, V: View<'a>>(
    plan: &'a Plan,
    source: &Source,
    rest: &'a [Source],
    value: Value<'a, V>,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
    visit: &mut Visit<'_, 'a, V>,
) -> Result<bool, EvalError> {
    if source.iterate {
        for item in value.elements() {
            env.budget.step()?;
            set(frame, source.slot, item);
            if !join(plan, rest, frame, env, visit)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    if value.is_undefined() {
        return Ok(true);
    }
    set(frame, source.slot, value);
    join(plan, rest, frame, env, visit)
}

/// Fills a slot.
pub(super) fn set<'a, V: View<'a>>(frame: &mut Frame<'a, V>, slot: usize, value: Value<'a, V>) {
    if let Some(place) = frame.get_mut(slot) {
        *place = value;
    }
}

/// The rows of a whole query; see [`Program::rows`](super::Program::rows).
pub struct Rows<'e, 'a, V: View<'a>, I> {
    plan: &'a Plan,
    env: &'e Env<'a>,
    documents: I,
    frame: Frame<'a, V>,
    tail: Tail<'a, V>,
    /// No more documents are needed.
    done: bool,
}

impl<'e, 'a, V: View<'a>, I: Iterator<Item = V>> Rows<'e, 'a, V, I> {
    pub(super) fn new(plan: &'a Plan, slots: usize, documents: I, env: &'e Env<'a>) -> Result<Self, EvalError> {
        Ok(Self::with(Tail::new(plan, usize::MAX, env)?, plan, slots, documents, env))
    }

    /// Of all rows, whatever `OFFSET`, `LIMIT` and `TOP` say.
    pub(super) fn unbounded(plan: &'a Plan, slots: usize, documents: I, env: &'e Env<'a>) -> Self {
        Self::with(Tail::unbounded(plan), plan, slots, documents, env)
    }

    fn with(tail: Tail<'a, V>, plan: &'a Plan, slots: usize, documents: I, env: &'e Env<'a>) -> Self {
        Self { plan, env, documents, frame: vec![Value::Undefined; slots], tail, done: false }
    }

    /// Passes over rows, as many as there are and at most so many; returns how many. They are not printed, and not paid for.
    ///
    /// # Errors
    ///
    /// A row may be one.
    pub fn pass(&mut self, most: usize) -> Result<usize, EvalError> {
        for passed in 0..most {
            match self.row() {
                Some(row) => drop(row?),
                None => return Ok(passed),
            }
        }
        Ok(most)
    }

    /// Nothing comes after an error.
    fn fail(&mut self, error: EvalError) -> EvalError {
        self.done = true;
        self.tail.rows.clear();
        error
    }

    /// Takes the next document, or ends.
    fn advance(&mut self) -> Result<(), EvalError> {
        let Self { plan, env, documents, frame, tail, done } = self;
        if is_streamed(plan) {
            match documents.next() {
                Some(document) => *done = !one(plan, document, frame, env, tail)?,
                None => {
                    *done = true;
                    tail.finish(frame, env)?;
                }
            }
            return Ok(());
        }
        *done = true;
        tail.rows = whole(plan, documents, frame, env)?;
        Ok(())
    }
}

impl<'a, V: View<'a>, I: Iterator<Item = V>> Rows<'_, 'a, V, I> {
    /// The next row, which is not paid for.
    fn row(&mut self) -> Option<Result<Value<'a, V>, EvalError>> {
        loop {
            match self.tail.rows.pop_front() {
                // JSON has no way to say `NaN`: such a row is as good as undefined.
                Some(row) if row.is_printable() => return Some(Ok(row)),
                Some(_) => {}
                None if self.done => return None,
                None => {
                    if let Err(error) = self.advance() {
                        return Some(Err(self.fail(error)));
                    }
                }
            }
        }
    }
}

impl<'a, V: View<'a>, I: Iterator<Item = V>> Iterator for Rows<'_, 'a, V, I> {
    type Item = Result<Value<'a, V>, EvalError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.row()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        // A row shares what it repeats; its text does not.
        let paid = self.env.budget.look_at(&row);
        Some(paid.map(|()| row).map_err(|error| self.fail(error)))
    }

    fn nth(&mut self, skipped: usize) -> Option<Self::Item> {
        match self.pass(skipped) {
            Ok(_) => self.next(),
            Err(error) => Some(Err(error)),
        }
    }
}

/// Whether documents are taken one by one; else all are needed at once.
fn is_streamed(plan: &Plan) -> bool {
    plan.rank.is_none() && matches!(plan.sources.first(), Some(Source { from: Origin::Path(_), .. }))
}

fn one<'a, V: View<'a>>(
    plan: &'a Plan,
    document: V,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
    tail: &mut Tail<'a, V>,
) -> Result<bool, EvalError> {
    set(frame, 0, Value::of(document));
    each_row(plan, frame, env, &mut |frame| tail.accept(frame, env))
}

/// All rows of a query over all documents.
fn whole<'a, V: View<'a>>(
    plan: &'a Plan,
    documents: &mut dyn Iterator<Item = V>,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<VecDeque<Value<'a, V>>, EvalError> {
    if let Some(rank) = &plan.rank {
        return ranked(plan, rank, documents, frame, env);
    }
    let mut tail = Tail::new(plan, usize::MAX, env)?;
    match plan.sources.split_first() {
        // Without FROM there is one row, whatever documents there are.
        None => {
            each_row(plan, frame, env, &mut |frame| tail.accept(frame, env))?;
        }
        // A subquery at the head ranges over the container, not over each document: `COUNT` of `DISTINCT` needs that.
        Some((source, rest)) => match &source.from {
            Origin::Rows(inner) => {
                for row in whole(inner, documents, frame, env)? {
                    if !bind(plan, source, rest, row, frame, env, &mut |frame| tail.accept(frame, env))? {
                        break;
                    }
                }
            }
            Origin::Path(_) => {
                for document in documents {
                    if !one(plan, document, frame, env, &mut tail)? {
                        break;
                    }
                }
            }
        },
    }
    tail.finish(frame, env)?;
    Ok(tail.rows)
}
