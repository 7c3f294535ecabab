//! `ORDER BY RANK`: every score is asked for by a query of its own, and the rows are ranked by all of them together.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use cosmosdb_query::epk::EpkRange;
use cosmosdb_query::plan::{HybridSearchQueryInfo, QueryInfo, QueryRange, SortOrder};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::cursor::{Position, Size};
use super::fanout::{FanOut, Reading};
use super::merge::{FILTER, Wanted};
use super::row::{self, Rid};
use super::sort::Sorted;
use super::source::{Sheet, Source};
use super::tally::Tally;
use super::token::undecodable;
use crate::error::Result;
use crate::rid::compare_documents;

/// The constant of reciprocal rank fusion.
const SMOOTHING: f64 = 60.0;

/// What the scores of words depend on, over all documents.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Statistics {
    document_count: u64,
    full_text_statistics: Vec<Words>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Words {
    total_word_count: u64,
    hit_counts: Vec<u64>,
}

/// What a component gives of a row.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scored<'a> {
    component_scores: Vec<f64>,
    #[serde(borrow, default, deserialize_with = "row::present")]
    payload: Option<&'a RawValue>,
}

/// A hybrid search in execution.
pub(super) struct Hybrid {
    info: HybridSearchQueryInfo,
    place: Where,
    phase: Phase,
}

/// What is read.
struct Where {
    source: Arc<dyn Source>,
    scope: Option<EpkRange>,
    visits: Vec<QueryRange>,
    concurrency: usize,
}

enum Phase {
    Statistics(Box<FanOut>, Statistics),
    Components(Vec<(FanOut, Sorted)>),
}

impl Hybrid {
    pub(super) fn new(
        source: &Arc<dyn Source>,
        wanted: &Wanted,
        scope: Option<EpkRange>,
        visits: Vec<QueryRange>,
        info: HybridSearchQueryInfo,
    ) -> Self {
        let place = Where { source: source.clone(), scope, visits, concurrency: wanted.concurrency.max(1) };
        let phase = if info.requires_global_statistics {
            // They are of all documents, whatever the filter.
            let over = Where { scope: Some(EpkRange::full()), visits: Vec::new(), source: source.clone(), ..place };
            Phase::Statistics(Box::new(over.read(&info.global_statistics_query, row::plain, None)), Statistics::default())
        } else {
            Phase::Components(place.components(&info, &Statistics::default()))
        };
        Self { info, place, phase }
    }

    /// All rows, best first, and the rid of the collection, once they have come.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>, tally: &mut Tally) -> Poll<Result<(Vec<Bytes>, Option<String>)>> {
        loop {
            match &mut self.phase {
                Phase::Statistics(fan, statistics) => match ready!(fan.poll_any(cx, tally))? {
                    Some(at) => {
                        for payload in fan.take(at).into_iter().filter_map(|row| row.payload) {
                            statistics.add(&payload)?;
                        }
                    }
                    None => self.phase = Phase::Components(self.place.components(&self.info, statistics)),
                },
                Phase::Components(components) => {
                    while advance(components, self.place.concurrency, cx, tally)? {}
                    if components.iter().any(|(fan, _)| !fan.cursors.is_empty()) {
                        return Poll::Pending;
                    }
                    let collection = components.first().and_then(|(fan, _)| fan.collection.clone());
                    let rows = std::mem::take(components).into_iter().flat_map(|(_, sorted)| sorted.into_rows());
                    return Poll::Ready(fuse(&self.info, rows.collect()).map(|rows| (rows, collection)));
                }
            }
        }
    }
}

/// Takes in what has come, and starts what may start: so many requests may be on their way for all components together. Says whether
/// that makes room for more.
fn advance(components: &mut [(FanOut, Sorted)], most: usize, cx: &mut Context<'_>, tally: &mut Tally) -> Result<bool> {
    let before: usize = components.iter().map(|(fan, _)| fan.busy()).sum();
    let (mut busy, mut taken) = (before, false);
    for (fan, sorted) in components.iter_mut() {
        let others = busy - fan.busy();
        fan.at_once(most.saturating_sub(others));
        while let Poll::Ready(at) = fan.poll_any(cx, tally) {
            let Some(at) = at? else { break };
            taken = true;
            fan.take(at).into_iter().for_each(|row| sorted.push(row));
        }
        busy = others + fan.busy();
    }
    // A component that comes first may be waiting for what one behind it has left.
    Ok(taken || busy < before)
}

impl Where {
    /// The queries of all components, with the statistics filled in.
    fn components(&self, info: &HybridSearchQueryInfo, statistics: &Statistics) -> Vec<(FanOut, Sorted)> {
        let texts = info.component_query_infos.iter().map(|component| component.rewritten_query.as_str()).collect();
        let texts = filled(texts, statistics);
        let component = |(text, info): (String, &QueryInfo)| {
            let most = info.top.or(info.limit.map(|limit| limit.saturating_add(info.offset.unwrap_or(0))));
            (self.read(&text.replace(FILTER, "true"), row::sorted, most), Sorted::new(&info.order_by, most))
        };
        texts.into_iter().zip(&info.component_query_infos).map(component).collect()
    }

