//! Scripts: stored procedures, triggers and user-defined functions, in JavaScript.
//!
//! A script runs in an [`engine`] and touches nothing but what it is given. The operations that it is to carry out it asks for, one
//! after another, and they are carried out here as requests of their own would be, in one transaction.

mod bounds;
mod engine;
mod functions;
mod operations;
mod procedure;
mod request;
mod run;
mod talk;
mod triggers;

pub(crate) use bounds::{Bounds, Limits};
pub(crate) use functions::Functions;
pub(crate) use procedure::{execute, resolve};
pub(crate) use request::{Turns, answer};
pub(crate) use triggers::{Triggers, write};
