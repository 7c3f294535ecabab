//! Queries: the rows that SQL makes of a feed, page by page, and the plans by which clients ask partition after partition.

mod asked;
mod condition;
mod container;
mod gateway;
mod metrics;
mod ordered;
mod pages;
mod position;
mod resume;
mod rows;
mod start;

use cosmosdb_sql::eval::{Env, Program};
use cosmosdb_sql::plan::QueryPlan;

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::documents;
use crate::error::Outcome;
use crate::log::LoggedQuery;
use crate::script::Functions;
use crate::store::{Feed, Found, Place, State};
use crate::{charge, page, special};

use asked::Asked;
pub(crate) use condition::holds;
use container::Container;
use metrics::Metrics;
use ordered::{Ordered, Source};
use pages::{Candidate, Page, Pages};
use position::Position;
use start::{Start, Way};

/// How many ticks of 100 ns, in which queries count time, a second has.
const TICKS: u64 = 10_000_000;

/// How many steps a query may take for a page, and how many more for each document that it may look at, but for what it may take because
/// they are large: a join of long arrays has no end otherwise.
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

    let program = Program::new(&asked.query).map_err(|error| asked.failed(&error))?;
    let way = Way::of(&program, gateway::is_scan(&asked, &plan));

    let limit = if call.headers.integer("max_item_count")? == Some(-1) { usize::MAX } else { page::limit(call)? };
    let binding = position::binding(&asked, &state.rid(parent).to_string(), call);
    let after = call.headers.get("continuation").map(|token| Position::parse(token, &binding)).transpose()?;
    let start = Start::of(state, call, parent, &asked, &way, after)?;
    // Of several partitions that have come from one, the first tells the rows that are left.
    let is_told_elsewhere = start.over.as_ref().is_some_and(|over| !scope.span.contains(&over.min));
    let scope = match &start.over {
        Some(span) => scope.over(span.clone()),
        None => scope,
    };

    let ranges = container.path_ranges(&asked);
    let found = state.lookup(parent, call.resource(), &ranges, &scope.span, way.order());
    let is_indexed = !matches!(found, Found::Anywhere);
    let state = &*state;
    let only = if let Found::At(places) = &found { Some(places.as_slice()) } else { None };
    let feed = state.feed(parent, call.resource());
    let count = only.map_or_else(|| feed.map_or(0, Feed::len), <[_]>::len);
    let begin_at = start.begin.after.filter(|_| matches!(way, Way::Scan)).map(|(at, _)| at);
    let wanted = feed.into_iter().flat_map(|feed| feed.some(only, begin_at));
    let wanted = wanted.filter(|(_, node)| scope.wants(node.key.as_ref(), node.epk.as_deref()));
    let candidates = wanted.map(|(at, node)| Candidate::of(state, call, at, node));

    let functions = Functions::new(state, call, parent);
    let env = Env::new(&container.evaluation).with_parameters(&asked.parameters).with_udfs(&functions);
    let env = env.with_now(i64::try_from(call.now.saturating_mul(TICKS)).unwrap_or(i64::MAX));
    let env = env.with_steps(STEPS + STEPS_EACH * count as u64);
    let pages = Pages { asked: &asked, program: &program, env: &env, limit };
    let page = match &way {
        _ if is_told_elsewhere => Ok(Page::default()),
        Way::Scan => pages.scan(candidates, &start.begin),
        Way::Ordered(order) => {
            let source = match found {
                Found::InOrder => Source::Index { state, call, parent, scope: &scope },
                Found::At(_) | Found::Anywhere => Source::sort(candidates.collect::<Outcome<_>>()?, order),
            };
            pages.ordered(&Ordered { order, ranges: &ranges, source }, &start, &scope.span)
        }
        Way::Whole => pages.whole(&candidates.collect::<Outcome<Vec<_>>>()?, start.begin.told, &scope.span),
    };
    // What went wrong in a function is not always the query's fault.
    let page = page.map_err(|failure| functions.failure().unwrap_or(failure))?;

    let asked_anew = if start.is_first { documents::partitions(state, call, parent)?.len().max(1) } else { 0 };
    let cost = charge::query(asked_anew, page.paid.iter().copied(), page.rows.iter().map(Vec::len));
    let logged = LoggedQuery {
        features: plan.as_ref().map(QueryPlan::required_features).unwrap_or_default(),
        index: Some(is_indexed),
        candidates: Some(count),
        read: Some(page.read.len()),
        rows: Some(page.rows.len()),
        ..LoggedQuery::default()
    };
    let feed = call.resource().feed.unwrap_or(call.resource().segment);
    let mut answer = Answer {
        query: Some(logged),
        body: page::envelope(feed, &state.rid(parent), &page.rows).into(),
        ..Answer::empty(success(call.operation), cost)
    };
    answer = answer.with("item_count", page.rows.len());
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
