//! What the tests that cross crates have in common.

pub mod examples;
pub mod forms;
pub mod json;
pub mod rest;

/// The examples of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
