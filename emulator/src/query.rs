//! Queries: the rows that SQL makes of a feed, page by page, and the plans by which clients ask partition after partition.

mod asked;
mod condition;
mod container;
mod gateway;
mod metrics;
mod pages;
mod position;
mod rows;

use cosmosdb_sql::eval::{Env, Program};
use cosmosdb_sql::plan::QueryPlan;

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::documents;
use crate::error::Outcome;
use crate::log::LoggedQuery;
use crate::script::Functions;
use crate::store::{Place, State};
use crate::{charge, page, special};

use asked::Asked;
pub(crate) use condition::holds;
use container::Container;
use metrics::Metrics;
use pages::{Candidate, Page, Pages};
use position::Position;

/// How many ticks of 100 ns, in which queries count time, a second has.
const TICKS: u64 = 10_000_000;

/// How many steps a query may take for a page, and how many more for each document that it may look at: a join of long arrays has no
/// end otherwise.
const STEPS: u64 = 5_000_000;
const STEPS_EACH: u64 = 10_000;

/// Answers a query of a feed.
pub(crate) fn run(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?;
    let metrics = Metrics::start(call)?;
    let asked = Asked::read(call)?;
    let scope = documents::scope(state, call, parent)?;
    let container = Container::of(state, call, parent);
    let plan = container.plan(&asked, false);
    if let Some(definition) = state.definition(parent, call.resource()) {
        gateway::check(call, definition, &plan)?;
    }

    let limit = if call.headers.integer("max_item_count")? == Some(-1) { usize::MAX } else { page::limit(call)? };
    let binding = position::binding(&asked, &state.rid(parent).to_string(), call);
    let start = call.headers.get("continuation").map(|token| Position::parse(token, &binding)).transpose()?;
    let (in_order, is_first) = (gateway::is_scan(&asked, &plan), start.is_none());
    let (begin, counted) = match start {
        None => (None, None),
        Some(Position::Document { rid, rows }) if in_order => {
            let at = state.position(call.api, parent, call.resource(), &rid).ok_or_else(|| position::foreign(call))?;
            (Some((at, rows)), None)
        }
        Some(Position::Counted { over, rows }) if !in_order => (None, Some((over, rows))),
        Some(_) => return Err(position::foreign(call)),
    };
    // Of several partitions that have come from one, the first tells the rows that are left.
    let is_told_elsewhere = counted.as_ref().is_some_and(|(over, _)| !scope.span.contains(&over.min));
    let (scope, told) = match counted {
        Some((span, rows)) => (scope.over(span), rows),
        None => (scope, 0),
    };

    let found = state.lookup(parent, call.resource(), container.path_ranges(&asked), &scope.span);
    let begin_at = begin.map(|(at, _)| at);
    let wanted = state.feed(parent, call.resource()).into_iter().flat_map(|feed| feed.some(found.as_deref(), begin_at));
    let wanted = wanted.filter(|(_, node)| scope.wants(node.key.as_ref(), node.epk.as_deref()));
    let candidates = wanted.map(|(at, node)| Candidate::of(state, call, at, node)).collect::<Outcome<Vec<_>>>()?;

    let program = Program::new(&asked.query).map_err(|error| asked.failed(&error))?;
    let functions = Functions::new(state, call, parent);
    let env = Env::new(&container.evaluation).with_parameters(&asked.parameters).with_udfs(&functions);
    let env = env.with_now(i64::try_from(call.now.saturating_mul(TICKS)).unwrap_or(i64::MAX));
    let env = env.with_steps(STEPS + STEPS_EACH * candidates.len() as u64);
    let pages = Pages { asked: &asked, program: &program, env: &env, limit, over: scope.span };
    let page = if is_told_elsewhere {
        Ok(Page::default())
    } else if in_order {
        pages.scan(&candidates, begin)
    } else {
        pages.whole(&candidates, told)
    };
    // What went wrong in a function is not always the query's fault.
    let page = page.map_err(|failure| functions.failure().unwrap_or(failure))?;

    let feed = call.resource().feed.unwrap_or(call.resource().segment);
    let asked_anew = if is_first { documents::partitions(state, call, parent)?.len().max(1) } else { 0 };
    let cost = charge::query(asked_anew, page.paid.iter().copied(), page.rows.iter().map(Vec::len));
    let logged = LoggedQuery {
        features: plan.as_ref().map(QueryPlan::required_features).unwrap_or_default(),
        index: Some(found.is_some()),
        candidates: Some(candidates.len()),
        read: Some(page.read.len()),
        rows: Some(page.rows.len()),
        ..LoggedQuery::default()
    };
    let mut answer = Answer {
        query: Some(logged),
        body: page::envelope(feed, &state.rid(parent), &page.rows).into(),
        ..Answer::empty(success(call.operation), cost)
    };
    answer = answer.with("item_count", page.rows.len().to_string());
    if place.is_partitioned() {
        answer = answer.with("query_execution_info", pages::execution_info(plan.as_ref().ok()));
    }
    if let Some(metrics) = metrics {
        answer = answer.with("query_metrics", metrics.tell(&page));
    }
    if let Some(next) = page.next {
        answer = answer.with("continuation", next.token(&binding));
    }
    Ok(answer.with_all(special::headers(state, call, None)))
}

/// Answers how a query over several partitions is to be carried out.
pub(crate) fn plan(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?;
    let asked = Asked::read(call)?;
    let features: Vec<&str> =
        call.headers.get("supported_query_features").unwrap_or_default().split(',').map(str::trim).collect();
    let plan = Container::of(state, call, parent).plan(&asked, features.contains(&gateway::FLAT_HYBRID_ROWS));
    let plan = plan.map_err(|errors| asked::wrong(&errors))?;
    gateway::check_features(&plan, &features)?;
    let logged = LoggedQuery { features: plan.required_features(), ..LoggedQuery::default() };
    Ok(Answer { query: Some(logged), ..Answer::json(success(call.operation), &plan, charge::POINT) })
}
