//! The texts of the specification, and the places in them that diagnostics point at.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::ir::Place;

/// The files of a specification by their path, relative to the workspace: `spec/headers.yaml`.
///
/// Paths are separated by `/` on every platform. What comes before the first `/` is the folder, and means nothing.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, String>,
}

impl Sources {
    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

impl From<BTreeMap<String, String>> for Sources {
    fn from(files: BTreeMap<String, String>) -> Self {
        Self { files }
    }
}

/// A file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(u32);

impl FileId {
    /// The place among the files.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A piece of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Span {
    /// The bytes within the file.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Every file with its lines, so that a [`Span`] can be told as path, line and column.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<Arc<File>>,
}

#[derive(Debug)]
struct File {
    path: String,
    text: String,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.to_owned(), text: text.to_owned(), lines }
    }
}

impl SourceMap {
    /// Adds a file.
    pub fn add(&mut self, path: &str, text: &str) -> FileId {
        self.files.push(Arc::new(File::new(path, text)));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Gives a file another text, if it is there.
    pub(crate) fn replace(&mut self, path: &str, text: &str) -> Option<FileId> {
        let index = self.files.iter().position(|it| it.path == path)?;
        *self.files.get_mut(index)? = Arc::new(File::new(path, text));
        Some(FileId(u32::try_from(index).ok()?))
    }

    /// The paths and texts of all files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|it| (it.path.as_str(), it.text.as_str()))
    }

    /// The path of a file.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.file(file).map_or("", |it| it.path.as_str())
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |it| it.text.as_str())
    }

    /// The text of a piece; empty if it does not lie in its file.
    #[must_use]
    pub fn snippet(&self, span: Span) -> &str {
        self.text(span.file).get(span.range()).unwrap_or("")
    }

    /// Line and column, from 1, the column in characters.
    #[must_use]
    pub fn line_and_column(&self, file: FileId, offset: usize) -> (usize, usize) {
        let Some(file) = self.file(file) else { return (1, 1) };
        let line = file.lines.partition_point(|start| *start <= offset).max(1);
        let start = file.lines.get(line - 1).copied().unwrap_or(0);
        let column = file.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }

    /// The place where a piece starts.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place { file: self.path(span.file).to_owned(), line: self.line_and_column(span.file, span.start).0 }
    }

    /// The piece brought within its file, at the borders of characters, without white space at its end.
    #[must_use]
    pub fn tidy(&self, span: Span) -> Span {
        let text = self.text(span.file);
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = boundary(span.start);
        let end = boundary(span.end).max(start);
        let end = text.get(start..end).map_or(end, |it| start + it.trim_end().len());
        Span { file: span.file, start, end }
    }

    fn file(&self, file: FileId) -> Option<&File> {
        self.files.get(file.index()).map(Arc::as_ref)
    }
}

thread_local! {
    /// The deserializer tells offsets, but not of which file.
    static FILE: Cell<FileId> = const { Cell::new(FileId(0)) };
}

/// Runs `read`; every span that is made meanwhile lies in `file`.
pub(crate) fn within<T>(file: FileId, read: impl FnOnce() -> T) -> T {
    let before = FILE.replace(file);
    let it = read();
    FILE.set(before);
    it
}

/// The span of a location within the file that is being read.
pub(crate) fn span_of(location: &serde_saphyr::Location) -> Span {
    let span = location.span();
    let to_usize = |it: u64| usize::try_from(it).unwrap_or(0);
    let start = to_usize(span.byte_offset().unwrap_or(0));
    Span { file: FILE.get(), start, end: start + to_usize(span.byte_len().unwrap_or(0)) }
}

/// A value and where it was written.
#[derive(Debug, Clone, Default)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Deref for Sp<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let it = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
        Ok(Self { value: it.value, span: span_of(&it.referenced) })
    }
}

impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A map in the order of the file, whose keys know their places.
#[derive(Debug, Clone)]
pub struct Map<V> {
    entries: Vec<(Sp<String>, V)>,
}

impl<V> Map<V> {
    /// The entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Sp<String>, &V)> + ExactSizeIterator {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The entry of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.iter().find(|(it, _)| it.value == key).map(|(_, value)| value)
    }

    /// Whether it has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Map<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Map<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<V>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Map { entries })
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<V: JsonSchema> JsonSchema for Map<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<V>()})
    }
}
