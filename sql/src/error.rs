//! What is wrong with a query, in the service's words: code, place, message, JSON shape; and with a caret for people.

use std::fmt;

use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::ast::Span;

/// The code of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// `"SC1001"` and its like: the query compiler's own.
    Sc(u16),
    /// A bare number, which the service reports without quotes and without a place.
    Bare(u16),
    /// No code: the service reports the message alone, in another envelope (`{"Errors":["…"]}`).
    Uncoded,
}

impl Code {
    /// Syntax error.
    pub const SYNTAX: Self = Self::Sc(1001);
    /// An identifier could not be resolved.
    pub const UNRESOLVED_IDENTIFIER: Self = Self::Sc(2001);
    /// Not the name of a built-in function.
    pub const UNKNOWN_FUNCTION: Self = Self::Sc(2005);
    /// `SELECT *` over no input set, or over several. (The service's number is not published; this one is a guess.)
    pub const STAR_NEEDS_ONE_SOURCE: Self = Self::Sc(2040);
    /// `SELECT *` with `GROUP BY`.
    pub const STAR_WITH_GROUP_BY: Self = Self::Sc(2041);
    /// Wrong number of arguments.
    pub const ARGUMENT_COUNT: Self = Self::Sc(2050);
    /// The count of `TOP` is not an integer or too large.
    pub const TOP_COUNT: Self = Self::Sc(2060);
    /// The count of `LIMIT` is not an integer or too large.
    pub const LIMIT_COUNT: Self = Self::Sc(2061);
    /// The count of `OFFSET` is not an integer or too large.
    pub const OFFSET_COUNT: Self = Self::Sc(2062);
    /// An aggregate over an expression with an aggregate or a subquery.
    pub const NESTED_AGGREGATE: Self = Self::Sc(2101);
    /// A property that is neither grouped nor aggregated.
    pub const NOT_GROUPED: Self = Self::Sc(2102);
    /// An aggregate where none may stand. (The service's number is not published; this one is a guess.)
    pub const MISPLACED_AGGREGATE: Self = Self::Sc(2103);
    /// `ORDER BY` with `GROUP BY`. (The service's number is not published; this one is a guess.)
    pub const ORDER_BY_WITH_GROUP_BY: Self = Self::Sc(2201);
    /// `ORDER BY` in a subquery.
    pub const ORDER_BY_IN_SUBQUERY: Self = Self::Sc(2202);
    /// `TOP` in a subquery.
    pub const TOP_IN_SUBQUERY: Self = Self::Sc(2203);
    /// `OFFSET … LIMIT …` in a subquery.
    pub const OFFSET_LIMIT_IN_SUBQUERY: Self = Self::Sc(2204);
    /// An `ORDER BY` key that is not a path.
    pub const ORDER_BY_NOT_A_PATH: Self = Self::Bare(2206);
    /// `ORDER BY RANK` over something that is not a scoring function.
    pub const RANK_NOT_A_SCORE: Self = Self::Sc(2221);
    /// `RRF` outside `ORDER BY RANK`, or over something that is not a scoring function.
    pub const RRF_MISUSED: Self = Self::Sc(2223);
    /// `FullTextScore` outside `ORDER BY RANK`.
    pub const FULL_TEXT_SCORE_MISUSED: Self = Self::Sc(2240);
    /// The text, its nesting or a count in it is over a limit. (The service's number is not published; this one is a guess.)
    pub const OVER_LIMIT: Self = Self::Sc(3001);
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sc(number) => write!(f, "SC{number:04}"),
            Self::Bare(number) => write!(f, "{number}"),
            Self::Uncoded => Ok(()),
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// Where: byte offsets into the query text.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: Some(span) }
    }

    /// An error of the query as a whole.
    pub fn whole(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None }
    }
}

/// Everything that is wrong with a query: at least one [`Diagnostic`].
///
/// It serialises as the service's body (`{"errors":[{"severity":"Error","location":{"start":7,"end":14},"code":"SC2005",
/// "message":"…"}]}`), and displays as lines with carets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors {
    query: Box<str>,
    diagnostics: Vec<Diagnostic>,
}

impl Errors {
    /// What is wrong with `query`.
    pub fn new(query: &str, diagnostics: Vec<Diagnostic>) -> Self {
        Self { query: query.into(), diagnostics }
    }

    /// The single errors.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The code of the first error.
    pub fn code(&self) -> Code {
        self.diagnostics.first().map_or(Code::Uncoded, |first| first.code)
    }

    /// The place of an error as the service counts it: UTF-16 code units from the start of the text, end exclusive.
    pub fn location(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let units = |end: usize| {
            let counted = self.query.char_indices().take_while(|(at, _)| *at < end);
            counted.map(|(_, c)| c.len_utf16()).sum::<usize>()
        };
        diagnostic.span.map(|span| (units(span.start), units(span.end)))
    }
}

