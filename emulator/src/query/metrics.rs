//! What it took to make a page, for clients that ask.

use std::time::Instant;

use crate::call::Call;
use crate::error::Outcome;

use super::pages::Page;

/// Since when a page is being made.
pub(super) struct Metrics(Instant);

impl Metrics {
    /// Begins to measure, if the request wants that.
    pub(super) fn start(call: &Call<'_>) -> Outcome<Option<Self>> {
        Ok(call.headers.flag("populate_query_metrics")?.then(|| Self(Instant::now())))
    }

    /// As the header has it.
    pub(super) fn tell(&self, page: &Page) -> String {
        let took = self.0.elapsed().as_secs_f64() * 1000.0;
        format!(
            "totalExecutionTimeInMs={took:.2};queryCompileTimeInMs=0.00;queryLogicalPlanBuildTimeInMs=0.00;\
             queryPhysicalPlanBuildTimeInMs=0.00;queryOptimizationTimeInMs=0.00;indexLookupTimeInMs=0.00;\
             documentLoadTimeInMs=0.00;systemFunctionExecuteTimeInMs=0.00;userFunctionExecuteTimeInMs=0.00;\
             writeOutputTimeInMs=0.00;retrievedDocumentCount={};retrievedDocumentSize={};outputDocumentCount={};\
             outputDocumentSize={};indexUtilizationRatio={:.2}",
            page.read.len(),
            page.read.iter().sum::<usize>(),
            page.rows.len(),
            page.rows.iter().map(Vec::len).sum::<usize>(),
            if page.read.is_empty() { 0.0 } else { 1.0 },
        )
    }
}
