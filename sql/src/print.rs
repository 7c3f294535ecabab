//! From a tree back to text, in the form in which the service writes its rewritten queries: keywords in capitals, one clause a
//! line, every operator in parentheses, strings in double quotes.
//!
//! Parsing the text gives the same tree.

use std::fmt::{self, Write};

use crate::ast::{
    BinaryOp, Collection, Count, CountKind, Direction, Expr, ExprKind, From, Literal, LogicalOp, Number, OffsetLimit, OrderBy,
    Projection, Query, Source, Step, StepKind, SubqueryKind, UnaryOp,
};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printer { out: f, indent: 0 }.query(self)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printer { out: f, indent: 0 }.expr(self)
    }
}

/// What follows the keyword.
macro_rules! clauses {
    ($($clause:ident $print:ident;)*) => {
        $(impl fmt::Display for $clause {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Printer { out: f, indent: 0 }.$print(self)
            }
        })*
    };
}

clauses! {
    Count count;
    From from;
    OrderBy order_by;
    OffsetLimit page;
}

struct Printer<'a, 'b> {
    out: &'a mut fmt::Formatter<'b>,
    indent: usize,
}

impl Printer<'_, '_> {
    fn query(&mut self, query: &Query) -> fmt::Result {
        self.out.write_str("SELECT ")?;
        if query.select.distinct {
            self.out.write_str("DISTINCT ")?;
        }
        if let Some(top) = &query.select.top {
            self.out.write_str("TOP ")?;
            self.count(top)?;
            self.out.write_char(' ')?;
        }
        self.projection(&query.select.projection)?;
        if let Some(from) = &query.from {
            self.clause("FROM ")?;
            self.from(from)?;
        }
        if let Some(filter) = &query.filter {
            self.clause("WHERE ")?;
            self.expr(filter)?;
        }
        if !query.group_by.is_empty() {
            self.clause("GROUP BY ")?;
            self.exprs(&query.group_by)?;
        }
        if let Some(order_by) = &query.order_by {
            self.clause("ORDER BY ")?;
            self.order_by(order_by)?;
        }
        if let Some(page) = &query.offset_limit {
            self.clause("OFFSET ")?;
            self.page(page)?;
        }
        Ok(())
    }

    fn from(&mut self, from: &From) -> fmt::Result {
        self.source(&from.source)?;
        for join in &from.joins {
            self.clause("JOIN ")?;
            self.source(join)?;
        }
        Ok(())
    }

    fn order_by(&mut self, order_by: &OrderBy) -> fmt::Result {
        if order_by.rank {
            self.out.write_str("RANK ")?;
        }
        for (i, item) in order_by.items.iter().enumerate() {
            self.comma(i)?;
            if order_by.rank && !matches!(item.expr.kind, ExprKind::Call { .. }) {
                // Lest `RANK` be taken for the name of a source.
                self.out.write_char('(')?;
                self.expr(&item.expr)?;
                self.out.write_char(')')?;
            } else {
                self.expr(&item.expr)?;
            }
            match item.direction {
                Some(Direction::Ascending) => self.out.write_str(" ASC")?,
                Some(Direction::Descending) => self.out.write_str(" DESC")?,
                None => {}
            }
        }
        Ok(())
    }

    fn page(&mut self, page: &OffsetLimit) -> fmt::Result {
        self.count(&page.offset)?;
        self.out.write_str(" LIMIT ")?;
        self.count(&page.limit)
    }

