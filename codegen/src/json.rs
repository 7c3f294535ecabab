//! JSON as people like to read it: whatever fits on a line stands on one.

use serde_json::Value;

/// A value as text of lines no wider than `width` where that can be, with a newline at the end.
#[must_use]
pub fn to_text(value: &Value, width: usize) -> String {
    let mut out = Printer { text: String::new(), width };
    out.value(value, 0, 0, 0);
    out.text.push('\n');
    out.text
}

struct Printer {
    text: String,
    width: usize,
}

impl Printer {
    /// Writes a value that begins at `column`, in a line that is indented by `indent`, and is followed by `after` characters.
    fn value(&mut self, value: &Value, indent: usize, column: usize, after: usize) {
        // The outermost one is always broken up, so that a document that grows does not change its form.
        let room = self.width.saturating_sub(column + after);
        if indent + column > 0 && length(value, room).is_some() {
            return self.inline(value);
        }
        match value {
            Value::Array(items) if !items.is_empty() && items.iter().all(|it| !it.is_array() && !it.is_object()) => {
                self.filled(items, indent + 2);
                self.line(indent);
                self.text.push(']');
            }
            Value::Array(items) if !items.is_empty() => {
                self.text.push('[');
                for (i, item) in items.iter().enumerate() {
                    self.line(indent + 2);
                    let comma = usize::from(i + 1 < items.len());
                    self.value(item, indent + 2, indent + 2, comma);
                    self.text.push_str(if comma == 1 { "," } else { "" });
                }
                self.line(indent);
                self.text.push(']');
            }
            Value::Object(members) if !members.is_empty() => {
                self.text.push('{');
                for (i, (key, item)) in members.iter().enumerate() {
                    self.line(indent + 2);
                    let start = self.text.len();
                    self.string(key);
                    self.text.push_str(": ");
                    let comma = usize::from(i + 1 < members.len());
                    self.value(item, indent + 2, indent + 2 + self.text.len() - start, comma);
                    self.text.push_str(if comma == 1 { "," } else { "" });
                }
                self.line(indent);
                self.text.push('}');
            }
            _ => self.inline(value),
        }
    }

    /// Scalars of an array, as many on a line as fit.
    fn filled(&mut self, items: &[Value], indent: usize) {
        self.text.push('[');
        let mut column = usize::MAX;
        for (i, item) in items.iter().enumerate() {
            let needed = length(item, usize::MAX).unwrap_or(0) + usize::from(i + 1 < items.len());
            if column.saturating_add(1 + needed) > self.width {
                self.line(indent);
                column = indent;
            } else {
                self.text.push(' ');
                column += 1;
            }
            self.inline(item);
            self.text.push_str(if i + 1 < items.len() { "," } else { "" });
            column += needed;
        }
    }

    fn inline(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.text.push('[');
                for (i, item) in items.iter().enumerate() {
                    self.text.push_str(if i > 0 { ", " } else { "" });
                    self.inline(item);
                }
                self.text.push(']');
            }
            Value::Object(members) => {
                self.text.push('{');
                for (i, (key, item)) in members.iter().enumerate() {
                    self.text.push_str(if i > 0 { ", " } else { "" });
                    self.string(key);
                    self.text.push_str(": ");
                    self.inline(item);
                }
                self.text.push('}');
            }
            scalar => self.text.push_str(&scalar.to_string()),
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push_str(&Value::from(text).to_string());
    }

    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
    }
}

/// How long a value is on one line, if no longer than `room`.
fn length(value: &Value, room: usize) -> Option<usize> {
    let mut sum = match value {
        Value::Array(items) => 2 + 2 * items.len().saturating_sub(1),
        Value::Object(members) => 2 + 2 * members.len().saturating_sub(1),
        scalar => scalar.to_string().chars().count(),
    };
    let parts: &mut dyn Iterator<Item = (Option<&String>, &Value)> = match value {
        Value::Array(items) => &mut items.iter().map(|item| (None, item)),
        Value::Object(members) => &mut members.iter().map(|(key, item)| (Some(key), item)),
        _ => &mut std::iter::empty(),
    };
    for (key, item) in parts {
        sum += key.map_or(0, |key| 2 + Value::from(key.as_str()).to_string().chars().count());
        sum += length(item, room.checked_sub(sum)?)?;
    }
    (sum <= room).then_some(sum)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::to_text;

    #[test]
    fn what_fits_stands_on_one_line() {
        let value =
            json!({"a": {"b": [1, 2], "c": {}}, "long": ["one", "two", "three", "four"], "list": [{"x": 1}, {"y": 2}], "e": []});
        assert_eq!(
            to_text(&value, 24),
            "{\n  \"a\": {\n    \"b\": [1, 2],\n    \"c\": {}\n  },\n  \"long\": [\n    \"one\", \"two\",\n    \"three\", \"four\"\n  ],\n  \
             \"list\": [\n    {\"x\": 1},\n    {\"y\": 2}\n  ],\n  \"e\": []\n}\n"
        );
        assert_eq!(to_text(&value, 200).lines().count(), 6);
    }
}
