//! What the fuzz targets do with an input: each module has a `run`, which panics if something does not hold. `targets/` gives
//! them to libFuzzer, `tests/` the inputs of the corpora.

pub mod document;
mod ground;
pub mod http;
pub mod query;
pub mod script;
pub mod token;
