//! What the checker knows of a built-in function.

use crate::functions::{Kind, find};

/// Arity and nature of a function.
#[derive(Clone, Copy)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) aggregate: bool,
    pub(super) score: bool,
}

/// The function of a name, in any letter case.
pub(super) fn signature(name: &str) -> Option<Signature> {
    let function = find(name)?;
    Some(Signature {
        name: function.name,
        min: function.min_args,
        max: function.max_args,
        aggregate: function.kind() == Kind::Aggregate,
        score: function.kind() == Kind::Score,
    })
}
