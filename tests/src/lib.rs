//! What the tests that cross crates have in common.

pub mod examples;
pub mod forms;
pub mod json;
pub mod loopback;
pub mod meddler;
pub mod process;
pub mod rest;
pub mod watch;
pub mod wire;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
