//! Reads the files of a specification into their forms.
//!
//! Every file is read by itself, so that each tells its own first fault of form.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceMap, Sources, Span, within};
use crate::spec::{HeadersFile, QuirksFile, ResourceFile, ServiceFile, Spec, StatusesFile, TypesFile};

mod faults;

/// No file of a specification that people read is as long as this.
const MAX_BYTES: usize = 1 << 20;

/// Reads the texts of a specification from its folder. Only `.yaml` and `.yml` are read, and `schema/` is left out.
///
/// # Errors
///
/// If the folder or a file cannot be read. What they hold is of no concern here.
pub fn load(dir: &Path) -> io::Result<Sources> {
    let mut files = BTreeMap::new();
    let name = dir.canonicalize()?.file_name().map_or_else(|| "spec".to_owned(), |it| it.to_string_lossy().into_owned());
    read_folder(dir, &name, &mut files)?;
    Ok(files.into())
}

fn read_folder(dir: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            // Symbolic links are not followed, so there is no way to go round in circles.
            if name != "schema" {
                read_folder(&entry.path(), &path, files)?;
            }
        } else if has_ending(&name, ".yaml") || has_ending(&name, ".yml") {
            let bytes = fs::read(entry.path())?;
            files.insert(path, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(())
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.len() > ending.len() && name.get(name.len() - ending.len()..).is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

/// The files of a specification in their forms. A file that is edited is read again by itself, and copies share the others.
#[derive(Debug, Clone)]
pub struct Parsed {
    map: SourceMap,
    /// In the order of the map.
    files: Vec<Arc<Result<Form, Diagnostic>>>,
}

/// What a file holds, by where it stands.
#[derive(Debug)]
enum Form {
    Service(Box<ServiceFile>),
    Headers(HeadersFile),
    Statuses(StatusesFile),
    Quirks(QuirksFile),
    Types(TypesFile),
    Resource(Box<ResourceFile>),
}

impl Parsed {
    /// Reads all files.
    #[must_use]
    pub fn new(sources: &Sources) -> Self {
        let mut map = SourceMap::default();
        let mut files = Vec::new();
        for (path, text) in sources.iter() {
            let file = map.add(path, text);
            files.push(Arc::new(read(file, path, text)));
        }
        Self { map, files }
    }

    /// Reads a file anew; one that is not there already is none of the specification's.
    pub fn replace(&mut self, path: &str, text: &str) {
        if let Some(file) = self.map.replace(path, text)
            && let Some(form) = self.files.get_mut(file.index())
        {
            *form = Arc::new(read(file, path, text));
        }
    }

    /// The texts.
    pub(crate) fn sources(&self) -> &SourceMap {
        &self.map
    }

    /// The specification, if all of its files have their form. What a file that has not would define is missed everywhere else:
    /// only whole specifications are looked at further.
    pub(crate) fn spec(&self, diagnostics: &mut Diagnostics) -> Option<Spec<'_>> {
        let (mut service, mut headers, mut statuses, mut quirks) = (None, None, None, None);
        let (mut types, mut resources) = (Vec::new(), Vec::new());
        for file in &self.files {
            match file.as_ref() {
                Ok(Form::Service(it)) => service = Some(it.as_ref()),
                Ok(Form::Headers(it)) => headers = Some(it),
                Ok(Form::Statuses(it)) => statuses = Some(it),
                Ok(Form::Quirks(it)) => quirks = Some(it),
                Ok(Form::Types(it)) => types.push(it),
                Ok(Form::Resource(it)) => resources.push(it.as_ref()),
                Err(fault) => diagnostics.push(fault.clone()),
            }
        }
        self.missing(diagnostics);
        if diagnostics.any_error() {
            return None;
        }
        Some(Spec { service: service?, headers: headers?, statuses: statuses?, types, resources, quirks })
    }

    fn missing(&self, diagnostics: &mut Diagnostics) {
        let has = |wanted: &str| self.map.iter().any(|(path, _)| matches(inner(path), wanted));
        for path in ["service.yaml", "headers.yaml", "statuses.yaml", "resources/*.yaml"].into_iter().filter(|it| !has(it)) {
            // There is no place to point at: the nearest is the start of the first file.
            let message = format!("there is no `{path}` in the specification");
            diagnostics.push(Diagnostic::new(&codes::MISSING_FILE, Span::default(), message));
        }
    }
}

/// The path within the folder of the specification.
fn inner(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, inner)| inner)
}

fn matches(path: &str, wanted: &str) -> bool {
    match wanted.strip_suffix("*.yaml") {
        None => path == wanted,
        Some(folder) => path.strip_prefix(folder).is_some_and(|it| !it.contains('/') && it.ends_with(".yaml")),
    }
}

fn read(file: FileId, path: &str, text: &str) -> Result<Form, Diagnostic> {
    match inner(path) {
        "service.yaml" => form(file, text).map(Form::Service),
        "headers.yaml" => form(file, text).map(Form::Headers),
        "statuses.yaml" => form(file, text).map(Form::Statuses),
        "quirks.yaml" => form(file, text).map(Form::Quirks),
        it if matches(it, "types/*.yaml") => form(file, text).map(Form::Types),
        it if matches(it, "resources/*.yaml") => form(file, text).map(Form::Resource),
        it => {
            let fault = Diagnostic::new(&codes::STRAY_FILE, start(file), format!("`{it}` is not a file of a specification"));
            Err(fault.help("types belong to `types/*.yaml`, resources to `resources/*.yaml`"))
        }
    }
}

/// The form of a file, or its first fault.
fn form<T: DeserializeOwned>(file: FileId, text: &str) -> Result<T, Diagnostic> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes, and may have {MAX_BYTES}", text.len());
        return Err(Diagnostic::new(&codes::TOO_LARGE, start(file), message));
    }
    if let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
        let span = Span { file, start: at, end: at + char::REPLACEMENT_CHARACTER.len_utf8() };
        return Err(Diagnostic::new(&codes::NOT_TEXT, span, "the file is not UTF-8").label("this is no text"));
    }
    within(file, || serde_saphyr::from_str_with_options(text, options()).map_err(|error| faults::diagnostic(&error, text)))
}

/// The start of a file, for what is the fault of the whole.
fn start(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: 40,
            max_nodes: 100_000,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_merge_keys: 100,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 8,
        },
    }
}
