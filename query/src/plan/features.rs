//! What a client must be able to do to carry out a plan. A gateway refuses to plan a query for a client that lacks any of it.

use super::{AggregateType, DistinctType, QueryInfo, QueryPlan};

impl QueryPlan {
    /// The features that the plan needs, as the header `x-ms-cosmos-supported-query-features` names them.
    pub fn required_features(&self) -> Vec<&'static str> {
        let mut features = Vec::new();
        if let Some(info) = &self.query_info {
            required(info, &mut features);
        }
        if let Some(hybrid) = &self.hybrid_search_query_info {
            features.push("HybridSearch");
            if !hybrid.component_weights.is_empty() {
                features.push("WeightedRankFusion");
            }
        }
        features
    }
}

fn required(info: &QueryInfo, features: &mut Vec<&'static str>) {
    let mut need = |feature, needed| {
        if needed {
            features.push(feature);
        }
    };
    let by_alias = || info.group_by_alias_to_aggregate_type.values().flatten();
    let aggregates = || info.aggregates.iter().chain(by_alias());
    let is_list = |aggregate: &AggregateType| matches!(aggregate, AggregateType::MakeList | AggregateType::MakeSet);
    need("Aggregate", aggregates().next().is_some());
    need("CountIf", aggregates().any(|aggregate| *aggregate == AggregateType::CountIf));
    need("DCount", info.d_count_info.is_some());
    need("Distinct", info.distinct_type != DistinctType::None);
    need("GroupBy", !info.group_by_expressions.is_empty());
    need("ListAndSetAggregate", aggregates().any(is_list));
    need("MultipleAggregates", aggregates().count() > 1);
    need("MultipleOrderBy", info.order_by.len() > 1);
    need("NonStreamingOrderBy", info.has_non_streaming_order_by);
    need("NonValueAggregate", info.group_by_expressions.is_empty() && by_alias().next().is_some());
    need("OffsetAndLimit", info.offset.is_some());
    need("OrderBy", !info.order_by.is_empty());
    need("Top", info.top.is_some());
}
