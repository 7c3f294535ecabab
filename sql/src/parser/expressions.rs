//! Scalar expressions, by operator precedence.
//!
//! From loose to tight: `?:`, `??`, `OR`, `AND`, `[NOT] IN | BETWEEN | LIKE`, `||`, `|`, `^`, `&`, equality, relation, shift,
//! sum, product, unary. The bitwise operators bind looser than comparison, as in C; the service has it so.

use super::{MAX_DEPTH, Node, Parse, Parser};
use crate::ast::{BinaryOp, Expr, ExprKind, Identifier, Literal, LogicalOp, Number, Span, SubqueryKind, UnaryOp};
use crate::lexer::{Keyword, Punct, TokenKind};

/// How tightly an operator binds. [`Parser::expression_at`] takes only operators at its level or tighter.
type Level = u8;

const LOOSEST: Level = 0;
const CONDITIONAL: Level = 1;
const COALESCE: Level = 2;
const OR: Level = 3;
const AND: Level = 4;
/// `IN`, `BETWEEN`, `LIKE`.
const TEST: Level = 5;
const CONCAT: Level = 6;

/// What may follow an operand.
enum Infix {
    Binary(BinaryOp),
    Logical(LogicalOp),
    Conditional,
    In,
    Between,
    Like,
}

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Parse<Node> {
        self.expression_at(LOOSEST)
    }

    fn expression_at(&mut self, level: Level) -> Parse<Node> {
        self.nested(|parser| {
            let first = parser.unary()?;
            parser.infix(first, level)
        })
    }

    /// The operators after `left`, as far as they bind at `level` or tighter.
    fn infix(&mut self, mut left: Node, level: Level) -> Parse<Node> {
        loop {
            let negated = self.is_keyword(Keyword::Not);
            let Some((infix, binds)) = infix_of(if negated { self.peek_second() } else { self.peek() }) else {
                return Ok(left);
            };
            if binds < level || (negated && binds != TEST) {
                return Ok(left);
            }
            if negated {
                self.advance();
            }
            self.advance();
            left = self.operation(infix, binds, negated, left)?;
        }
    }

    /// What is right of an operator. Each has a function of its own, so that little of the stack is taken by a level.
    fn operation(&mut self, infix: Infix, binds: Level, negated: bool, left: Node) -> Parse<Node> {
        match infix {
            Infix::Binary(op) => self.binary(op, left, binds),
            Infix::Logical(op) => self.logical(op, left, binds),
            Infix::Conditional => self.conditional(left),
            Infix::In => self.is_in(negated, left),
            Infix::Between => self.between(negated, left),
            Infix::Like => self.like(negated, left),
        }
    }

    fn binary(&mut self, op: BinaryOp, left: Node, binds: Level) -> Parse<Node> {
        let right = self.expression_at(binds + 1)?;
        let (depth, span) = (left.depth.max(right.depth), left.expr.span.to(right.expr.span));
        let (left, right) = (Box::new(left.expr), Box::new(right.expr));
        self.node(ExprKind::Binary { op, left, right }, span, depth)
    }

    fn conditional(&mut self, left: Node) -> Parse<Node> {
        let then = self.expression()?;
        self.expect_punct(Punct::Colon)?;
        let otherwise = self.expression_at(CONDITIONAL)?;
        let depth = left.depth.max(then.depth).max(otherwise.depth);
        let span = left.expr.span.to(otherwise.expr.span);
        let (condition, then) = (Box::new(left.expr), Box::new(then.expr));
        let otherwise = Box::new(otherwise.expr);
        self.node(ExprKind::Conditional { condition, then, otherwise }, span, depth)
    }

    fn is_in(&mut self, negated: bool, left: Node) -> Parse<Node> {
        self.expect_punct(Punct::OpenParen)?;
        if self.is_punct(Punct::CloseParen) {
            return Err(self.unexpected());
        }
        let (list, depth) = self.expressions_until(Punct::CloseParen)?;
        let span = self.span_from(left.expr.span);
        let depth = left.depth.max(depth);
        self.node(ExprKind::In { negated, needle: Box::new(left.expr), list }, span, depth)
    }

    fn between(&mut self, negated: bool, left: Node) -> Parse<Node> {
        let low = self.expression_at(CONCAT)?;
        self.expect_keyword(Keyword::And)?;
        let high = self.expression_at(CONCAT)?;
        let depth = left.depth.max(low.depth).max(high.depth);
        let span = left.expr.span.to(high.expr.span);
        let (value, low, high) = (Box::new(left.expr), Box::new(low.expr), Box::new(high.expr));
        self.node(ExprKind::Between { negated, value, low, high }, span, depth)
    }

    fn like(&mut self, negated: bool, left: Node) -> Parse<Node> {
        let pattern = self.expression_at(CONCAT)?;
        let escape = if self.eat_keyword(Keyword::Escape) { Some(self.expect_string()?) } else { None };
        let span = self.span_from(left.expr.span);
        let depth = left.depth.max(pattern.depth);
        let (value, pattern) = (Box::new(left.expr), Box::new(pattern.expr));
        self.node(ExprKind::Like { negated, value, pattern, escape }, span, depth)
    }

    /// Joins two operands, or adds one to the chain on the left.
    fn logical(&mut self, op: LogicalOp, left: Node, binds: Level) -> Parse<Node> {
        let right = self.expression_at(binds + 1)?;
        let span = left.expr.span.to(right.expr.span);
        match left.expr.kind {
            ExprKind::Logical { op: same, mut operands } if same == op => {
                operands.push(right.expr);
                // The chain is a level above its operands already.
                let depth = left.depth.max(right.depth + 1);
                self.fits(depth)?;
                Ok(Node { expr: Expr { kind: ExprKind::Logical { op, operands }, span }, depth })
            }
            kind => {
                let operands = vec![Expr { kind, span: left.expr.span }, right.expr];
                self.node(ExprKind::Logical { op, operands }, span, left.depth.max(right.depth))
            }
        }
    }

    fn unary(&mut self) -> Parse<Node> {
        let op = match self.peek() {
            TokenKind::Punct(Punct::Minus) => UnaryOp::Minus,
            TokenKind::Punct(Punct::Plus) => UnaryOp::Plus,
            TokenKind::Punct(Punct::Tilde) => UnaryOp::BitNot,
            TokenKind::Keyword(Keyword::Not) => UnaryOp::Not,
            _ => return self.operand(),
        };
        let start = self.span();
        self.advance();
        // A minus sign belongs to the number that follows it, unless a step follows the number.
        let before_number = op == UnaryOp::Minus && (matches!(self.peek(), TokenKind::Number(_)) || self.number_word().is_some());
        let operand = self.nested(Self::unary)?;
        let span = start.to(operand.expr.span);
        if let (true, ExprKind::Literal(Literal::Number(number))) = (before_number, &operand.expr.kind) {
            let number = negate(*number);
            return self.node(ExprKind::Literal(Literal::Number(number)), span, 0);
        }
        self.node(ExprKind::Unary { op, operand: Box::new(operand.expr) }, span, operand.depth)
    }

    /// An operand and the steps below it: `c.a["b"][0]`.
    fn operand(&mut self) -> Parse<Node> {
        let first = if self.is_punct(Punct::OpenParen) { self.parenthesised()? } else { self.primary()? };
        self.steps(first)
    }

    fn steps(&mut self, mut base: Node) -> Parse<Node> {
        loop {
            if self.eat_punct(Punct::Dot) {
                let name = self.property_name()?.name;
                let (span, depth) = (self.span_from(base.expr.span), base.depth);
                base = self.node(ExprKind::Member { base: Box::new(base.expr), name }, span, depth)?;
            } else if self.eat_punct(Punct::OpenBracket) {
                let index = self.expression()?;
                self.expect_punct(Punct::CloseBracket)?;
                let (span, depth) = (self.span_from(base.expr.span), base.depth.max(index.depth));
                let (inner, index) = (Box::new(base.expr), Box::new(index.expr));
                base = self.node(ExprKind::Index { base: inner, index }, span, depth)?;
            } else {
                return Ok(base);
            }
        }
    }

    /// `(expr)` or `(SELECT …)`.
    ///
    /// A run of opening parentheses is taken without recursion: a chain of a thousand `OR`s prints with as many, and such text
    /// must parse again though it is no deeper than the chain. Nor is what is in them a level further down, since every operator
    /// prints with a pair.
    fn parenthesised(&mut self) -> Parse<Node> {
        let (mut open, mut last) = (0, self.span());
        while self.is_punct(Punct::OpenParen) {
            last = self.span();
            open += 1;
            self.advance();
        }
        if self.is_keyword(Keyword::Select) {
            // The last pair is the subquery's own.
            let query = self.scalar_subquery(last)?;
            self.close(query, open - 1)
        } else {
            let first = self.unary()?;
            self.close(first, open)
        }
    }

    /// What comes after the first operand in so many parentheses, up to the last of them.
    fn close(&mut self, first: Node, open: usize) -> Parse<Node> {
        let mut inner = first;
        for _ in 0..open {
            inner = self.steps(inner)?;
            inner = self.infix(inner, LOOSEST)?;
            self.expect_punct(Punct::CloseParen)?;
        }
        Ok(inner)
    }

    fn scalar_subquery(&mut self, start: Span) -> Parse<Node> {
        let (query, depth) = self.subquery()?;
        let kind = ExprKind::Subquery { kind: SubqueryKind::Scalar, query };
        self.node(kind, self.span_from(start), depth)
    }

    fn primary(&mut self) -> Parse<Node> {
        let start = self.span();
        let leaf = match self.peek() {
            TokenKind::Number(number) => ExprKind::Literal(Literal::Number(*number)),
            TokenKind::String(value) => ExprKind::Literal(Literal::String(value.clone())),
            TokenKind::Keyword(Keyword::Null) => ExprKind::Literal(Literal::Null),
            TokenKind::Keyword(Keyword::Undefined) => ExprKind::Literal(Literal::Undefined),
            TokenKind::Keyword(Keyword::True) => ExprKind::Literal(Literal::Bool(true)),
            TokenKind::Keyword(Keyword::False) => ExprKind::Literal(Literal::Bool(false)),
            TokenKind::Parameter => ExprKind::Parameter(self.slice(start).into()),
            TokenKind::Punct(Punct::OpenBracket) => return self.array(),
            TokenKind::Punct(Punct::OpenBrace) => return self.object(),
            TokenKind::Keyword(Keyword::Exists) => return self.keyword_subquery(SubqueryKind::Exists),
            TokenKind::Keyword(Keyword::Array) => return self.keyword_subquery(SubqueryKind::Array),
            TokenKind::Keyword(Keyword::Udf) => return self.udf_call(),
            TokenKind::Word => return self.word(),
            _ => return Err(self.unexpected()),
        };
        self.advance();
        self.node(leaf, start, 0)
    }

    /// A name, a number that is a word, or a call.
    fn word(&mut self) -> Parse<Node> {
        if *self.peek_second() == TokenKind::Punct(Punct::OpenParen) {
            if self.third.kind == TokenKind::Keyword(Keyword::Select) {
                for (word, kind) in [("ALL", SubqueryKind::All), ("FIRST", SubqueryKind::First), ("LAST", SubqueryKind::Last)] {
                    if self.is_word(word) {
                        return self.keyword_subquery(kind);
                    }
                }
            }
            let name = self.identifier()?;
            return self.call(false, name, None);
        }
        let number = self.number_word();
        let name = self.identifier()?;
        let kind = number.map_or(ExprKind::Identifier(name.name), |number| ExprKind::Literal(Literal::Number(number)));
        self.node(kind, name.span, 0)
    }

    /// `NaN` or `Infinity`, if that is next.
    fn number_word(&self) -> Option<Number> {
        if *self.peek() != TokenKind::Word {
            return None;
        }
        match self.slice(self.span()) {
            "NaN" => Some(Number::Double(f64::NAN)),
            "Infinity" => Some(Number::Double(f64::INFINITY)),
            _ => None,
        }
    }

    fn udf_call(&mut self) -> Parse<Node> {
        let start = self.span();
        self.advance();
        self.expect_punct(Punct::Dot)?;
        let name = self.property_name()?;
        self.call(true, name, Some(start))
    }

    /// The arguments of a call.
    fn call(&mut self, udf: bool, name: Identifier, start: Option<Span>) -> Parse<Node> {
        let start = start.unwrap_or(name.span);
        self.expect_punct(Punct::OpenParen)?;
        let (args, depth) = self.expressions_until(Punct::CloseParen)?;
        self.node(ExprKind::Call { udf, name, args }, self.span_from(start), depth)
    }

    fn keyword_subquery(&mut self, kind: SubqueryKind) -> Parse<Node> {
        let start = self.span();
        self.advance();
        self.expect_punct(Punct::OpenParen)?;
        let (query, depth) = self.subquery()?;
        self.node(ExprKind::Subquery { kind, query }, self.span_from(start), depth)
    }

    fn array(&mut self) -> Parse<Node> {
        let start = self.span();
        self.advance();
        let (items, depth) = self.expressions_until(Punct::CloseBracket)?;
        self.node(ExprKind::Array(items), self.span_from(start), depth)
    }

    fn object(&mut self) -> Parse<Node> {
        let start = self.span();
        self.advance();
        let (mut members, mut depth) = (Vec::new(), 0);
        if !self.eat_punct(Punct::CloseBrace) {
            loop {
                let key = match self.peek() {
                    TokenKind::String(key) => key.clone(),
                    TokenKind::Word | TokenKind::Keyword(_) => self.slice(self.span()).into(),
                    _ => return Err(self.unexpected()),
                };
                self.advance();
                self.expect_punct(Punct::Colon)?;
                let value = self.expression()?;
                depth = depth.max(value.depth);
                members.push((key, value.expr));
                if !self.eat_punct(Punct::Comma) {
                    break;
                }
            }
            self.expect_punct(Punct::CloseBrace)?;
        }
        self.node(ExprKind::Object(members), self.span_from(start), depth)
    }

    /// Expressions between commas, up to `close` and with it; and how deep the deepest is.
    fn expressions_until(&mut self, close: Punct) -> Parse<(Vec<Expr>, usize)> {
        let (mut items, mut depth) = (Vec::new(), 0);
        if self.eat_punct(close) {
            return Ok((items, depth));
        }
        loop {
            let item = self.expression()?;
            depth = depth.max(item.depth);
            items.push(item.expr);
            if !self.eat_punct(Punct::Comma) {
                break;
            }
        }
        self.expect_punct(close)?;
        Ok((items, depth))
    }

    /// A node over operands of at most `below` levels.
    fn node(&mut self, kind: ExprKind, span: Span, below: usize) -> Parse<Node> {
        let depth = below + 1;
        self.fits(depth)?;
        Ok(Node { expr: Expr { kind, span }, depth })
    }

    /// Long chains grow a tree without recursion, so that the parser's own depth says nothing of them.
    pub(super) fn fits(&mut self, depth: usize) -> Parse<()> {
        self.deepest = self.deepest.max(depth);
        if depth > MAX_DEPTH { Err(self.too_deep()) } else { Ok(()) }
    }
}

