// What runs a script and keeps its operations: the emulator asks it for one after another, and tells what became of each.
//
// `host.accepts()` says whether there is time for more. Everything goes in and out as the text of JSON.

const { parse, stringify } = JSON;

/** How much of a log is kept, in characters. */
const LONGEST_LOG = 8192;

/** What the script is run for: `kind`, `id`, links, `request`, `response` … */
let setup = {};
/** The operations that were accepted, and how many of them were carried out. */
const accepted = [];
let carriedOut = 0;
/** What the script threw first; a script that throws `undefined` has failed, too. */
let failure;
let result;
let log = "";
/** The bodies that the script set, if it did. */
let requestBody;
let responseBody;

/** Takes an operation on, unless time is short. `done(error, resource, options)` is called with what became of it. */
function accept(operation, done) {
  if (failure || !host.accepts()) return false;
  accepted[accepted.length] = { operation, done };
  return true;
}

function fail(error) {
  failure ??= { error };
}

/** Runs code of the script's. What it throws, and what it promises and does not keep, is the script's failure. */
function guard(work) {
  if (failure) return;
  try {
    const value = work();
    if (value instanceof Promise) value.then(undefined, fail);
  } catch (error) {
    fail(error);
  }
}

/** An error as operations have it: an `Error` with the status as its number, and the service's body. */
function operationError({ status, subStatus, body }) {
  const { message } = parse(body);
  return Object.assign(new Error(message), { number: status, subStatus, body });
}

/** What went wrong, for the service's message. What was thrown may throw itself when it is looked at. */
function describe(error) {
  try {
    if (!(error instanceof Error)) return { text: typeof error === "string" ? error : (stringify(error) ?? String(error)) };
    const text = String(error);
    // Only the script's own frames: nobody knows ours.
    const frames = String(error.stack).split("\n").map((line) => line.trim());
    const own = frames.filter((line) => line.includes(`${setup.id}.js:`));
    return { text, stack: [text, ...own].join("\n   ") };
  } catch {
    return { text: "something that cannot be told" };
  }
}

/** Evaluates a source; what is wrong with its grammar is told from what it throws. */
function evaluate(id, source) {
  try {
    if (source.includes("\0")) throw new SyntaxError("There is a NUL in the source.");
    return host.evaluate(`${id}.js`, source);
  } catch (error) {
    if (error instanceof SyntaxError) failure ??= { error, compiling: true };
    throw error;
  }
}

/** A function with a name at the beginning: helpers may follow it. */
const NAMED = /^(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*\n)*(?:async\s+)?function[\s*]+([\w$\u0080-\uffff]+)/;

/** The function that a script is: its first one, or all of it. */
function load(id, source) {
  const name = NAMED.exec(source)?.[1];
  const loaded = evaluate(id, name ? `${source}\n;${name}` : `(${source}\n)`);
  if (typeof loaded !== "function") throw new TypeError(`${id} is not a function`);
  return loaded;
}

/** Everything is as in the emulator, time included. */
function setClock(now) {
  const System = Date;
  const clock = System.now;
  const started = clock();
  const time = () => now + clock() - started;
  System.now = time;
  globalThis.Date = new Proxy(System, {
    construct: (target, values, self) => Reflect.construct(target, values.length === 0 ? [time()] : values, self),
    apply: () => new System(time()).toString(),
  });
  System.prototype.constructor = globalThis.Date;
}

globalThis.console = {};
for (const level of ["log", "info", "warn", "error", "debug"]) {
  console[level] = (...values) => {
    if (log.length >= LONGEST_LOG) return;
    const text = (value) => (typeof value === "object" && value !== null ? stringify(value) : String(value));
    log = (log + values.map(text).join(" ") + "\n").slice(0, LONGEST_LOG);
  };
}

/** What a script came to: the bodies that it set, as text, and its log. */
function outcome() {
  const text = (body) => (body === undefined ? undefined : stringify(body));
  // A cut may have gone through a character of two halves.
  return { request: text(requestBody), response: text(responseBody), log: log.toWellFormed() };
}

const functions = {};

const machine = {
  /** Begins a script: `{kind, id, source, arguments …}`. */
  run(input) {
    setup = parse(input);
    setClock(setup.now);
    installContext();
    guard(() => load(setup.id, setup.source)(...(setup.arguments ?? [])));
  },

  /** Tells what became of the operation that was asked for last. */
  resume(input) {
    const reply = parse(input);
    const { done } = accepted[carriedOut];
    delete accepted[carriedOut];
    carriedOut += 1;
    guard(() => {
      if (reply.status >= 400) return done(operationError(reply));
      return done(undefined, reply.body === undefined ? undefined : parse(reply.body), reply.options);
    });
  },

  /** Makes a function ready that queries call: `{id, source, now}`. */
  define(input) {
    const { id, source, now } = parse(input);
    if (setup.now === undefined) setClock(now);
    setup = { id, now };
    guard(() => (functions[id] = load(id, source)));
    result = null;
  },

  /** Calls such a function; values stand in lists, which are empty for `undefined`. */
  call(input) {
    const { id, values } = parse(input);
    setup.id = id;
    guard(() => {
      const value = functions[id](...values.map((value) => value[0]));
      result = value === undefined ? null : stringify(value) ?? null;
    });
  },

  /** What is to be done next, or what it all came to. */
  report() {
    const isDone = result === undefined && carriedOut === accepted.length;
    let done;
    if (isDone) guard(() => (done = stringify({ done: outcome() })));
    if (failure) return stringify({ failed: { ...describe(failure.error), compiling: failure.compiling === true } });
    if (result !== undefined) return stringify({ value: result });
    return isDone ? done : stringify({ operation: accepted[carriedOut].operation });
  },
};
