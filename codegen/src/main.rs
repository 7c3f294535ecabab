//! The command line: says what is asked for, and answers by exit codes: 0 all is well, 1 drift or faults, 2 wrong use.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use cosmosdb_codegen::cli::{self, Done, bless, diff, generate};
use cosmosdb_codegen::diag::{Diagnostic, Format, Level, render, render_for_github};
use cosmosdb_codegen::emit::schema;
use cosmosdb_codegen::ir::Api;
use cosmosdb_codegen::source::Sources;
use cosmosdb_codegen::{Outcome, codes, compile, list, load, lock};

/// Makes the client, its documentation and its tests from the specification of the REST API.
#[derive(Parser)]
#[command(name = "codegen", version)]
struct Arguments {
    /// The folder of the specification; default: `spec`, here or in a folder above.
    #[arg(long, global = true, value_name = "DIR")]
    spec: Option<PathBuf>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Makes every output from the specification, or a crate for another version of the API.
    Generate(generate::Generate),
    /// Tells what changes for those who move from one version of the API to another.
    Diff(diff::Diff),
    /// Takes what the specification says of released versions for known.
    Bless(bless::Bless),
    /// Tells what is wrong with the specification, and writes nothing.
    Check {
        /// How it is told.
        #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
        message_format: MessageFormat,
    },
    /// Tells why a rule matters and what to do.
    Explain {
        /// The code of the rule, such as `S014`; left out, all of them are listed.
        code: Option<String>,
    },
    /// Lists the operations: number, name, verb, path, versions, first example.
    List,
}

#[derive(Clone, Copy, ValueEnum)]
enum MessageFormat {
    /// The lines in question, with the fault underlined.
    Human,
    /// One line each: `path:line:column: error[S014]: …`
    Short,
    /// One JSON object a line.
    Json,
}

/// The specification or what was made of it has faults.
const FAULTS: u8 = 1;
/// It was not called as it has to be.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "error: {message}");
            ExitCode::from(USAGE)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    match &arguments.verb {
        Verb::Generate(verb) => {
            let spec = read(arguments)?;
            spec.then(|api| generate::run(&spec.root, api, &schema::groups(&spec.sources), verb))
        }
        Verb::Diff(verb) => read(arguments)?.then(|api| diff::run(api, verb)),
        Verb::Bless(verb) => {
            let spec = read(arguments)?;
            spec.then(|api| bless::run(&spec.root, api, verb))
        }
        Verb::Check { message_format } => {
            let Spec { root, outcome, .. } = read(arguments)?;
            let changes = match (&outcome.api, cli::read_lock(&root)?) {
                (Some(api), Some(lock)) => lock::check(api, &lock),
                _ => Vec::new(),
            };
            // Differences from the lock are the last word, since nothing else is wrong where there are any.
            if changes.is_empty() || !outcome.diagnostics.is_empty() {
                tell(&outcome, *message_format);
            }
            match message_format {
                MessageFormat::Human => complain(&cli::complaint(&changes)),
                MessageFormat::Short => say(&cli::complaint(&changes)),
                MessageFormat::Json => say(&cli::complaint_as_json(&changes)),
            }
            Ok(if changes.is_empty() { outcome_code(&outcome) } else { ExitCode::from(FAULTS) })
        }
        Verb::Explain { code: None } => {
            for code in codes::ALL {
                say(&format!("{} {}\n", code.id, code.title));
            }
            Ok(ExitCode::SUCCESS)
        }
        Verb::Explain { code: Some(id) } => {
            let code = codes::find(id).ok_or_else(|| format!("there is no code `{id}`; `codegen explain` lists them"))?;
            say(&format!("{} {}: {}\n\n{}\n", code.level.as_str(), code.id, code.title, code.explanation));
            Ok(ExitCode::SUCCESS)
        }
        Verb::List => {
            let outcome = read(arguments)?.outcome;
            match &outcome.api {
                Some(api) => say(&list::list(api)),
                None => tell(&outcome, MessageFormat::Human),
            }
            Ok(outcome_code(&outcome))
        }
    }
}

/// A specification, and what it comes to.
struct Spec {
    /// The folder that holds the specification's: outputs are placed below it.
    root: PathBuf,
    sources: Sources,
    outcome: Outcome,
}

impl Spec {
    /// Does something with the API, or tells why there is none.
    fn then(&self, verb: impl FnOnce(&Api) -> Result<Done, String>) -> Result<ExitCode, String> {
        let Some(api) = &self.outcome.api else {
            tell(&self.outcome, MessageFormat::Human);
            return Ok(ExitCode::from(FAULTS));
        };
        let done = verb(api)?;
        say(&done.text);
        Ok(if done.ok { ExitCode::SUCCESS } else { ExitCode::from(FAULTS) })
    }
}

fn read(arguments: &Arguments) -> Result<Spec, String> {
    let dir = match &arguments.spec {
        Some(dir) => dir.clone(),
        None => find_spec()?,
    };
    let sources = load(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let outcome = compile(&sources);
    let root = dir.canonicalize().ok().and_then(|it| it.parent().map(Path::to_owned)).unwrap_or_default();
    Ok(Spec { root, sources, outcome })
}

/// The nearest folder `spec` with a `service.yaml`, from here upwards.
fn find_spec() -> Result<PathBuf, String> {
    let here = std::env::current_dir().map_err(|error| error.to_string())?;
    here.ancestors()
        .map(|it| it.join("spec"))
        .find(|it| it.join("service.yaml").is_file())
        .ok_or_else(|| format!("no `spec/service.yaml` in {} or above; name the folder with --spec", shown(&here)))
}

fn shown(path: &Path) -> String {
    format!("`{}`", path.display())
}

fn outcome_code(outcome: &Outcome) -> ExitCode {
    if outcome.api.is_some() { ExitCode::SUCCESS } else { ExitCode::from(FAULTS) }
}

/// Diagnostics for machines are the output; those for people go beside it.
fn tell(outcome: &Outcome, format: MessageFormat) {
    let Outcome { diagnostics, sources, .. } = outcome;
    match format {
        MessageFormat::Human => {
            let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            complain(&render(diagnostics, sources, Format::Human, colour));
            complain(&format!("{}\n", summary(diagnostics)));
        }
        MessageFormat::Short => say(&render(diagnostics, sources, Format::Short, false)),
        MessageFormat::Json => say(&render(diagnostics, sources, Format::Json, false)),
    }
    if std::env::var_os("GITHUB_ACTIONS").is_some() {
        say(&render_for_github(diagnostics, sources));
    }
}

fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |level: Level| diagnostics.iter().filter(|it| it.level == level).count();
    match (count(Level::Error), count(Level::Warning)) {
        (0, 0) => "the specification is in order".to_owned(),
        (errors, warnings) => {
            let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            format!("{errors}, {warnings}; `cargo codegen explain CODE` tells more of a code")
        }
    }
}

/// A reader that goes away, such as `head`, is no fault.
fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
