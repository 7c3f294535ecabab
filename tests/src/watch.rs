//! A watch over what the client shows: spans, events, errors, `Debug`. None of it may hold a secret.

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cosmosdb::http::HeaderMap;
use cosmosdb::{Error, Finished, Observer};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};

/// An account's key that nobody writes by chance.
pub const KEY: &str = "Y2FuYXJ5OiB0aGUga2V5IG9mIHRoZSBhY2NvdW50LCA0ZjFh";
/// What documents of the tests hold, and nothing that is shown.
pub const CONTENT: &str = "canary-content-9d2c";
/// How every authorization by a key or a resource token begins its last part.
const SIGNATURES: [&str; 3] = ["sig=", "sig%3d", "sig%3D"];
/// How much is kept before it is looked through.
const MOST: usize = 4 << 20;

/// Sees all that this thread traces, at every level, and all that it is shown; when it is dropped, it looks for secrets in it.
///
/// Run the client on the thread that holds it: `#[tokio::test]` does.
#[must_use = "it sees as long as it lives"]
pub struct Watch {
    seen: Seen,
    _guard: DefaultGuard,
}

/// What a watch has seen, for whoever has something to add.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<Inner>>);

struct Inner {
    text: String,
    secrets: Vec<String>,
    traced: u64,
}

impl Default for Inner {
    fn default() -> Self {
        let decoded = "canary: the key of the account, 4f1a";
        let secrets = [KEY, decoded, CONTENT].into_iter().chain(SIGNATURES).map(str::to_owned).collect();
        Self { text: String::new(), secrets, traced: 0 }
    }
}

impl Watch {
    /// Begins to watch.
    pub fn begin() -> Self {
        let seen = Seen::default();
        let tracer = Tracer { seen: seen.clone(), spans: AtomicU64::new(1) };
        Self { seen, _guard: tracing::subscriber::set_default(tracer) }
    }

    /// What it has seen, to add to.
    #[must_use]
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// What there is to be read of it by now, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.seen.inner().text.lines().map(str::to_owned).collect()
    }

    /// How many spans and events there were: a watch that saw none proves nothing.
    #[must_use]
    pub fn traced(&self) -> u64 {
        self.seen.inner().traced
    }
}

impl Seen {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something more that must not be shown.
    pub fn secret(&self, secret: impl Into<String>) {
        let secret = secret.into();
        let mut inner = self.inner();
        if secret.len() > 5 && !inner.secrets.contains(&secret) {
            inner.secrets.push(secret);
        }
    }

    /// The authorization of a request must not be shown, nor the signature in it.
    pub fn authorization(&self, headers: &HeaderMap) {
        let Some(value) = headers.get("authorization").and_then(|value| value.to_str().ok()) else { return };
        self.secret(value);
        let Some((_, signature)) = value.rsplit_once("sig%3D").or_else(|| value.rsplit_once("sig=")) else { return };
        self.secret(signature);
        self.secret(signature.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));
    }

    /// Something that an application would print.
    pub fn debug(&self, shown: &dyn Debug) {
        self.text(|text| {
            let _ = writeln!(text, "{shown:?}\n{shown:#?}");
        });
    }

    /// An error, in every form that it has.
    pub fn error(&self, error: &Error) {
        self.text(|text| {
            let _ = writeln!(text, "{error}\n{error:?}\n{error:#?}\n{}", error.diagnostics());
            let _ = writeln!(text, "{:?}\n{:?}", error.meta(), error.diagnostics());
            text.push_str(&serde_json::to_string(error.diagnostics()).unwrap_or_default());
            let mut cause = std::error::Error::source(error);
            while let Some(error) = cause {
                let _ = writeln!(text, "{error}\n{error:?}");
                cause = error.source();
            }
        });
    }

    fn text(&self, write: impl FnOnce(&mut String)) {
        let mut inner = self.inner();
        write(&mut inner.text);
        inner.text.push('\n');
        if inner.text.len() > MOST {
            inner.look();
            inner.text.clear();
        }
    }
}

impl Inner {
    fn look(&self) {
        for secret in &self.secrets {
            if let Some(at) = self.text.find(secret.as_str()) {
                let line = self.text.get(..at).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1));
                let line = self.text.get(line..).and_then(|rest| rest.lines().next()).unwrap_or_default();
                #[allow(clippy::panic, reason = "it is what a test ends with")]
                {
                    panic!("the secret `{secret}` is shown: {line}");
                }
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.seen.inner().look();
        }
    }
}

/// An application that prints everything it is told.
impl Observer for Seen {
    fn finished(&self, call: &Finished<'_>) {
        self.text(|text| {
            let _ = write!(text, "{:?} {:?} {:?} {}", call.database, call.collection, call.outcome, call.diagnostics);
        });
    }
}

/// Writes down every span and event, with all their fields.
struct Tracer {
    seen: Seen,
    spans: AtomicU64,
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.0, " {}={value}", field.name());
    }
}

impl Tracer {
    fn see(&self, what: &str, record: impl FnOnce(&mut Fields<'_>)) {
        self.seen.inner().traced += 1;
        self.seen.text(|text| {
            text.push_str(what);
            record(&mut Fields(text));
        });
    }
}

impl Subscriber for Tracer {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<tracing::level_filters::LevelFilter> {
        Some(Level::TRACE.into())
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.see(span.metadata().name(), |fields| span.record(fields));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.see("recorded", |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.see(event.metadata().target(), |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