    fn projection(&mut self, projection: &Projection) -> fmt::Result {
        match projection {
            Projection::Star(_) => self.out.write_char('*'),
            Projection::Value(expr) => {
                self.out.write_str("VALUE ")?;
                self.expr(expr)
            }
            Projection::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.comma(i)?;
                    self.expr(&item.expr)?;
                    if let Some(alias) = &item.alias {
                        self.text([" AS ", &alias.name])?;
                    }
                }
                Ok(())
            }
        }
    }

    fn source(&mut self, source: &Source) -> fmt::Result {
        match &source.alias {
            Some(alias) if source.iterate => {
                self.text([&alias.name, " IN "])?;
                self.collection(&source.collection)
            }
            Some(alias) => {
                self.collection(&source.collection)?;
                self.text([" AS ", &alias.name])
            }
            None => self.collection(&source.collection),
        }
    }

    fn collection(&mut self, collection: &Collection) -> fmt::Result {
        match collection {
            Collection::Path { root, steps } => {
                self.out.write_str(&root.name)?;
                steps.iter().try_for_each(|step| self.step(step))
            }
            Collection::Subquery(query) => self.subquery(query),
        }
    }

    fn step(&mut self, step: &Step) -> fmt::Result {
        match &step.kind {
            StepKind::Property(name) => self.text([".", name]),
            StepKind::Member(name) => {
                self.out.write_char('[')?;
                write_string(self.out, name)?;
                self.out.write_char(']')
            }
            StepKind::Index(index) => write!(self.out, "[{index}]"),
        }
    }

    fn expr(&mut self, expr: &Expr) -> fmt::Result {
        match &expr.kind {
            ExprKind::Literal(literal) => write_literal(self.out, literal),
            ExprKind::Parameter(name) | ExprKind::Identifier(name) | ExprKind::Placeholder(name) => self.out.write_str(name),
            ExprKind::Array(items) => {
                self.out.write_char('[')?;
                self.exprs(items)?;
                self.out.write_char(']')
            }
            ExprKind::Object(members) => {
                self.out.write_char('{')?;
                for (i, (key, value)) in members.iter().enumerate() {
                    self.comma(i)?;
                    write_string(self.out, key)?;
                    self.out.write_str(": ")?;
                    self.expr(value)?;
                }
                self.out.write_char('}')
            }
            ExprKind::Member { base, name } => {
                self.base(base)?;
                self.text([".", name])
            }
            ExprKind::Index { base, index } => {
                self.base(base)?;
                self.out.write_char('[')?;
                self.expr(index)?;
                self.out.write_char(']')
            }
            ExprKind::Unary { op, operand } => {
                self.text(["(", unary(*op), " "])?;
                // A number after a minus sign would take the sign.
                if *op == UnaryOp::Minus {
                    self.base(operand)?
                } else {
                    self.expr(operand)?
                }
                self.out.write_char(')')
            }
            ExprKind::Binary { op, left, right } => {
                self.out.write_char('(')?;
                self.expr(left)?;
                self.text([" ", binary(*op), " "])?;
                self.expr(right)?;
                self.out.write_char(')')
            }
            ExprKind::Logical { op, operands } => self.logical(*op, operands),
            ExprKind::Conditional { condition, then, otherwise } => {
                self.out.write_char('(')?;
                self.expr(condition)?;
                self.out.write_str(" ? ")?;
                self.expr(then)?;
                self.out.write_str(" : ")?;
                self.expr(otherwise)?;
                self.out.write_char(')')
            }
            ExprKind::In { negated, needle, list } => {
                self.test(needle, *negated, "IN (")?;
                self.exprs(list)?;
                self.out.write_str("))")
            }
            ExprKind::Between { negated, value, low, high } => {
                self.test(value, *negated, "BETWEEN ")?;
                self.expr(low)?;
                self.out.write_str(" AND ")?;
                self.expr(high)?;
                self.out.write_char(')')
            }
            ExprKind::Like { negated, value, pattern, escape } => {
                self.test(value, *negated, "LIKE ")?;
                self.expr(pattern)?;
                if let Some(escape) = escape {
                    self.out.write_str(" ESCAPE ")?;
                    write_string(self.out, escape)?;
                }
                self.out.write_char(')')
            }
            ExprKind::Call { udf, name, args } => {
                self.text([if *udf { "udf." } else { "" }, &name.name, "("])?;
                self.exprs(args)?;
                self.out.write_char(')')
            }
            ExprKind::Subquery { kind, query } => {
                self.out.write_str(match kind {
                    SubqueryKind::Scalar => "",
                    SubqueryKind::Exists => "EXISTS",
                    SubqueryKind::Array => "ARRAY",
                    SubqueryKind::All => "ALL",
                    SubqueryKind::First => "FIRST",
                    SubqueryKind::Last => "LAST",
                })?;
                self.subquery(query)
            }
        }
    }

    /// `a AND b AND c` as `((a AND b) AND c)`: the text is binary.
    fn logical(&mut self, op: LogicalOp, operands: &[Expr]) -> fmt::Result {
        let name = match op {
            LogicalOp::And => "AND",
            LogicalOp::Or => "OR",
        };
        for _ in 1..operands.len() {
            self.out.write_char('(')?;
        }
        for (i, operand) in operands.iter().enumerate() {
            if i > 0 {
                self.text([" ", name, " "])?;
            }
            self.expr(operand)?;
            if i > 0 {
                self.out.write_char(')')?;
            }
        }
        Ok(())
    }

    /// What a step stands on. A number needs parentheses, lest its sign or the dot be read otherwise.
    fn base(&mut self, base: &Expr) -> fmt::Result {
        if matches!(base.kind, ExprKind::Literal(Literal::Number(_))) {
            self.out.write_char('(')?;
            self.expr(base)?;
            return self.out.write_char(')');
        }
        self.expr(base)
    }

    fn test(&mut self, left: &Expr, negated: bool, operator: &str) -> fmt::Result {
        self.out.write_char('(')?;
        self.expr(left)?;
        self.text([if negated { " NOT " } else { " " }, operator])
    }

    fn exprs(&mut self, exprs: &[Expr]) -> fmt::Result {
        for (i, expr) in exprs.iter().enumerate() {
            self.comma(i)?;
            self.expr(expr)?;
        }
        Ok(())
    }

    fn subquery(&mut self, query: &Query) -> fmt::Result {
        self.out.write_char('(')?;
        self.indent += 1;
        self.clause("")?;
        self.query(query)?;
        self.indent -= 1;
        self.clause("")?;
        self.out.write_char(')')
    }

    fn count(&mut self, count: &Count) -> fmt::Result {
        match &count.kind {
            CountKind::Literal(number) => write_number(self.out, *number),
            CountKind::Parameter(name) => self.out.write_str(name),
        }
    }

    /// Starts a line.
    fn clause(&mut self, keyword: &str) -> fmt::Result {
        self.out.write_char('\n')?;
        for _ in 0..self.indent {
            self.out.write_str("    ")?;
        }
        self.out.write_str(keyword)
    }

    fn text<const N: usize>(&mut self, parts: [&str; N]) -> fmt::Result {
        parts.into_iter().try_for_each(|part| self.out.write_str(part))
    }

    fn comma(&mut self, i: usize) -> fmt::Result {
        if i > 0 { self.out.write_str(", ") } else { Ok(()) }
    }
}

