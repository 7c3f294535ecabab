//! How much work a query may do: whatever its text, it comes to an end.

use std::{cell::Cell, time::Duration};

use super::EvalError;
use crate::value::{Shape, Value, View};

/// How many bytes of a string, or other small things, are looked at in a step.
const SMALL: usize = 16;

/// How long a step may take where only time tells. Most take much less: where the machine is busy, time passes in which nothing is done.
const STEP: Duration = Duration::from_nanos(250);
/// How long a query may be at such work before that is paid for: time is not the same twice, and what a query may do should be.
const PATIENCE: Duration = Duration::from_secs(1);

/// The steps that are left, and the time that need not be paid for.
#[derive(Debug)]
pub(crate) struct Budget {
    steps: Cell<u64>,
    patience: Cell<Duration>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(u64::MAX)
    }
}

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self { steps: Cell::new(steps), patience: Cell::new(PATIENCE) }
    }

    /// Lets so many steps more be taken.
    pub(super) fn allow(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    /// Takes a step.
    pub(crate) fn step(&self) -> Result<(), EvalError> {
        self.spend(1)
    }

    /// Pays for looking at all of a value, however deep.
    pub(crate) fn look_at<'a, V: View<'a>>(&self, value: &Value<'a, V>) -> Result<(), EvalError> {
        match value {
            Value::Undefined | Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
            Value::String(text) => self.read(text.len()),
            Value::Array(items) => items.iter().try_for_each(|item| self.within(item)),
            Value::Object(members) => members.iter().try_for_each(|(name, member)| {
                self.read(name.len())?;
                self.within(member)
            }),
            Value::Stored(view) => self.look_at_view(*view),
            Value::Json(json) => self.look_at_view(*json),
        }
    }

    fn within<'a, V: View<'a>>(&self, value: &Value<'a, V>) -> Result<(), EvalError> {
        self.step()?;
        self.look_at(value)
    }

    fn look_at_view<'a, V: View<'a>>(&self, view: V) -> Result<(), EvalError> {
        let within = |part: V| {
            self.step()?;
            self.look_at_view(part)
        };
        match view.shape() {
            Shape::String(text) => self.read(text.len()),
            Shape::Array => view.elements().try_for_each(within),
            Shape::Object => view.members().try_for_each(|(name, member)| {
                self.read(name.len())?;
                within(member)
            }),
            _ => Ok(()),
        }
    }

    /// Pays for looking for a member: those of a value that was made are looked at one by one.
    pub(crate) fn search<'a, V>(&self, value: &Value<'a, V>) -> Result<(), EvalError> {
        match value {
            Value::Object(members) => self.read(members.len()),
            _ => Ok(()),
        }
    }

    /// Pays for so many bytes of text, or other small things.
    pub(crate) fn read(&self, count: usize) -> Result<(), EvalError> {
        self.spend(count / SMALL)
    }

    /// Pays for looking at each of so many small things beside each of so many others.
    pub(crate) fn pairs(&self, left: usize, right: usize) -> Result<(), EvalError> {
        self.read(left.saturating_mul(right))
    }

    /// Pays for what took so long, where nothing else tells how much was done.
    pub(crate) fn took(&self, time: Duration) -> Result<(), EvalError> {
        let patience = self.patience.get();
        self.patience.set(patience.saturating_sub(time));
        let time = time.saturating_sub(patience);
        self.spend(usize::try_from(time.as_nanos() / STEP.as_nanos()).unwrap_or(usize::MAX))
    }

    /// Takes so many steps.
    pub(crate) fn spend(&self, steps: usize) -> Result<(), EvalError> {
        match self.steps.get().checked_sub(steps as u64) {
            Some(left) => {
                self.steps.set(left);
                Ok(())
            }
            None => {
                // What is left would let smaller things pass.
                self.steps.set(0);
                Err(EvalError::new(
                    "The query takes more steps than it may: its joins, subqueries or functions have too much to do.",
                ))
            }
        }
    }
}
