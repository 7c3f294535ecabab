//! Brings the files on disk in line with the emitted ones: writes what differs, deletes what is no longer emitted, or only compares.
//!
//! A manifest lists every path that was emitted last time, so that a file whose source vanished can be told from one that a person
//! put there: only the former is ever deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// The manifest of the workspace.
pub const MANIFEST: &str = "generated/.manifest";

/// What mends a drift.
pub const MEND: &str = "cargo codegen generate";

/// Emitted files by their path, which is relative to the root and has `/` between its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet(BTreeMap<String, Vec<u8>>);

impl FileSet {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. Two at one path are a fault of the emitter.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = path.into();
        let before = self.0.insert(path.clone(), bytes.into());
        debug_assert!(before.is_none(), "{path} is emitted twice");
    }

    /// The file at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The files below a folder, `generated/`, with paths relative to it.
    #[must_use]
    pub fn below(self, folder: &str) -> Self {
        Self(self.0.into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_owned(), bytes))).collect())
    }
}

/// The part of the outputs that a run is about: whatever is not in it is neither compared nor deleted.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// The path of the manifest.
    pub manifest: &'a str,
    /// The beginnings of the paths that the run emits.
    pub prefixes: Vec<&'a str>,
}

impl Scope<'_> {
    fn contains(&self, path: &str) -> bool {
        self.prefixes.iter().any(|prefix| path.starts_with(prefix))
    }
}

/// What to do about differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write and delete.
    Write,
    /// Tell.
    Check,
}

/// How a file on disk differs from what is emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drift {
    /// It holds something else.
    Differs,
    /// It is not there.
    Missing,
    /// It is there but no longer emitted.
    Stale,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Drift::Differs => "differs",
            Drift::Missing => "is missing",
            Drift::Stale => "is stale",
        })
    }
}

/// What a run did, or found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many files were as they should be.
    pub current: usize,
    /// The files that were written.
    pub written: Vec<String>,
    /// The files that were removed.
    pub removed: Vec<String>,
    /// The files that are not as they should be; of a check.
    pub drift: Vec<(String, Drift)>,
}

impl Report {
    /// The last line of a run.
    #[must_use]
    pub fn summary(&self, took: Duration) -> String {
        let mut text = format!("{} {} current", self.current, if self.current == 1 { "file" } else { "files" });
        let drifted = |kind| self.drift.iter().filter(|(_, it)| *it == kind).count();
        for (number, what) in [
            (self.written.len(), "written"),
            (self.removed.len(), "removed"),
            (drifted(Drift::Differs), "drifted"),
            (drifted(Drift::Missing), "missing"),
            (drifted(Drift::Stale), "stale"),
        ] {
            if number > 0 {
                text.push_str(&format!(", {number} {what}"));
            }
        }
        format!("{text} in {:.2} s", took.as_secs_f64())
    }

    /// One line for each file that is not as it should be, and the command that mends them all.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        if self.drift.is_empty() {
            return None;
        }
        let mut text: String = self.drift.iter().map(|(path, drift)| format!("{path} {drift}\n")).collect();
        text.push_str(&format!("to mend it: `{MEND}`"));
        Some(text)
    }
}

/// A file that could not be read or written.
#[derive(Debug)]
pub struct Failed {
    /// Its path.
    pub path: PathBuf,
    /// Why not.
    pub why: io::Error,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for Failed {}

/// Makes the files below `root` those of `files`, or tells how they differ.
///
/// The manifest is brought up to date along with them: what it lists outside of the scope is kept.
///
/// # Errors
/// A file that cannot be read, written or removed. Those before it have been written; running again completes the rest.
pub fn sync(root: &Path, files: &FileSet, scope: &Scope<'_>, mode: Mode) -> Result<Report, Failed> {
    let listed = read_manifest(root, scope.manifest)?;
    let mut files = files.clone();
    let manifest = manifest(&listed, &files, scope);
    files.insert(scope.manifest, manifest);

    let mut report = Report::default();
    let mut pending = Vec::new();
    for (path, bytes) in files.iter() {
        match read(&root.join(path))? {
            Some(found) if same(&found, bytes) => report.current += 1,
            found => pending.push((path, bytes, if found.is_some() { Drift::Differs } else { Drift::Missing })),
        }
    }
    let stale: Vec<&str> = listed
        .iter()
        .map(String::as_str)
        .filter(|path| scope.contains(path) && files.get(path).is_none() && root.join(path).is_file())
        .collect();

    match mode {
        Mode::Check => {
            report.drift.extend(pending.iter().map(|(path, _, drift)| ((*path).to_owned(), *drift)));
            report.drift.extend(stale.iter().map(|path| ((*path).to_owned(), Drift::Stale)));
            report.drift.sort();
        }
        Mode::Write => {
            // The manifest is written last: a run that is cut short leaves a list that still covers all there was before it.
            pending.sort_by_key(|(path, _, _)| *path == scope.manifest);
            for path in stale {
                remove(root, path)?;
                report.removed.push(path.to_owned());
            }
            for (path, bytes, _) in pending {
                write(&root.join(path), bytes)?;
                report.written.push(path.to_owned());
            }
        }
    }
    Ok(report)
}

/// The paths that the manifest lists; those that lead out of the root are passed over, since a listed path may be deleted.
fn read_manifest(root: &Path, manifest: &str) -> Result<BTreeSet<String>, Failed> {
    let bytes = read(&root.join(manifest))?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes)
        .lines()
        .filter(|line| !line.starts_with('#') && is_inside(line))
        .map(str::to_owned)
        .collect())
}

fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn manifest(listed: &BTreeSet<String>, files: &FileSet, scope: &Scope<'_>) -> String {
    let kept = listed.iter().map(String::as_str).filter(|path| !scope.contains(path) && *path != scope.manifest);
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| path).chain(kept).chain([scope.manifest]).collect();
    let mut text = String::from("# @generated: every emitted file, so that those whose source vanished can be deleted.\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Whether two files say the same: a checkout may have changed the newlines.
fn same(found: &[u8], emitted: &[u8]) -> bool {
    found == emitted || without_returns(found).eq(without_returns(emitted))
}

fn without_returns(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    bytes.iter().zip(next).filter(|(byte, next)| !(**byte == b'\r' && *next == Some(&b'\n'))).map(|(byte, _)| *byte)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Failed> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(Failed { path: path.to_owned(), why }),
    }
}

/// Writes beside the file and renames, so that no reader ever sees half of one.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let failed = |why| Failed { path: path.to_owned(), why };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes).map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

/// Removes a file and the folders that it leaves empty.
fn remove(root: &Path, path: &str) -> Result<(), Failed> {
    let path = root.join(path);
    match fs::remove_file(&path) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(Failed { path, why }),
        _ => {}
    }
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != root);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}
