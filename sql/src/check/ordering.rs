//! The rules of `ORDER BY`: keys are paths of the document, or scores.

use super::Checker;
use crate::ast::{Expr, ExprKind, Literal, OrderBy, OrderItem};
use crate::error::{Code, Diagnostic};

/// Functions that score a document. The first three are the language's; the others stand in rewritten queries.
const SCORES: [&str; 5] = ["VectorDistance", "FullTextScore", "RRF", "_VectorScore", "_FullTextScore"];

impl Checker {
    pub(super) fn ordering(&mut self, order_by: &OrderBy) {
        if order_by.rank {
            return self.rank(order_by);
        }
        for item in &order_by.items {
            let scored = call_of(&item.expr, &SCORES);
            if matches!(scored, Some("FullTextScore" | "RRF")) {
                let code = if scored == Some("RRF") { Code::RRF_MISUSED } else { Code::FULL_TEXT_SCORE_MISUSED };
                let message = "The function is only valid in the ORDER BY RANK clause.";
                self.report(code, item.expr.span, message);
            } else if scored.is_none() && !self.is_document_path(&item.expr) {
                let message = "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.";
                self.diagnostics.push(Diagnostic::whole(Code::ORDER_BY_NOT_A_PATH, message));
                return;
            }
        }
    }

    /// `ORDER BY RANK score` or `ORDER BY RANK RRF(score, score, …[, weights])`
    fn rank(&mut self, order_by: &OrderBy) {
        let [OrderItem { expr, .. }] = order_by.items.as_slice() else {
            return self.report(Code::RANK_NOT_A_SCORE, order_by.span, "The ORDER BY RANK clause takes a single expression.");
        };
        match call_of(expr, &SCORES) {
            None => {
                let message =
                    "The ORDER BY RANK clause must be followed by a VectorDistance, FullTextScore or RRF function call.";
                self.report(Code::RANK_NOT_A_SCORE, expr.span, message);
            }
            Some("RRF") => {
                let ExprKind::Call { args, .. } = &expr.kind else { return };
                for (i, arg) in args.iter().enumerate() {
                    let scored = matches!(call_of(arg, &SCORES), Some(name) if name != "RRF");
                    let weights = i > 0 && i + 1 == args.len() && matches!(arg.kind, ExprKind::Array(_) | ExprKind::Parameter(_));
                    if !scored && !weights {
                        let message =
                            "The RRF function takes VectorDistance and FullTextScore function calls, and an array of weights.";
                        self.report(Code::RRF_MISUSED, arg.span, message);
                    }
                }
            }
            Some(_) => {}
        }
    }

    /// Whether an expression names a place in the document, other than the document as a whole.
    fn is_document_path(&self, expr: &Expr) -> bool {
        match &expr.kind {
            // An unknown name has been reported.
            ExprKind::Identifier(name) => self.binding(name).is_none_or(|binding| binding.is_document_path),
            ExprKind::Member { base, .. } => self.is_document_path(base),
            ExprKind::Index { base, index } => {
                matches!(index.kind, ExprKind::Literal(Literal::String(_) | Literal::Number(_))) && self.is_document_path(base)
            }
            _ => false,
        }
    }
}

/// Which of `names` the expression is a call of.
fn call_of(expr: &Expr, names: &[&'static str]) -> Option<&'static str> {
    let ExprKind::Call { udf: false, name, .. } = &expr.kind else { return None };
    names.iter().find(|known| name.name.eq_ignore_ascii_case(known)).copied()
}
