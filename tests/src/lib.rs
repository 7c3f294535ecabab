//! What the tests that cross crates have in common.

pub mod examples;
pub mod forms;
pub mod json;
pub mod rest;
