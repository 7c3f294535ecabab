//! `quirks.yaml`: where the reference contradicts itself or the service.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::{Map, Sp};

/// Where the reference contradicts itself or the service.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuirksFile {
    /// The quirks by their names, in `snake_case`.
    #[serde(default)]
    pub quirks: Map<Quirk>,
}

/// A contradiction, and our judgement of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quirk {
    /// What it is about: `operation`, `header`, `status`, `type` or `resource`, and a name.
    pub about: Sp<String>,
    /// What the reference says.
    pub reference: Sp<String>,
    /// What the service does.
    pub service: Sp<String>,
    /// Who says so.
    pub evidence: Sp<String>,
    /// What we do.
    pub we: Sp<String>,
}
