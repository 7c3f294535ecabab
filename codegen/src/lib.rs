//! Makes the client, its documentation and its tests from the specification of the REST API.
//!
//! [`load`] reads the specification's files, [`compile`] checks them and makes an [`ir::Api`] of them.

use ir::Api;
use source::{SourceMap, Sources};

mod check;
pub mod cli;
pub mod codes;
pub mod diag;
pub mod diff;
pub mod emit;
pub mod ir;
pub mod json;
pub mod list;
mod load;
pub mod lock;
mod lower;
mod names;
mod resolve;
pub mod source;
pub mod spec;
pub mod sync;
pub mod text;

pub use load::{Parsed, load};

/// What a specification comes to.
#[derive(Debug)]
pub struct Outcome {
    /// The API, unless one of the diagnostics is an error.
    pub api: Option<Api>,
    /// Everything that is wrong, file by file, from top to bottom.
    pub diagnostics: Vec<diag::Diagnostic>,
    /// The texts that the diagnostics point at.
    pub sources: SourceMap,
}

/// Checks a specification and makes the API of it. Never panics, whatever the texts are.
#[must_use]
pub fn compile(sources: &Sources) -> Outcome {
    Parsed::new(sources).compile()
}

impl Parsed {
    /// Checks the specification and makes the API of it.
    #[must_use]
    pub fn compile(&self) -> Outcome {
        let map = self.sources();
        let mut diagnostics = diag::Diagnostics::default();
        let api = self.spec(&mut diagnostics).map(|spec| {
            let resolved = resolve::resolve(&spec, &mut diagnostics);
            let api = lower::lower(&resolved, map, &mut diagnostics);
            check::check(&resolved, &api, &mut diagnostics);
            api
        });
        let api = api.filter(|_| !diagnostics.any_error());
        Outcome { api, diagnostics: diagnostics.into_sorted(map), sources: map.clone() }
    }
}
