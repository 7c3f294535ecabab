//! `ORDER BY RANK`: scores that depend on all documents, and their fusion.

use std::{cmp::Ordering, collections::VecDeque};

use super::{
    Env, EvalError,
    node::{Component, Origin, Plan, Rank, SortKey},
    query::{each_row, set},
    scalar::{Frame, all},
    tail::{directed, direction, project, window},
};
use crate::{
    ast::Direction,
    functions::fulltext::Scorer,
    value::{Value, View},
};

/// The constant of reciprocal rank fusion.
const SMOOTHING: f64 = 60.0;

/// Score of a row; none sorts last.
type Score = Option<f64>;

/// The rows of a ranked query, best first.
pub(super) fn ranked<'a, V: View<'a>>(
    plan: &'a Plan,
    rank: &'a Rank,
    documents: &mut dyn Iterator<Item = V>,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<VecDeque<Value<'a, V>>, EvalError> {
    let (skip, take) = window(plan, env)?;
    let documents: Vec<V> = documents.collect();
    let scorers = rank.components.iter().map(|part| learn(plan, part, &documents, frame, env)).collect::<Result<Vec<_>, _>>()?;
    let mut rows: Vec<(Vec<Score>, Value<'a, V>)> = Vec::new();
    for document in documents {
        set(frame, 0, Value::of(document));
        each_row(plan, frame, env, &mut |frame| {
            let parts = rank.components.iter().zip(&scorers);
            let scores = parts.map(|(part, scorer)| score(part, scorer.as_ref(), frame, env)).collect::<Result<_, _>>()?;
            let row = project(&plan.projection, frame, env)?;
            if !row.is_undefined() {
                rows.push((scores, row));
            }
            Ok(true)
        })?;
    }
    let order = positions(rank, &rows, frame, env)?;
    let mut rows: Vec<_> = order.into_iter().zip(rows).map(|(place, (_, row))| (place, row)).collect();
    rows.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    Ok(rows.into_iter().map(|(_, row)| row).skip(skip).take(take).collect())
}

/// Counts all documents, filtered or not, for a full-text score.
fn learn<'a, V: View<'a>>(
    plan: &'a Plan,
    part: &'a Component,
    documents: &[V],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Option<Scorer>, EvalError> {
    let Component::FullText { text, terms } = part else { return Ok(None) };
    let terms = all(terms, frame, env)?;
    let Some(mut scorer) = Scorer::new(&terms, &env.options.language) else {
        return Err(EvalError::new("The terms of FULLTEXTSCORE must be strings."));
    };
    for document in documents {
        set(frame, 0, Value::of(*document));
        if let Some(source) = plan.sources.first()
            && let Origin::Path(node) = &source.from
        {
            let value = node.eval(frame, env)?;
            set(frame, source.slot, value);
        }
        let text = text.eval(frame, env)?;
        env.budget.look_at(&text)?;
        scorer.learn(text.as_str(), env)?;
    }
    Ok(Some(scorer))
}

fn score<'a, V: View<'a>>(
    part: &'a Component,
    scorer: Option<&Scorer>,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Score, EvalError> {
    Ok(match (part, scorer) {
        (Component::FullText { text, .. }, Some(scorer)) => {
            let text = text.eval(frame, env)?;
            env.budget.look_at(&text)?;
            text.as_str().map(|text| scorer.score(text, env)).transpose()?
        }
        (Component::Other(SortKey { node, .. }), _) => node.eval(frame, env)?.as_number().filter(|score| !score.is_nan()),
        _ => None,
    })
}

/// Where each row belongs: less is better.
fn positions<'a, V: View<'a>>(
    rank: &'a Rank,
    rows: &[(Vec<Score>, Value<'a, V>)],
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Vec<f64>, EvalError> {
    let weights = match &rank.weights {
        Some(node) => node.eval(frame, env)?.elements().map(|weight| weight.as_number()).collect(),
        None => Some(vec![1.0; rank.components.len()]),
    };
    let weights: Vec<f64> = weights
        .filter(|weights: &Vec<f64>| weights.len() == rank.components.len())
        .ok_or_else(|| EvalError::new("RRF takes as many weights as scores."))?;
    let mut places = vec![0.0; rows.len()];
    for (index, (part, weight)) in rank.components.iter().zip(weights).enumerate() {
        let best_first = match (rank.direction.filter(|_| !rank.fused), part) {
            (Some(direction), _) => direction,
            (None, Component::FullText { .. }) => Direction::Descending,
            (None, Component::Other(key)) => direction(key, frame, env)?,
        };
        // A negative weight prefers the rows that the score likes least.
        let best_first = if weight < 0.0 { reversed(best_first) } else { best_first };
        let scores: Vec<Score> = rows.iter().map(|(scores, _)| scores.get(index).copied().flatten()).collect();
        for (place, own) in places.iter_mut().zip(dense_ranks(&scores, best_first)) {
            *place += if rank.fused { -weight.abs() / (SMOOTHING + own) } else { own };
        }
    }
    Ok(places)
}

fn reversed(direction: Direction) -> Direction {
    match direction {
        Direction::Ascending => Direction::Descending,
        Direction::Descending => Direction::Ascending,
    }
}

/// Ranks from 1; equal scores share one, the next takes the next.
fn dense_ranks(scores: &[Score], best_first: Direction) -> Vec<f64> {
    let better = |a: &Score, b: &Score| match (a, b) {
        (Some(a), Some(b)) => directed(a.partial_cmp(b).unwrap_or(Ordering::Equal), best_first),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    let mut order: Vec<(usize, &Score)> = scores.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| better(a, b));
    let mut ranks = vec![0.0; scores.len()];
    let mut rank = 0.0;
    let mut last: Option<&Score> = None;
    for (place, score) in order {
        if last.is_none_or(|last| better(last, score).is_ne()) {
            rank += 1.0;
        }
        last = Some(score);
        if let Some(own) = ranks.get_mut(place) {
            *own = rank;
        }
    }
    ranks
}
