//! The clauses of a query.

use super::{Parse, Parser};
use crate::ast::{
    Collection, Count, CountKind, Direction, From, OffsetLimit, OrderBy, OrderItem, Projection, Query, Select, SelectItem,
    Source, Step, StepKind,
};
use crate::lexer::{Keyword, Punct, TokenKind};

impl Parser<'_> {
    /// `SELECT … [FROM …] [WHERE …] [GROUP BY …] [ORDER BY …] [OFFSET … LIMIT …]`
    pub(super) fn query(&mut self) -> Parse<Query> {
        let start = self.span();
        let select = self.select()?;
        let from = if self.eat_keyword(Keyword::From) { Some(self.from()?) } else { None };
        let filter = if self.eat_keyword(Keyword::Where) { Some(self.expression()?.expr) } else { None };
        let mut group_by = Vec::new();
        if self.eat_keyword(Keyword::Group) {
            self.expect_keyword(Keyword::By)?;
            group_by = self.list(|parser| Ok(parser.expression()?.expr))?;
        }
        let order_by = if self.is_keyword(Keyword::Order) { Some(self.order_by()?) } else { None };
        let mut offset_limit = None;
        if self.eat_keyword(Keyword::Offset) {
            let offset = self.count()?;
            self.expect_keyword(Keyword::Limit)?;
            offset_limit = Some(OffsetLimit { offset, limit: self.count()? });
        }
        Ok(Query { select, from, filter, group_by, order_by, offset_limit, span: self.span_from(start) })
    }

    /// A query inside another, up to the closing parenthesis and with it; and how many levels it has.
    pub(super) fn subquery(&mut self) -> Parse<(Box<Query>, usize)> {
        let outer = std::mem::take(&mut self.deepest);
        let query = self.nested(|parser| parser.query().map(Box::new))?;
        self.expect_punct(Punct::CloseParen)?;
        let depth = self.deepest + 1;
        self.deepest = outer;
        self.fits(depth)?;
        Ok((query, depth))
    }

    fn select(&mut self) -> Parse<Select> {
        let start = self.span();
        self.expect_keyword(Keyword::Select)?;
        let distinct = self.eat_keyword(Keyword::Distinct);
        let top = if self.eat_keyword(Keyword::Top) { Some(self.count()?) } else { None };
        let projection = if self.is_punct(Punct::Star) {
            let span = self.span();
            self.advance();
            Projection::Star(span)
        } else if self.eat_keyword(Keyword::Value) {
            Projection::Value(self.expression()?.expr)
        } else {
            Projection::List(self.list(Self::select_item)?)
        };
        Ok(Select { distinct, top, projection, span: self.span_from(start) })
    }

    fn select_item(&mut self) -> Parse<SelectItem> {
        let expr = self.expression()?.expr;
        let aliased = self.eat_keyword(Keyword::As) || *self.peek() == TokenKind::Word;
        let alias = if aliased { Some(self.identifier()?) } else { None };
        Ok(SelectItem { expr, alias })
    }

    fn from(&mut self) -> Parse<From> {
        let source = self.source()?;
        let mut joins = Vec::new();
        while self.eat_keyword(Keyword::Join) {
            joins.push(self.source()?);
        }
        Ok(From { source, joins })
    }

    /// `collection [[AS] alias]` or `alias IN collection`
    fn source(&mut self) -> Parse<Source> {
        let start = self.span();
        if *self.peek() == TokenKind::Word && *self.peek_second() == TokenKind::Keyword(Keyword::In) {
            let alias = Some(self.identifier()?);
            self.advance();
            let collection = self.collection()?;
            return Ok(Source { collection, iterate: true, alias, span: self.span_from(start) });
        }
        let collection = self.collection()?;
        let aliased = self.eat_keyword(Keyword::As) || *self.peek() == TokenKind::Word;
        let alias = if aliased { Some(self.identifier()?) } else { None };
        Ok(Source { collection, iterate: false, alias, span: self.span_from(start) })
    }

    fn collection(&mut self) -> Parse<Collection> {
        if self.eat_punct(Punct::OpenParen) {
            return Ok(Collection::Subquery(self.subquery()?.0));
        }
        let root = self.identifier()?;
        let mut steps = Vec::new();
        loop {
            let start = self.span();
            let kind = if self.eat_punct(Punct::Dot) {
                StepKind::Property(self.property_name()?.name)
            } else if self.eat_punct(Punct::OpenBracket) {
                let kind = self.bracket_step()?;
                self.expect_punct(Punct::CloseBracket)?;
                kind
            } else {
                return Ok(Collection::Path { root, steps });
            };
            steps.push(Step { kind, span: self.span_from(start) });
        }
    }

    fn bracket_step(&mut self) -> Parse<StepKind> {
        if let TokenKind::Number(crate::ast::Number::Integer(index)) = *self.peek() {
            let index = u64::try_from(index).map_err(|_| self.unexpected())?;
            self.advance();
            return Ok(StepKind::Index(index));
        }
        Ok(StepKind::Member(self.expect_string()?))
    }

    fn order_by(&mut self) -> Parse<OrderBy> {
        let start = self.span();
        self.expect_keyword(Keyword::Order)?;
        self.expect_keyword(Keyword::By)?;
        // `ORDER BY rank` and `ORDER BY rank.x` sort by a source of that name. There is no function of that name.
        let rank = self.is_word("RANK") && matches!(self.peek_second(), TokenKind::Word | TokenKind::Punct(Punct::OpenParen));
        if rank {
            self.advance();
        }
        let items = self.list(Self::order_item)?;
        Ok(OrderBy { rank, items, span: self.span_from(start) })
    }

    fn order_item(&mut self) -> Parse<OrderItem> {
        let expr = self.expression()?.expr;
        let direction = if self.eat_keyword(Keyword::Asc) {
            Some(Direction::Ascending)
        } else if self.eat_keyword(Keyword::Desc) {
            Some(Direction::Descending)
        } else {
            None
        };
        Ok(OrderItem { expr, direction })
    }

    /// The operand of `TOP`, `OFFSET`, `LIMIT`: a number without a sign, or a parameter.
    fn count(&mut self) -> Parse<Count> {
        let span = self.span();
        let kind = match self.peek() {
            TokenKind::Number(number) if number.as_f64().is_finite() => CountKind::Literal(*number),
            TokenKind::Parameter => CountKind::Parameter(self.slice(span).into()),
            _ => return Err(self.unexpected()),
        };
        self.advance();
        Ok(Count { kind, span })
    }
}
