//! QuickJS, on a thread of its own.
//!
//! The engine asks now and then whether it is to go on, but not inside of its own functions: sorting a million strings is one step to
//! it. So whoever waits for a script waits for as long as it may run and no longer, and leaves a thread behind that has not noticed
//! yet. Nothing of the emulator's is lent to that thread.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use rquickjs::context::EvalOptions;
use rquickjs::{Context, Ctx, Function, Object, Runtime, Value};

use super::bounds::Limits;

/// The server-side API, and what runs scripts: all that is JavaScript.
const MACHINE: &str = concat!(
    "(function (host) { 'use strict';",
    include_str!("machine.js"),
    include_str!("context.js"),
    include_str!("collection.js"),
    include_str!("chain.js"),
    "return machine; })"
);

/// How much longer than a script may run it is waited for: it may stop by itself, and say where it was.
const GRACE: Duration = Duration::from_millis(100);
/// How long an engine may take until it is ready for a script.
const START: Duration = Duration::from_secs(10);
/// How many scripts may be at work at once, those included that nobody waits for any more.
const MOST: usize = 64;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// It ran for too long.
    Timeout,
    /// It needed too much memory.
    Memory,
    /// There are too many scripts at work.
    Busy,
    /// The engine is not there: a fault of the emulator.
    Broken,
}

/// JavaScript with nothing in it but the server-side API, for one script.
#[derive(Debug)]
pub(super) struct Engine {
    ask: SyncSender<Message>,
    answers: Receiver<Result<String, Stop>>,
    watch: Arc<Watch>,
}

/// A function of `machine.js`, and its argument.
#[derive(Debug)]
struct Message {
    function: &'static str,
    input: String,
}

/// When it is time to stop.
#[derive(Debug)]
struct Watch {
    /// How long the script may run.
    time: Duration,
    /// Since when it does, and its place among those at work. An engine that waits for a script has none.
    began: OnceLock<(Instant, Place)>,
    stopped: AtomicBool,
    /// Whether a promise was broken for want of memory, and nobody heard of it.
    starved: AtomicBool,
}

impl Engine {
    /// Makes a new one, which waits for its script. Most of what that takes is reading the server-side API.
    pub(super) fn new(limits: &Limits) -> Result<Self, Stop> {
        let (ask, asked) = sync_channel(1);
        let (answer, answers) = sync_channel(1);
        let watch = Arc::new(Watch::new(limits.time));
        let (limits, its_watch) = (limits.clone(), Arc::clone(&watch));
        let builder = thread::Builder::new().name("script".to_owned()).stack_size(limits.stack.saturating_mul(2));
        let started = builder.spawn(move || {
            if let Err(stop) = serve(&limits, &its_watch, &asked, &answer) {
                let _ = answer.try_send(Err(stop));
            }
        });
        started.map_err(|_| Stop::Broken)?;
        Ok(Self { ask, answers, watch })
    }

    /// Gives it to a script, whose time begins when the engine is ready.
    pub(super) fn begin(&self, at_work: &Arc<AtomicUsize>) -> Result<(), Stop> {
        let place = Place::take(at_work)?;
        self.answers.recv_timeout(START).map_err(|_| Stop::Broken)??;
        self.watch.began.set((Instant::now(), place)).map_err(|_| Stop::Broken)
    }

    /// Calls a function of `machine.js`, lets what was promised happen, and returns what the machine reports then.
    pub(super) fn call(&self, function: &'static str, input: &serde_json::Value) -> Result<String, Stop> {
        if self.watch.is_over() {
            return Err(Stop::Timeout);
        }
        // Where nobody listens any more, there is a reason to be told.
        let _ = self.ask.try_send(Message { function, input: input.to_string() });
        match self.answers.recv_timeout(self.watch.left().saturating_add(GRACE)) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => Err(Stop::Timeout),
            Err(RecvTimeoutError::Disconnected) => Err(Stop::Broken),
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.watch.stopped.store(true, Ordering::Relaxed);
    }
}

impl Watch {
    fn new(time: Duration) -> Self {
        Self { time, began: OnceLock::new(), stopped: AtomicBool::new(false), starved: AtomicBool::new(false) }
    }

    /// How much time is left.
    fn left(&self) -> Duration {
        self.began.get().map_or(self.time, |(began, _)| self.time.saturating_sub(began.elapsed()))
    }

