//! From text to tokens. The lexer never fails: what it does not know becomes a token that no rule of the grammar accepts.

use crate::ast::{Number, Span};

/// A token with its place.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A reserved word.
    Keyword(Keyword),
    /// Any other word.
    Word,
    /// `@name`
    Parameter,
    Number(Number),
    String(Box<str>),
    Punct(Punct),
    /// A character, or an unfinished literal, that has no place in a query.
    Unknown,
    End,
}

/// The reserved words. The rest of the language's words (`RANK`, `ALL`, `FIRST`, `LAST`, function names) are ordinary names
/// that mean something in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyword {
    And,
    Array,
    As,
    Asc,
    Between,
    By,
    Desc,
    Distinct,
    Escape,
    Exists,
    False,
    From,
    Group,
    In,
    Join,
    Like,
    Limit,
    Not,
    Null,
    Offset,
    Or,
    Order,
    Select,
    Top,
    True,
    Udf,
    Undefined,
    Value,
    Where,
}

impl Keyword {
    /// Whether the word may follow a dot all the same. These came late to the language (or stand where no property can).
    pub(crate) fn may_name_a_property(self) -> bool {
        matches!(self, Self::Escape | Self::Limit | Self::Offset | Self::Udf)
    }

    fn from_word(word: &str) -> Option<Self> {
        let mut upper = [0_u8; 9];
        let upper = upper.get_mut(..word.len())?;
        upper.copy_from_slice(word.as_bytes());
        upper.make_ascii_uppercase();
        Some(match &*upper {
            b"AND" => Self::And,
            b"ARRAY" => Self::Array,
            b"AS" => Self::As,
            b"ASC" => Self::Asc,
            b"BETWEEN" => Self::Between,
            b"BY" => Self::By,
            b"DESC" => Self::Desc,
            b"DISTINCT" => Self::Distinct,
            b"ESCAPE" => Self::Escape,
            b"EXISTS" => Self::Exists,
            b"FALSE" => Self::False,
            b"FROM" => Self::From,
            b"GROUP" => Self::Group,
            b"IN" => Self::In,
            b"JOIN" => Self::Join,
            b"LIKE" => Self::Like,
            b"LIMIT" => Self::Limit,
            b"NOT" => Self::Not,
            b"NULL" => Self::Null,
            b"OFFSET" => Self::Offset,
            b"OR" => Self::Or,
            b"ORDER" => Self::Order,
            b"SELECT" => Self::Select,
            b"TOP" => Self::Top,
            b"TRUE" => Self::True,
            b"UDF" => Self::Udf,
            b"UNDEFINED" => Self::Undefined,
            b"VALUE" => Self::Value,
            b"WHERE" => Self::Where,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Punct {
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Dot,
    Colon,
    Question,
    Coalesce,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Ampersand,
    Pipe,
    Concat,
    Caret,
    Tilde,
    ShiftLeft,
    ShiftRight,
    ShiftRightZeroFill,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Takes one token after another from a text.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether the last token ended an operand, after which a dot starts a member and not a number.
    after_operand: bool,
    /// Whether a comment was met that nothing closes: nothing closes another one after it.
    is_unclosed: bool,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, after_operand: false, is_unclosed: false }
    }

    /// The next token; at the end, [`TokenKind::End`] however often it is asked for.
    pub(crate) fn next_token(&mut self) -> Token {
        self.skip_blank();
        let start = self.at;
        let kind = self.peek().map_or(TokenKind::End, |first| self.token(first));
        self.after_operand = match &kind {
            TokenKind::Word | TokenKind::Parameter | TokenKind::String(_) | TokenKind::Number(_) => true,
            TokenKind::Punct(punct) => matches!(punct, Punct::CloseParen | Punct::CloseBracket | Punct::CloseBrace),
            _ => false,
        };
        Token { kind, span: Span::new(start, self.at) }
    }

    fn token(&mut self, first: char) -> TokenKind {
        if is_word_start(first) {
            return self.word();
        }
        if first.is_ascii_digit() || (first == '.' && self.peek_at(1).is_some_and(|c| c.is_ascii_digit()) && !self.after_operand)
        {
            return self.number();
        }
        match first {
            '"' | '\'' => self.string(first),
            '@' => {
                self.bump(1);
                let start = self.at;
                self.take_while(is_word_part);
                if self.at == start { TokenKind::Unknown } else { TokenKind::Parameter }
            }
            _ => self.punct(first),
        }
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        self.take_while(is_word_part);
        let word = self.text.get(start..self.at).unwrap_or_default();
        Keyword::from_word(word).map_or(TokenKind::Word, TokenKind::Keyword)
    }

    fn number(&mut self) -> TokenKind {
        let start = self.at;
        if self.peek() == Some('0') && matches!(self.peek_at(1), Some('x' | 'X')) {
            self.bump(2);
            let digits = self.at;
            self.take_while(is_word_part);
            let digits = self.text.get(digits..self.at).unwrap_or_default();
            return hexadecimal(digits).map_or(TokenKind::Unknown, TokenKind::Number);
        }
        self.take_while(|c| c.is_ascii_digit());
        let mut integral = true;
        if self.peek() == Some('.') {
            integral = false;
            self.bump(1);
            self.take_while(|c| c.is_ascii_digit());
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            integral = false;
            self.bump(1);
            if matches!(self.peek(), Some('+' | '-')) {
                self.bump(1);
            }
        }
        // Takes the exponent, and the letters of something that only began like a number.
        self.take_while(is_word_part);
        let literal = self.text.get(start..self.at).unwrap_or_default();
        decimal(literal, integral).map_or(TokenKind::Unknown, TokenKind::Number)
    }

    fn string(&mut self, quote: char) -> TokenKind {
        self.bump(1);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut value = String::new();
        let mut chars = rest.char_indices();
        let mut valid = true;
        while let Some((offset, c)) = chars.next() {
            if c == quote {
                self.at += offset + 1;
                return if valid { TokenKind::String(value.into()) } else { TokenKind::Unknown };
            }
            if c != '\\' {
                value.push(c);
                continue;
            }
            match chars.next().map(|(_, escaped)| escaped) {
                Some(escaped @ ('"' | '\'' | '\\' | '/')) => value.push(escaped),
                Some('b') => value.push('\u{8}'),
                Some('f') => value.push('\u{c}'),
                Some('n') => value.push('\n'),
                Some('r') => value.push('\r'),
                Some('t') => value.push('\t'),
                Some('u') => match unicode_escape(&mut chars) {
                    Some(escaped) => value.push(escaped),
                    None => valid = false,
                },
                _ => valid = false,
            }
        }
        self.at = self.text.len();
        TokenKind::Unknown
    }

    fn punct(&mut self, first: char) -> TokenKind {
        let (second, third) = (self.peek_at(1), self.peek_at(2));
        let (length, punct) = match (first, second, third) {
            ('>', Some('>'), Some('>')) => (3, Punct::ShiftRightZeroFill),
            ('>', Some('>'), _) => (2, Punct::ShiftRight),
            ('<', Some('<'), _) => (2, Punct::ShiftLeft),
            ('>', Some('='), _) => (2, Punct::GreaterOrEqual),
            ('<', Some('='), _) => (2, Punct::LessOrEqual),
            ('<', Some('>'), _) | ('!', Some('='), _) => (2, Punct::NotEqual),
            ('?', Some('?'), _) => (2, Punct::Coalesce),
            ('|', Some('|'), _) => (2, Punct::Concat),
            ('(', ..) => (1, Punct::OpenParen),
            (')', ..) => (1, Punct::CloseParen),
            ('[', ..) => (1, Punct::OpenBracket),
            (']', ..) => (1, Punct::CloseBracket),
            ('{', ..) => (1, Punct::OpenBrace),
            ('}', ..) => (1, Punct::CloseBrace),
            (',', ..) => (1, Punct::Comma),
            ('.', ..) => (1, Punct::Dot),
            (':', ..) => (1, Punct::Colon),
            ('?', ..) => (1, Punct::Question),
            ('+', ..) => (1, Punct::Plus),
            ('-', ..) => (1, Punct::Minus),
            ('*', ..) => (1, Punct::Star),
            ('/', ..) => (1, Punct::Slash),
            ('%', ..) => (1, Punct::Percent),
            ('&', ..) => (1, Punct::Ampersand),
            ('|', ..) => (1, Punct::Pipe),
            ('^', ..) => (1, Punct::Caret),
            ('~', ..) => (1, Punct::Tilde),
            ('=', ..) => (1, Punct::Equal),
            ('<', ..) => (1, Punct::Less),
            ('>', ..) => (1, Punct::Greater),
            _ => {
                self.bump(first.len_utf8());
                return TokenKind::Unknown;
            }
        };
        self.bump(length);
        TokenKind::Punct(punct)
    }

    /// Skips white space, `-- to the end of the line` and `/* … */`.
    fn skip_blank(&mut self) {
        loop {
            self.take_while(char::is_whitespace);
            if !matches!(self.peek(), Some('-' | '/')) {
                return;
            }
            let rest = self.text.get(self.at..).unwrap_or_default();
            if rest.starts_with("--") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if !self.is_unclosed
                && let Some(comment) = rest.strip_prefix("/*")
            {
                match comment.find("*/") {
                    Some(end) => self.at += end + 4,
                    // What is no comment is told by the grammar.
                    None => self.is_unclosed = true,
                }
            } else {
                return;
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    /// The character `bytes` further on, provided that only ASCII stands between.
    fn peek_at(&self, bytes: usize) -> Option<char> {
        let at = self.at + bytes;
        match self.text.as_bytes().get(at)? {
            ascii if ascii.is_ascii() => Some(char::from(*ascii)),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    fn bump(&mut self, bytes: usize) {
        self.at += bytes;
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) {
        while let Some(c) = self.peek().filter(|c| accept(*c)) {
            self.bump(c.len_utf8());
        }
    }
}

fn is_word_start(c: char) -> bool {
    c == '_' || c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

fn is_word_part(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
}

/// The character of `\uXXXX`, or of two such that make a surrogate pair. Half a pair has no place in text: it becomes U+FFFD.
fn unicode_escape(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    let high = hex4(chars)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let mut ahead = chars.clone();
    if ahead.next().is_some_and(|(_, c)| c == '\\')
        && ahead.next().is_some_and(|(_, c)| c == 'u')
        && let Some(low @ 0xDC00..0xE000) = hex4(&mut ahead)
    {
        *chars = ahead;
        return char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    }
    Some(char::REPLACEMENT_CHARACTER)
}

fn hex4(chars: &mut std::str::CharIndices<'_>) -> Option<u32> {
    (0..4).try_fold(0, |value, _| Some(value * 16 + chars.next()?.1.to_digit(16)?))
}

fn hexadecimal(digits: &str) -> Option<Number> {
    if digits.is_empty() {
        return None;
    }
    if let Ok(value) = i64::from_str_radix(digits, 16) {
        return Some(Number::Integer(value));
    }
    digits.chars().try_fold(0.0, |value, c| Some(value * 16.0 + f64::from(c.to_digit(16)?))).map(Number::Double)
}

#[allow(clippy::cast_possible_truncation)]
fn decimal(literal: &str, integral: bool) -> Option<Number> {
    /// Above this not every integer is a double.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if integral && let Ok(value) = literal.parse() {
        return Some(Number::Integer(value));
    }
    // Rust's own parser takes more (`inf`, `1_0` it does not), but here only digits, point and exponent can arrive …
    if literal.bytes().any(|b| !b.is_ascii_digit() && !matches!(b, b'.' | b'e' | b'E' | b'+' | b'-')) {
        return None;
    }
    let value: f64 = literal.parse().ok()?;
    // … and `1.0`, `1e2` print as `1`, `100`, so they must be what those are.
    if value.fract() == 0.0 && value.abs() <= EXACT { Some(Number::Integer(value as i64)) } else { Some(Number::Double(value)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn tokenize(text: &str) -> Vec<Token> {
        let mut lexer = Lexer::new(text);
        let mut tokens = Vec::new();
        while tokens.last().is_none_or(|last: &Token| last.kind != TokenKind::End) {
            tokens.push(lexer.next_token());
        }
        tokens
    }

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokenize(text).into_iter().map(|t| t.kind).collect()
    }

    #[test]
    fn words_and_comments() {
        let tokens = tokenize("select -- all\n c._a1 /* here */ FROM Größe");
        let spans: Vec<_> = tokens.iter().map(|t| (t.span.start, t.span.end)).collect();
        assert_eq!(spans, [(0, 6), (15, 16), (16, 17), (17, 20), (32, 36), (37, 44), (44, 44)]);
        assert_eq!(tokens.first().unwrap().kind, TokenKind::Keyword(Keyword::Select));
    }

    #[test]
    fn numbers() {
        let number = |text: &str| match kinds(text).first() {
            Some(TokenKind::Number(number)) => Some(*number),
            _ => None,
        };
        assert_eq!(number("42"), Some(Number::Integer(42)));
        assert_eq!(number("9223372036854775807"), Some(Number::Integer(i64::MAX)));
        assert_eq!(number("9223372036854775808"), Some(Number::Double(9_223_372_036_854_775_808.0)));
        assert_eq!(number("1E2"), Some(Number::Integer(100)));
        assert_eq!(number("1.5e-3"), Some(Number::Double(0.0015)));
        assert_eq!(number(".5"), Some(Number::Double(0.5)));
        assert_eq!(number("0xFF"), Some(Number::Integer(255)));
        for bad in ["0x", "1e", "12abc", "1e+", "0.E", "0xG", "1.2_3"] {
            assert_eq!(kinds(bad).first(), Some(&TokenKind::Unknown), "{bad}");
        }
    }

    #[test]
    fn strings() {
        let string = |text: &str| match kinds(text).into_iter().next() {
            Some(TokenKind::String(string)) => Some(string.into_string()),
            _ => None,
        };
        assert_eq!(string(r#"'it\'s "x"'"#).unwrap(), r#"it's "x""#);
        assert_eq!(string(r#""\b\f\n\r\t\/\\A""#).unwrap(), "\u{8}\u{c}\n\r\t/\\A");
        assert_eq!(string(r#""\ud83d\ude00""#).unwrap(), "😀");
        assert_eq!(string(r#""\ud83dx""#).unwrap(), "\u{fffd}x");
        for bad in [r#""abc"#, r#""\q""#, r#""\u12""#, "'a\""] {
            assert_eq!(string(bad), None, "{bad}");
        }
    }
}
