//! Query texts without the values that stand in them, for logs.

use crate::lexer::{Lexer, Punct, Token, TokenKind};

/// The text of a query on one line, with `?` for every literal string and number, and without comments. Names stay: those of
/// properties, functions and parameters.
///
/// ```
/// let masked = cosmosdb_sql::mask("SELECT c['id'], 1 -- mine\nFROM c WHERE c.name = \"Ann\" AND c.age > @age");
/// assert_eq!(masked, "SELECT c['id'], ? FROM c WHERE c.name = ? AND c.age > @age");
/// ```
///
/// What is no query is masked token by token, as a query is: what stands outside of its quotes by mistake is left.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut lexer = Lexer::new(text);
    let mut tokens: Vec<Token> = Vec::new();
    while tokens.last().is_none_or(|token| token.kind != TokenKind::End) {
        tokens.push(lexer.next_token());
    }
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for (index, token) in tokens.iter().enumerate() {
        if token.span.start > end && !masked.is_empty() && token.kind != TokenKind::End {
            masked.push(' ');
        }
        end = token.span.end;
        let before = |back: usize| index.checked_sub(back).and_then(|index| tokens.get(index)).map(|token| &token.kind);
        let text = text.get(token.span.start..token.span.end).unwrap_or_default();
        let names_a_property = || {
            !text.contains(char::is_control)
                && before(1) == Some(&TokenKind::Punct(Punct::OpenBracket))
                && matches!(before(2), Some(TokenKind::Word | TokenKind::Punct(Punct::CloseBracket)))
        };
        match token.kind {
            TokenKind::Number(_) | TokenKind::Unknown => masked.push('?'),
            TokenKind::String(_) if !names_a_property() => masked.push('?'),
            _ => masked.push_str(text),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn no_value_is_left() {
        for (text, masked) in [
            ("select  *\n\tfrom c", "select * from c"),
            ("SELECT VALUE c.a.b[0]['x y'] FROM c", "SELECT VALUE c.a.b[?]['x y'] FROM c"),
            ("SELECT ['secret', -1.5e3] FROM c", "SELECT [?, -?] FROM c"),
            ("SELECT c IN ('a','b') FROM c", "SELECT c IN (?,?) FROM c"),
            ("SELECT {'k': 'v'} FROM c /* secret */ WHERE true", "SELECT {?: ?} FROM c WHERE true"),
            ("SELECT * FROM c WHERE c.a = 'unfinished", "SELECT * FROM c WHERE c.a = ?"),
            ("SELECT * FROM c WHERE c.a = 'it\\'s' AND @p", "SELECT * FROM c WHERE c.a = ? AND @p"),
            ("-- secret", ""),
            ("", ""),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    #[test]
    fn it_is_one_line() {
        let masked = mask("SELECT 'a\nb',\r\n\u{b}c[\"d\ne\"]\u{7}\u{1b}[2J");
        assert!(!masked.chars().any(char::is_control), "{masked:?}");
    }
}
