// Queries in JavaScript: `__.filter(…)`, `__.chain().filter(…).map(…).value(…)`.

/** How many documents are looked at at a time. */
const AT_A_TIME = 100;
/** How many rows a page has if the script does not say. */
const USUAL_PAGE = 100;

/** What the steps of a chain make of rows. */
const STEPS = {
  filter: (rows, test) => rows.filter((row) => test(row)),
  map: (rows, change) => rows.map((row) => change(row)),
  pluck: (rows, name) => rows.map((row) => row?.[name]),
  flatten: (rows, isShallow) => rows.flat(isShallow ? 1 : Infinity),
  sortBy: (rows, by) => [...rows].sort((one, other) => compare(by(one), by(other))),
  sortByDescending: (rows, by) => [...rows].sort((one, other) => compare(by(other), by(one))),
  unwind: (rows, inner, pair = (row, item) => [row, item]) =>
    rows.flatMap((row) => {
      const items = typeof inner === "function" ? inner(row) : row?.[inner];
      return Array.isArray(items) ? items.map((item) => pair(row, item)) : [];
    }),
};

/** Which arguments of a step are functions that it cannot do without. */
const NEEDS_FUNCTION = ["filter", "map", "sortBy", "sortByDescending"];
/** The steps that have to see all rows. */
const WHOLE = ["sortBy", "sortByDescending"];

/** The order of values of all types, as queries have it. */
function compare(one, other) {
  const rank = (value) => (value === null ? 1 : ["undefined", "", "boolean", "number", "string", "object"].indexOf(typeof value));
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A chain of steps; a step that is not part of a chain is one of its own, and is carried out at once. */
class Chain {
  #steps;

  constructor(steps = []) {
    this.#steps = steps;
  }

  add(name, values) {
    if (NEEDS_FUNCTION.includes(name) && typeof values[0] !== "function") throw new TypeError(`${name} needs a function.`);
    return new Chain([...this.#steps, { name, values }]);
  }

  value(options, callback) {
    [options, callback] = trailing(options, callback);
    return { isAccepted: answer(this.#steps, options, otherwise(callback, true)) };
  }
}

/** How many arguments of its own a step has at most: behind them there may be options and a callback. */
const OWN = { filter: 1, map: 1, pluck: 1, flatten: 1, sortBy: 1, sortByDescending: 1, unwind: 2 };

for (const name of Object.keys(STEPS)) {
  Chain.prototype[name] = function (...values) {
    return this.add(name, values);
  };
  Collection.prototype[name] = function (...values) {
    // `flatten(callback)` and `unwind(inner, callback)`: what may be left out is.
    const optional = name === "flatten" && typeof values[0] !== "boolean" ? 0 : OWN[name];
    const own = name === "unwind" && typeof values[1] !== "function" ? 1 : optional;
    return new Chain().add(name, values.slice(0, own)).value(values[own], values[own + 1]);
  };
}

Collection.prototype.chain = () => new Chain();
Collection.prototype.value = (options, callback) => new Chain().value(options, callback);

const apply = (steps, rows) => steps.reduce((rows, { name, values }) => STEPS[name](rows, ...values), rows);

/** Carries a chain out. A continuation names the documents that the next page begins at, and how many of their rows were told. */
function answer(steps, options, callback) {
  const begin = options.continuation ? parse(options.continuation) : { told: 0 };
  const size = options.pageSize > 0 ? options.pageSize : options.pageSize === -1 ? Infinity : USUAL_PAGE;
  const needsAll = steps.some(({ name }) => WHOLE.includes(name));
  const told = (rows, next) => callback(undefined, rows, { continuation: next && stringify(next) });

  let rows = [];
  const read = (after, skip) => {
    const feed = { pageSize: AT_A_TIME, continuation: after };
    return page("list", "document", setup.selfLink, undefined, feed, (error, documents, { continuation } = {}) => {
      if (error) return callback(error);
      if (needsAll) {
        rows = rows.concat(documents);
        if (continuation === undefined) {
          const all = apply(steps, rows);
          const end = begin.told + size;
          return told(all.slice(begin.told, end), end < all.length ? { told: end } : undefined);
        }
        if (!read(continuation, 0)) return callback(Object.assign(new Error("There is no time to sort."), { number: 408 }));
        return undefined;
      }
      const more = apply(steps, documents).slice(skip);
      const room = size - rows.length;
      rows = rows.concat(more.slice(0, room));
      if (more.length > room) return told(rows, { after, told: skip + room });
      if (continuation === undefined) return told(rows);
      const next = { after: continuation, told: 0 };
      if (rows.length === size || !read(continuation, 0)) return told(rows, next);
      return undefined;
    });
  };
  return read(needsAll ? undefined : begin.after, begin.told);
}