    fn is_over(&self) -> bool {
        self.stopped.load(Ordering::Relaxed) || self.began.get().is_some_and(|(began, _)| began.elapsed() >= self.time)
    }

    /// Whether more operations are accepted: no longer in the last fifth of the time.
    fn accepts(&self) -> bool {
        self.left() > self.time / 5
    }

    /// Why the engine gave up: the script's own exceptions the machine tells itself.
    fn why(&self) -> Stop {
        if self.is_over() { Stop::Timeout } else { Stop::Memory }
    }
}

/// A place among those at work.
#[derive(Debug)]
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(at_work: &Arc<AtomicUsize>) -> Result<Self, Stop> {
        let place = Self(Arc::clone(at_work));
        if at_work.fetch_add(1, Ordering::Relaxed) < MOST { Ok(place) } else { Err(Stop::Busy) }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

// ---- on the thread of the engine -----------------------------------------------------------------------------------

/// Says that it is ready, and answers until nobody asks any more, or the script is stopped.
fn serve(
    limits: &Limits,
    watch: &Arc<Watch>,
    asked: &Receiver<Message>,
    answer: &SyncSender<Result<String, Stop>>,
) -> Result<(), Stop> {
    let runtime = Runtime::new().map_err(|_| Stop::Broken)?;
    runtime.set_memory_limit(limits.memory);
    runtime.set_max_stack_size(limits.stack);
    let interrupt = Arc::clone(watch);
    runtime.set_interrupt_handler(Some(Box::new(move || interrupt.is_over())));
    let starving = Arc::clone(watch);
    runtime.set_host_promise_rejection_tracker(Some(Box::new(move |_, _, reason, is_handled| {
        if !is_handled && is_out_of_memory(&reason) {
            starving.starved.store(true, Ordering::Relaxed);
        }
    })));
    let context = Context::full(&runtime).map_err(|_| Stop::Broken)?;
    context.with(|ctx| {
        let machine = machine(&ctx, watch).map_err(|_| Stop::Broken)?;
        // There is room for it; whoever has gone need not be told.
        let _ = answer.try_send(Ok(String::new()));
        while let Ok(Message { function, input }) = asked.recv() {
            let told = step(&ctx, &machine, function, input, watch)?;
            if answer.send(Ok(told)).is_err() {
                break;
            }
        }
        Ok(())
    })
}

fn machine<'js>(ctx: &Ctx<'js>, watch: &Arc<Watch>) -> rquickjs::Result<Object<'js>> {
    let host = Object::new(ctx.clone())?;
    let watch = Arc::clone(watch);
    host.set("accepts", Function::new(ctx.clone(), move || watch.accepts())?)?;
    host.set("evaluate", Function::new(ctx.clone(), evaluate)?)?;
    let install: Function<'js> = ctx.eval(MACHINE)?;
    install.call((host,))
}

/// Evaluates the source of a script, as a script of this name.
fn evaluate<'js>(ctx: Ctx<'js>, name: String, source: String) -> rquickjs::Result<Value<'js>> {
    let mut options = EvalOptions::default();
    options.strict = false;
    options.filename = Some(name.replace('\0', ""));
    ctx.eval_with_options(source, options)
}

/// Whether this is what the engine throws when there is no memory left: `null` where none is left for an error either. A script that
/// breaks a promise with `null` that nobody listens to is taken for one, too.
fn is_out_of_memory(reason: &Value<'_>) -> bool {
    let message = reason.as_exception().and_then(|error| error.message());
    reason.is_null() || message.is_some_and(|message| message == "out of memory")
}

fn step<'js>(ctx: &Ctx<'js>, machine: &Object<'js>, function: &str, input: String, watch: &Watch) -> Result<String, Stop> {
    let done = machine.get::<_, Function<'js>>(function).and_then(|function| function.call::<_, ()>((input,)));
    done.map_err(|_| watch.why())?;
    while !watch.is_over() && ctx.execute_pending_job() {}
    // A job that was interrupted leaves none behind it, which looks just like the end of all.
    if watch.is_over() {
        return Err(Stop::Timeout);
    }
    if watch.starved.load(Ordering::Relaxed) {
        return Err(Stop::Memory);
    }
    let report = machine.get::<_, Function<'js>>("report").and_then(|report| report.call::<_, String>(()));
    report.map_err(|_| watch.why())
}
