//! User-defined functions in queries.

use std::cell::RefCell;
use std::collections::HashSet;

use cosmosdb_sql::eval::{EvalError, Udfs};
use serde_json::{Value, json};

use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::special::Kind;
use crate::store::{Spot, State};

use super::talk::{Report, Talk, source};
use super::triggers;

/// The functions of a collection, as one query calls them: they share an engine, and each is compiled once.
pub(crate) struct Functions<'s> {
    state: &'s State,
    call: &'s Call<'s>,
    collection: &'s [Spot],
    work: RefCell<Work>,
}

/// What there is as soon as a function is called.
#[derive(Default)]
struct Work {
    talk: Option<Talk>,
    defined: HashSet<String>,
    failure: Option<Failure>,
}

impl<'s> Functions<'s> {
    pub(crate) fn new(state: &'s State, call: &'s Call<'s>, collection: &'s [Spot]) -> Self {
        Self { state, call, collection, work: RefCell::default() }
    }

    /// Why a query failed, if it was for a function.
    pub(crate) fn failure(&self) -> Option<Failure> {
        self.work.borrow_mut().failure.take()
    }

    fn value(&self, work: &mut Work, id: &str, args: &[Option<Value>]) -> Outcome<Option<Value>> {
        let missing = || Failure::bad_request(format!("The collection has no user-defined function {id}."));
        let node = triggers::script(self.state, self.call, self.collection, Kind::Function, id).ok_or_else(missing)?;
        let talk = match &mut work.talk {
            Some(talk) => talk,
            none => none.insert(Talk::begin(self.state, node)?),
        };
        if !work.defined.contains(id) {
            let now = self.call.now.saturating_mul(1000);
            talk.ask(node, "define", &json!({"id": id, "source": source(node), "now": now}))?;
            work.defined.insert(id.to_owned());
        }
        // A list of none or one stands for a value: JSON has no `undefined`.
        let values: Vec<Value> = args.iter().map(|value| value.iter().cloned().collect()).collect();
        match talk.ask(node, "call", &json!({"id": id, "values": values}))? {
            Report::Value(None) => Ok(None),
            Report::Value(Some(text)) => serde_json::from_str(&text)
                .map(Some)
                .map_err(|error| Failure::bad_request(format!("The value of {id} cannot be told in JSON: {error}."))),
            _ => Err(Failure::internal("A function did something.")),
        }
    }
}

impl Udfs for Functions<'_> {
    fn call(&self, name: &str, args: &[Option<Value>]) -> Result<Option<Value>, EvalError> {
        let work = &mut *self.work.borrow_mut();
        self.value(work, name, args).map_err(|failure| {
            let error = EvalError::new(failure.message.clone());
            work.failure = Some(failure);
            error
        })
    }
}
