//! How much work a query may do: whatever its text, it comes to an end.

use std::cell::Cell;

use super::EvalError;
use crate::value::{Shape, Value, View};

/// How many bytes of a string are looked at in a step.
const BYTES: usize = 16;

/// The steps that are left.
#[derive(Debug)]
pub(super) struct Budget(Cell<u64>);

impl Default for Budget {
    fn default() -> Self {
        Self::new(u64::MAX)
    }
}

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self(Cell::new(steps))
    }

    /// Takes a step.
    pub(super) fn step(&self) -> Result<(), EvalError> {
        self.spend(1)
    }

    /// Pays for looking at all of a value, however deep.
    pub(super) fn look_at<'a, V: View<'a>>(&self, value: &Value<'a, V>) -> Result<(), EvalError> {
        match value {
            Value::Undefined | Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
            Value::String(text) => self.read(text.len()),
            Value::Array(items) => items.iter().try_for_each(|item| self.within(item)),
            Value::Object(members) => members.iter().try_for_each(|(_, member)| self.within(member)),
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
            Shape::Object => view.members().try_for_each(|(_, member)| within(member)),
            _ => Ok(()),
        }
    }

    fn read(&self, bytes: usize) -> Result<(), EvalError> {
        self.spend((bytes / BYTES) as u64)
    }

    fn spend(&self, steps: u64) -> Result<(), EvalError> {
        match self.0.get().checked_sub(steps) {
            Some(left) => {
                self.0.set(left);
                Ok(())
            }
            None => Err(EvalError::new("The query takes more steps than it may: its joins and subqueries make too many rows.")),
        }
    }
}
