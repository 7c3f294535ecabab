//! `codegen diff A B`: what changes for those who move from one API version to another.

use clap::{Args, ValueEnum};

use super::Done;
use super::generate::version;
use crate::diff;
use crate::ir::{Api, Version};

/// What to compare.
#[derive(Debug, Clone, Args)]
pub struct Diff {
    /// The version that is left.
    #[arg(value_parser = version)]
    pub from: Version,
    /// The version that is moved to; it may be the older one.
    #[arg(value_parser = version)]
    pub to: Version,
    /// How it is told.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub format: Form,
}

/// How a diff is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For a terminal.
    Text,
    /// For release notes.
    Markdown,
    /// For tools.
    Json,
}

/// Runs the verb.
///
/// # Errors
/// That there is no such version.
pub fn run(api: &Api, arguments: &Diff) -> Result<Done, String> {
    for version in [arguments.from, arguments.to] {
        if !api.versions.iter().any(|it| it.version == version) {
            let known: Vec<_> = api.versions.iter().map(|it| it.version.to_string()).collect();
            return Err(format!("there is no version {version}, but {}", known.join(", ")));
        }
    }
    let diff = diff::diff(api, arguments.from, arguments.to);
    let text = match arguments.format {
        Form::Text => diff.to_text(),
        Form::Markdown => diff.to_markdown(),
        Form::Json => diff.to_json(),
    };
    Ok(Done { text, ok: true })
}