fn unary(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Not => "NOT",
        UnaryOp::Minus => "-",
        UnaryOp::Plus => "+",
        UnaryOp::BitNot => "~",
    }
}

fn binary(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Subtract => "-",
        BinaryOp::Multiply => "*",
        BinaryOp::Divide => "/",
        BinaryOp::Modulo => "%",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
        BinaryOp::ShiftLeft => "<<",
        BinaryOp::ShiftRight => ">>",
        BinaryOp::ShiftRightZeroFill => ">>>",
        BinaryOp::Concat => "||",
        BinaryOp::Equal => "=",
        BinaryOp::NotEqual => "!=",
        BinaryOp::Less => "<",
        BinaryOp::LessOrEqual => "<=",
        BinaryOp::Greater => ">",
        BinaryOp::GreaterOrEqual => ">=",
        BinaryOp::Coalesce => "??",
    }
}

fn write_literal(out: &mut dyn Write, literal: &Literal) -> fmt::Result {
    match literal {
        Literal::Undefined => out.write_str("undefined"),
        Literal::Null => out.write_str("null"),
        Literal::Bool(true) => out.write_str("true"),
        Literal::Bool(false) => out.write_str("false"),
        Literal::Number(number) => write_number(out, *number),
        Literal::String(value) => write_string(out, value),
    }
}

/// A string literal, in double quotes.
pub(crate) fn write_string(out: &mut dyn Write, value: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut rest = value;
    while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
        let (plain, from) = rest.split_at(at);
        out.write_str(plain)?;
        let mut chars = from.chars();
        match chars.next().unwrap_or_default() {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\u{8}' => out.write_str("\\b")?,
            '\u{c}' => out.write_str("\\f")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            c => write!(out, "\\u{:04x}", u32::from(c))?,
        }
        rest = chars.as_str();
    }
    out.write_str(rest)?;
    out.write_char('"')
}

/// A number as the service writes it: 15 significant digits if those give the same double, else 17.
pub(crate) fn write_number(out: &mut dyn Write, number: Number) -> fmt::Result {
    let value = match number {
        Number::Integer(value) => return write!(out, "{value}"),
        Number::Double(value) => value,
    };
    if value.is_nan() {
        return out.write_str("NaN");
    }
    if value.is_infinite() {
        return out.write_str(if value > 0.0 { "Infinity" } else { "-Infinity" });
    }
    let short = format!("{value:.14e}");
    if short.parse::<f64>().is_ok_and(|parsed| parsed.to_bits() == value.to_bits()) {
        return write_digits(out, &short, 15);
    }
    write_digits(out, &format!("{value:.16e}"), 17)
}

/// Lays out `d.ddde±x` as C's `%g` does: plainly where the exponent is small, without trailing zeros.
fn write_digits(out: &mut dyn Write, scientific: &str, precision: i32) -> fmt::Result {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |positive| ("-", positive));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    out.write_str(sign)?;
    if digits.is_empty() {
        return out.write_char('0');
    }
    if !(-4..precision).contains(&exponent) {
        let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
        let point = if rest.is_empty() { "" } else { "." };
        let sign = if exponent < 0 { '-' } else { '+' };
        return write!(out, "{first}{point}{rest}e{sign}{:02}", exponent.abs());
    }
    if exponent < 0 {
        let zeros = usize::try_from(-exponent - 1).unwrap_or_default();
        return write!(out, "0.{:0<zeros$}{digits}", "");
    }
    let whole = usize::try_from(exponent).unwrap_or_default() + 1;
    match digits.split_at_checked(whole) {
        Some((whole, "")) => out.write_str(whole),
        Some((whole, fraction)) => write!(out, "{whole}.{fraction}"),
        None => write!(out, "{digits:0<whole$}"),
    }
}