fn infix_of(token: &TokenKind) -> Option<(Infix, Level)> {
    let binary = |op, level| Some((Infix::Binary(op), level));
    match token {
        TokenKind::Keyword(Keyword::Or) => Some((Infix::Logical(LogicalOp::Or), OR)),
        TokenKind::Keyword(Keyword::And) => Some((Infix::Logical(LogicalOp::And), AND)),
        TokenKind::Keyword(Keyword::In) => Some((Infix::In, TEST)),
        TokenKind::Keyword(Keyword::Between) => Some((Infix::Between, TEST)),
        TokenKind::Keyword(Keyword::Like) => Some((Infix::Like, TEST)),
        TokenKind::Punct(punct) => match punct {
            Punct::Question => Some((Infix::Conditional, CONDITIONAL)),
            Punct::Coalesce => binary(BinaryOp::Coalesce, COALESCE),
            Punct::Concat => binary(BinaryOp::Concat, CONCAT),
            Punct::Pipe => binary(BinaryOp::BitOr, 7),
            Punct::Caret => binary(BinaryOp::BitXor, 8),
            Punct::Ampersand => binary(BinaryOp::BitAnd, 9),
            Punct::Equal => binary(BinaryOp::Equal, 10),
            Punct::NotEqual => binary(BinaryOp::NotEqual, 10),
            Punct::Less => binary(BinaryOp::Less, 11),
            Punct::LessOrEqual => binary(BinaryOp::LessOrEqual, 11),
            Punct::Greater => binary(BinaryOp::Greater, 11),
            Punct::GreaterOrEqual => binary(BinaryOp::GreaterOrEqual, 11),
            Punct::ShiftLeft => binary(BinaryOp::ShiftLeft, 12),
            Punct::ShiftRight => binary(BinaryOp::ShiftRight, 12),
            Punct::ShiftRightZeroFill => binary(BinaryOp::ShiftRightZeroFill, 12),
            Punct::Plus => binary(BinaryOp::Add, 13),
            Punct::Minus => binary(BinaryOp::Subtract, 13),
            Punct::Star => binary(BinaryOp::Multiply, 14),
            Punct::Slash => binary(BinaryOp::Divide, 14),
            Punct::Percent => binary(BinaryOp::Modulo, 14),
            _ => None,
        },
        _ => None,
    }
}

fn negate(number: Number) -> Number {
    match number {
        // There is a negative zero among doubles only.
        Number::Integer(0) => Number::Double(-0.0),
        Number::Integer(value) => value.checked_neg().map_or(Number::Double(-number.as_f64()), Number::Integer),
        Number::Double(value) => Number::Double(-value),
    }
}
