// Runs checks one after the other, and says of each whether it held.

import assert from "node:assert/strict";

/** How long a single check may take. */
const LIMIT_MS = 15_000;

/** The master key that all emulators of Cosmos DB share: publicly documented, and no secret. */
export const WELL_KNOWN_KEY =
  "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

let passed = 0;
let failed = 0;

/** Runs the body of a check. Returns what went wrong, or nothing. */
async function attempt(body) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end in sight after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    await Promise.race([body(), late]);
    return undefined;
  } catch (error) {
    return describe(error) || "something";
  } finally {
    clearTimeout(timer);
  }
}

/** Runs one check: prints `ok name`, or `not ok name: error`, and goes on either way. */
export async function check(name, body) {
  report(name, await attempt(body));
}

function report(name, error) {
  if (error === undefined) {
    passed += 1;
    console.log(`ok ${name}`);
  } else {
    failed += 1;
    console.log(`not ok ${name}: ${error}`);
  }
}

/** Sums up, and ends the process: with 0 if all went well. */
export function finish() {
  const strays = globalThis.strayConnections ?? ["nobody watched"];
  report("all connections stayed on the loopback interface", strays.length > 0 ? strays.join(", ") : undefined);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** The endpoint that the script was given. */
export function endpoint() {
  const url = new URL(process.argv[2] ?? "");
  assert.equal(url.hostname, "127.0.0.1", "the endpoint should be on the loopback interface");
  return url.origin;
}

function describe(error) {
  const text = error instanceof Error ? error.message || error.name : JSON.stringify(error);
  return String(text).replace(/\s+/g, " ").trim().slice(0, 600);
}