    fn read(&self, text: &str, read: fn(&Sheet) -> serde_json::Result<row::Rows>, most: Option<u64>) -> FanOut {
        let reading = Reading {
            source: self.source.clone(),
            text: text.into(),
            read,
            visits: self.visits.clone(),
            one_key: self.scope.is_none(),
            size: Size { wanted: None, most, shared: false, room: None },
            concurrency: self.concurrency,
        };
        let start = Position::start(self.scope.clone().unwrap_or_else(EpkRange::full));
        FanOut::new(reading, vec![start], usize::MAX, None)
    }
}

impl Statistics {
    /// Adds what a range says.
    fn add(&mut self, row: &[u8]) -> Result<()> {
        let more: Self = serde_json::from_slice(row).map_err(|error| undecodable("the statistics of words", &error, None))?;
        self.document_count = self.document_count.saturating_add(more.document_count);
        if self.full_text_statistics.len() < more.full_text_statistics.len() {
            self.full_text_statistics.resize(more.full_text_statistics.len(), Words::default());
        }
        for (words, more) in self.full_text_statistics.iter_mut().zip(more.full_text_statistics) {
            words.total_word_count = words.total_word_count.saturating_add(more.total_word_count);
            if words.hit_counts.len() < more.hit_counts.len() {
                words.hit_counts.resize(more.hit_counts.len(), 0);
            }
            words.hit_counts.iter_mut().zip(more.hit_counts).for_each(|(hits, more)| *hits = hits.saturating_add(more));
        }
        Ok(())
    }
}

/// The texts of the components with the statistics in the places of their names. Names count components, and the statistics only those
/// that score words.
fn filled(texts: Vec<&str>, statistics: &Statistics) -> Vec<String> {
    let name = |what: &str| format!("{{documentdb-formattablehybridsearchquery-{what}}}");
    let mut filled: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let mut replace = |name: &str, value: &str| filled.iter_mut().for_each(|text| *text = text.replace(name, value));
    replace(&name("totaldocumentcount"), &statistics.document_count.to_string());
    let mut words = statistics.full_text_statistics.iter();
    for component in 0..texts.len() {
        let total = name(&format!("totalwordcount-{component}"));
        if !texts.iter().any(|text| text.contains(&total)) {
            continue;
        }
        let words = words.next().cloned().unwrap_or_default();
        replace(&total, &words.total_word_count.to_string());
        let hits: Vec<String> = words.hit_counts.iter().map(u64::to_string).collect();
        replace(&name(&format!("hitcountsarray-{component}")), &format!("[{}]", hits.join(",")));
    }
    filled
}

/// A document that one component or several have found.
struct Found {
    rid: Rid,
    scores: Vec<f64>,
    payload: Option<Bytes>,
    /// The sum over its ranks.
    fused: f64,
}

/// Ranks the rows by every score, and all of them by their ranks.
fn fuse(info: &HybridSearchQueryInfo, rows: Vec<(Rid, Bytes)>) -> Result<Vec<Bytes>> {
    let mut by_rid: BTreeMap<Rid, Found> = BTreeMap::new();
    for (rid, row) in rows {
        let scored: Scored<'_> = serde_json::from_slice(&row).map_err(|error| undecodable("a row of a score", &error, None))?;
        let payload = scored.payload.map(|raw| row.slice_ref(raw.get().as_bytes()));
        by_rid.entry(rid.clone()).or_insert(Found { rid, scores: scored.component_scores, payload, fused: 0.0 });
    }
    let mut found: Vec<Found> = by_rid.into_values().collect();
    found.sort_by(|a, b| compare_documents(a.rid.as_str(), b.rid.as_str()));
    for (at, component) in info.component_query_infos.iter().enumerate() {
        let weight = info.component_weights.get(at).copied().unwrap_or(1.0);
        let ascending = component.order_by.first() == Some(&SortOrder::Ascending);
        let score = |found: &Found| found.scores.get(at).copied().unwrap_or_default();
        let mut order: Vec<usize> = (0..found.len()).collect();
        let of = |place: &usize| found.get(*place).map_or(0.0, score);
        order.sort_by(|a, b| if ascending { of(a).total_cmp(&of(b)) } else { of(b).total_cmp(&of(a)) });
        // Equal scores share a rank, and the next score has the next.
        let (mut rank, mut last) = (0.0, None);
        for place in order {
            let Some(found) = found.get_mut(place) else { continue };
            let own = score(found);
            if last != Some(own) {
                rank += 1.0;
            }
            last = Some(own);
            found.fused += weight / (SMOOTHING + rank);
        }
    }
    found.sort_by(|a, b| b.fused.total_cmp(&a.fused));
    let count = |count: Option<u64>, default| count.map_or(default, |count| usize::try_from(count).unwrap_or(usize::MAX));
    let window = found.into_iter().skip(count(info.skip, 0)).take(count(info.take, usize::MAX));
    Ok(window.filter_map(|found| found.payload).collect())
}
