//! From tokens to a tree: recursive descent for the clauses, operator precedence for the expressions.

mod clauses;
mod expressions;

use std::mem;

use crate::ast::{Expr, Identifier, Query, Span};
use crate::error::{Code, Diagnostic, Errors};
use crate::lexer::{Keyword, Lexer, Punct, Token, TokenKind};

/// How many levels a query may nest: expressions in expressions, subqueries, long chains of one operator other than `AND` and
/// `OR`. Recursion over a tree that the parser made goes no deeper.
pub const MAX_DEPTH: usize = 128;

/// How long a query text may be, in bytes.
pub const MAX_LENGTH: usize = 512 * 1024;

/// Parses a query.
///
/// The tree is as the grammar has it; whether its names and functions exist is for [`crate::check`].
///
/// ```
/// let query = cosmosdb_sql::parser::parse("SELECT c.id FROM c WHERE c.age >= 18")?;
/// assert_eq!(query.to_string(), "SELECT c.id\nFROM c\nWHERE (c.age >= 18)");
/// # Ok::<(), cosmosdb_sql::error::Errors>(())
/// ```
///
/// # Errors
///
/// `SC1001` where the text leaves the grammar; [`Code::OVER_LIMIT`] beyond [`MAX_LENGTH`] or [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Query, Errors> {
    parse_all(text, |parser| parser.query())
}

/// Parses a scalar expression alone, such as a computed property or an `ORDER BY` expression out of a plan.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_expression(text: &str) -> Result<Expr, Errors> {
    parse_all(text, |parser| parser.expression().map(|node| node.expr))
}

fn parse_all<T>(text: &str, rule: impl FnOnce(&mut Parser<'_>) -> Parse<T>) -> Result<T, Errors> {
    let fail = |diagnostic| Errors::new(text, vec![diagnostic]);
    if text.len() > MAX_LENGTH {
        let message = format!("The SQL query text exceeded the maximum limit of {MAX_LENGTH} bytes.");
        return Err(Errors::new("", vec![Diagnostic::whole(Code::OVER_LIMIT, message)]));
    }
    let mut parser = Parser::new(text);
    let result = rule(&mut parser).map_err(fail)?;
    match parser.peek() {
        TokenKind::End => Ok(result),
        _ => Err(fail(parser.unexpected())),
    }
}

type Parse<T> = Result<T, Diagnostic>;

/// An expression and how many levels it has.
struct Node {
    expr: Expr,
    depth: usize,
}

struct Parser<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    /// The tokens that are next.
    first: Token,
    second: Token,
    third: Token,
    /// Where the token that was taken last ended.
    end_of_last: usize,
    /// Levels between the root and the rule at work.
    depth: usize,
    /// Levels of the deepest expression of the query at work, its subqueries included.
    deepest: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let mut lexer = Lexer::new(text);
        let (first, second, third) = (lexer.next_token(), lexer.next_token(), lexer.next_token());
        Self { text, lexer, first, second, third, end_of_last: 0, depth: 0, deepest: 0 }
    }

    /// The kind of the token that is next.
    fn peek(&self) -> &TokenKind {
        &self.first.kind
    }

    /// The kind of the token after that.
    fn peek_second(&self) -> &TokenKind {
        &self.second.kind
    }

    /// The place of the token that is next.
    fn span(&self) -> Span {
        self.first.span
    }

    /// From `start` to the end of the token that was taken last.
    fn span_from(&self, start: Span) -> Span {
        Span::new(start.start, self.end_of_last.max(start.start))
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn advance(&mut self) {
        self.end_of_last = self.first.span.end;
        let next = self.lexer.next_token();
        self.first = mem::replace(&mut self.second, mem::replace(&mut self.third, next));
    }

    fn is_keyword(&self, keyword: Keyword) -> bool {
        *self.peek() == TokenKind::Keyword(keyword)
    }

    fn is_punct(&self, punct: Punct) -> bool {
        *self.peek() == TokenKind::Punct(punct)
    }

    /// Whether the next token is this unreserved word.
    fn is_word(&self, word: &str) -> bool {
        *self.peek() == TokenKind::Word && self.slice(self.span()).eq_ignore_ascii_case(word)
    }

    fn eat_keyword(&mut self, keyword: Keyword) -> bool {
        let found = self.is_keyword(keyword);
        if found {
            self.advance();
        }
        found
    }

    fn eat_punct(&mut self, punct: Punct) -> bool {
        let found = self.is_punct(punct);
        if found {
            self.advance();
        }
        found
    }

    fn expect_keyword(&mut self, keyword: Keyword) -> Parse<()> {
        if self.eat_keyword(keyword) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn expect_punct(&mut self, punct: Punct) -> Parse<()> {
        if self.eat_punct(punct) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn expect_string(&mut self) -> Parse<Box<str>> {
        let TokenKind::String(value) = self.peek() else { return Err(self.unexpected()) };
        let value = value.clone();
        self.advance();
        Ok(value)
    }

    fn identifier(&mut self) -> Parse<Identifier> {
        if *self.peek() != TokenKind::Word {
            return Err(self.unexpected());
        }
        let span = self.span();
        let name = self.slice(span).into();
        self.advance();
        Ok(Identifier { name, span })
    }

    /// The name of a property after a dot.
    fn property_name(&mut self) -> Parse<Identifier> {
        match self.peek() {
            TokenKind::Keyword(keyword) if keyword.may_name_a_property() => {
                let span = self.span();
                let name = self.slice(span).into();
                self.advance();
                Ok(Identifier { name, span })
            }
            _ => self.identifier(),
        }
    }

    /// One or more, separated by commas.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Parse<T>) -> Parse<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.eat_punct(Punct::Comma) {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// The error that the next token has no place here.
    fn unexpected(&self) -> Diagnostic {
        const SHOWN: usize = 64;
        let span = self.span();
        let near = match self.peek() {
            TokenKind::End => "end of input",
            _ => self.slice(span),
        };
        let mut near: String = near.chars().take(SHOWN + 1).collect();
        if near.chars().count() > SHOWN {
            near.pop();
            near.push('…');
        }
        Diagnostic::at(Code::SYNTAX, span, format!("Syntax error, incorrect syntax near '{near}'."))
    }

    /// Runs a rule one level down.
    fn nested<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let result = rule(self);
        self.depth -= 1;
        result
    }

    fn too_deep(&self) -> Diagnostic {
        let message = format!("The query nests deeper than the maximum of {MAX_DEPTH} levels.");
        Diagnostic::at(Code::OVER_LIMIT, self.span(), message)
    }
}

#[cfg(test)]
mod tests;
