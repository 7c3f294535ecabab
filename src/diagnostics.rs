//! What became of each attempt of a call.

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::routing::Region;

/// The attempts of a call, in the order in which they ended: where each went, how it ended, how long it took, what it cost.
///
/// `Display` is one line, for a log; it serializes to JSON. Neither holds anything of the request or the answer but what is said here.
///
/// ```no_run
/// # async fn example(orders: impl std::future::IntoFuture<Output = cosmosdb_core::Result<cosmosdb_core::Response>>) {
/// if let Err(error) = orders.await {
///     // 3 attempts in 1.2 s: [West US 429/3200 12 ms 0 RU, …]
///     eprintln!("{}", error.diagnostics());
/// }
/// # }
/// ```
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Diagnostics {
    /// How long the call took, waits included.
    #[serde(rename = "elapsed_ms", serialize_with = "millis")]
    pub elapsed: Duration,
    /// Each attempt.
    pub attempts: Vec<Attempt>,
}

/// One attempt.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Attempt {
    /// The region, where the account has told of regions.
    #[serde(serialize_with = "name", skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// How it ended.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// How long it took.
    #[serde(rename = "duration_ms", serialize_with = "millis")]
    pub duration: Duration,
    /// The request units charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<f64>,
    /// The wait before it.
    #[serde(rename = "waited_ms", serialize_with = "millis", skip_serializing_if = "Duration::is_zero")]
    pub waited: Duration,
    /// Whether it was sent beside another that took long.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hedged: bool,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// There was an answer.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The sub-status.
        #[serde(skip_serializing_if = "Option::is_none")]
        sub_status: Option<u32>,
    },
    /// The service could not be reached: it has not seen the request.
    NotSent,
    /// The connection broke before the answer was there: the service may have seen the request.
    Broken,
    /// The connection cannot work: the certificate is not trusted, or the answer is larger than is allowed.
    Impossible,
    /// The call's time ran out, or another attempt was faster.
    Abandoned,
}

impl Diagnostics {
    pub(crate) const NONE: Diagnostics = Diagnostics { elapsed: Duration::ZERO, attempts: Vec::new() };

    /// The regions that were tried, each once, in order.
    #[must_use]
    pub fn regions(&self) -> Vec<&Region> {
        let mut regions: Vec<&Region> = Vec::new();
        for region in self.attempts.iter().filter_map(|attempt| attempt.region.as_ref()) {
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
        regions
    }

    /// The request units of all attempts together.
    #[must_use]
    pub fn total_charge(&self) -> f64 {
        self.attempts.iter().filter_map(|attempt| attempt.charge).sum()
    }

    /// How many attempts there were.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.attempts.len()).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.attempts.len();
        write!(f, "{number} attempt{} in {:.1?}: [", if number == 1 { "" } else { "s" }, self.elapsed)?;
        for (at, attempt) in self.attempts.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{attempt}")?;
        }
        f.write_str("]")
    }
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.waited.is_zero() {
            write!(f, "after {:.1?} ", self.waited)?;
        }
        if self.hedged {
            f.write_str("hedged ")?;
        }
        if let Some(region) = &self.region {
            write!(f, "{region} ")?;
        }
        write!(f, "{} {:.1?}", self.outcome, self.duration)?;
        if let Some(charge) = self.charge {
            write!(f, " {charge} RU")?;
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Answered { status, sub_status: None } => write!(f, "{status}"),
            Outcome::Answered { status, sub_status: Some(sub) } => write!(f, "{status}/{sub}"),
            Outcome::NotSent => f.write_str("not sent"),
            Outcome::Broken => f.write_str("broken"),
            Outcome::Impossible => f.write_str("impossible"),
            Outcome::Abandoned => f.write_str("abandoned"),
        }
    }
}

fn millis<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.as_secs_f64() * 1000.0)
}

fn name<S: Serializer>(region: &Option<Region>, serializer: S) -> Result<S::Ok, S::Error> {
    region.as_ref().map(Region::as_str).serialize(serializer)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_json() {
        let attempt = |outcome, waited| Attempt {
            region: Some(Region::from("West US")),
            outcome,
            duration: Duration::from_millis(12),
            charge: None,
            waited: Duration::from_millis(waited),
            hedged: false,
        };
        let mut second = attempt(Outcome::Answered { status: 200, sub_status: None }, 50);
        second.charge = Some(1.25);
        let attempts = vec![attempt(Outcome::Answered { status: 429, sub_status: Some(3200) }, 0), second];
        let diagnostics = Diagnostics { elapsed: Duration::from_millis(80), attempts };
        assert_eq!(
            diagnostics.to_string(),
            "2 attempts in 80.0ms: [West US 429/3200 12.0ms, after 50.0ms West US 200 12.0ms 1.25 RU]"
        );
        let json = serde_json::to_value(&diagnostics).unwrap();
        assert_eq!(json["attempts"][0]["answered"]["sub_status"], 3200);
        assert_eq!(json["attempts"][1]["waited_ms"], 50.0);
        assert_eq!(diagnostics.regions().len(), 1);
    }
}