impl std::error::Error for Errors {}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.diagnostics.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            if diagnostic.code != Code::Uncoded {
                write!(f, "{}: ", diagnostic.code)?;
            }
            write!(f, "{}", diagnostic.message)?;
            if let Some(span) = diagnostic.span {
                write_caret(f, &self.query, span)?;
            }
        }
        Ok(())
    }
}

/// The line that a span starts in, with `^^^^` below what it covers of that line.
fn write_caret(f: &mut fmt::Formatter<'_>, query: &str, span: Span) -> fmt::Result {
    // A very long line is shown around the span only.
    const CONTEXT: usize = 60;
    let start = floor_boundary(query, span.start.min(query.len()));
    let before = query.get(..start).unwrap_or_default();
    let after = query.get(start..).unwrap_or_default();
    let line_number = before.matches('\n').count() + 1;
    let line_head = before.rsplit('\n').next().unwrap_or_default();
    let line_tail = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let head: String = {
        let skip = line_head.chars().count().saturating_sub(CONTEXT);
        line_head.chars().skip(skip).map(|c| if c == '\t' { ' ' } else { c }).collect()
    };
    let covered = query.get(start..floor_boundary(query, span.end.clamp(start, query.len()))).unwrap_or_default();
    let covered = covered.split('\n').next().unwrap_or_default().chars().count().clamp(1, 2 * CONTEXT);
    let tail: String = line_tail.chars().take(covered + CONTEXT).collect();
    let gutter = line_number.to_string();
    let column = head.chars().count();
    write!(f, "\n{gutter} | {head}{tail}\n{:>width$} | {:column$}{}", "", "", "^".repeat(covered), width = gutter.len())
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Serialize for Errors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        if self.diagnostics.iter().all(|d| d.code == Code::Uncoded) {
            let messages: Vec<&str> = self.diagnostics.iter().map(|d| d.message.as_str()).collect();
            map.serialize_entry("Errors", &messages)?;
        } else {
            map.serialize_entry("errors", &Entries(self))?;
        }
        map.end()
    }
}

struct Entries<'a>(&'a Errors);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_seq(Some(self.0.diagnostics.len()))?;
        for diagnostic in &self.0.diagnostics {
            entries.serialize_element(&Entry { errors: self.0, diagnostic })?;
        }
        entries.end()
    }
}

struct Entry<'a> {
    errors: &'a Errors,
    diagnostic: &'a Diagnostic,
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Location {
            start: usize,
            end: usize,
        }
        let mut entry = serializer.serialize_struct("error", 4)?;
        entry.serialize_field("severity", "Error")?;
        if let Some((start, end)) = self.errors.location(self.diagnostic) {
            entry.serialize_field("location", &Location { start, end })?;
        }
        match self.diagnostic.code {
            Code::Bare(number) => entry.serialize_field("code", &number)?,
            Code::Uncoded => {}
            code @ Code::Sc(_) => entry.serialize_field("code", &code.to_string())?,
        }
        entry.serialize_field("message", &self.diagnostic.message)?;
        entry.end()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_json_is_the_services() {
        let text = "SELECT '日本😀', FOO(c) FROM c";
        let start = text.find("FOO").unwrap();
        let diagnostic = Diagnostic::at(Code::UNKNOWN_FUNCTION, Span::new(start, start + 3), "no such function");
        let errors = Errors::new(text, vec![diagnostic]);
        assert_eq!(
            serde_json::to_string(&errors).unwrap(),
            r#"{"errors":[{"severity":"Error","location":{"start":15,"end":18},"code":"SC2005","message":"no such function"}]}"#
        );
        let bare = Errors::new(text, vec![Diagnostic::whole(Code::ORDER_BY_NOT_A_PATH, "m")]);
        assert_eq!(serde_json::to_string(&bare).unwrap(), r#"{"errors":[{"severity":"Error","code":2206,"message":"m"}]}"#);
        let uncoded = Errors::new(text, vec![Diagnostic::whole(Code::Uncoded, "m")]);
        assert_eq!(serde_json::to_string(&uncoded).unwrap(), r#"{"Errors":["m"]}"#);
    }

    #[test]
    fn people_get_a_caret() {
        let errors = Errors::new("SELECT *\nFORM c", vec![Diagnostic::at(Code::SYNTAX, Span::new(9, 13), "near 'FORM'")]);
        assert_eq!(errors.to_string(), "SC1001: near 'FORM'\n2 | FORM c\n  | ^^^^");
        // A span that fits nothing must not hurt.
        let odd = Errors::new("é", vec![Diagnostic::at(Code::SYNTAX, Span::new(1, 99), "x")]);
        assert!(odd.to_string().contains('^'));
    }
}
