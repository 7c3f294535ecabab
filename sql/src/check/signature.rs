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
    /// What `VectorDistance` becomes in the rewritten queries of a hybrid search.
    const VECTOR_SCORE: Signature = Signature { name: "_VECTORSCORE", min: 2, max: 4, aggregate: false, score: false };
    if name.eq_ignore_ascii_case(VECTOR_SCORE.name) {
        return Some(VECTOR_SCORE);
    }
    let function = find(name)?;
    Some(Signature {
        name: function.name,
        min: function.min_args,
        max: function.max_args,
        aggregate: function.kind() == Kind::Aggregate,
        score: function.kind() == Kind::Score,
    })
}
