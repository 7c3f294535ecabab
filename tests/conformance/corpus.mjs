// The corpus of queries through Microsoft's JavaScript client, as it is, against the emulator.
//
//   node --require ./loopback.cjs corpus.mjs ENDPOINT

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { CosmosClient } from "@azure/cosmos";

import { check, endpoint, finish, WELL_KNOWN_KEY } from "./checks.mjs";

const AGGREGATES = "select count(c.v), sum(c.v), avg(c.v), max(c.v), min(c.v) from c";

/** What the client itself refuses, or puts together otherwise than the service does, by query and rows; see README.md. */
const ITS_OWN = new Map([
  // It sorts rows of several partitions only where all are of one type, and there are values.
  [key("select value c.v from c order by c.v", [null, false, true, 0, 0.5, 1, 2, 10, "01", "1", "10", "2", "A", "B", "a", "b"]), /type/],
  [key("select value c.v from c order by c.v desc", ["b", "a", "B", "A", "2", "10", "1", "01", 10, 2, 1, 0.5, 0, true, false, null]), /type/],
  [
    key("SELECT * FROM c ORDER BY c.sortKey1, c.sortKey2 DESC", [
      { id: "id3", sortKey2: "b" },
      { id: "id4" },
      { id: "id1", sortKey1: "a", sortKey2: "a" },
      { id: "id2", sortKey1: "b" },
    ]),
    /mixed types/,
  ],
  // A sum, mean, least or greatest that is undefined in one partition is left out of the whole, and does not make it undefined.
  [key(AGGREGATES, [{ $1: 6, $4: 10, $5: null }]), /other rows/],
  [key(AGGREGATES, [{ $1: 7, $4: 10, $5: false }]), /other rows/],
  [key(AGGREGATES, [{ $1: 13, $4: "b", $5: 0 }]), /other rows/],
  [key(AGGREGATES, [{ $1: 7 }]), /other rows/],
]);

function key(query, rows) {
  return `${query} => ${JSON.stringify(rows)}`;
}

const client = new CosmosClient({ endpoint: endpoint(), key: WELL_KNOWN_KEY });

/** The cases of a file; its form is told at its beginning. */
function* cases(file) {
  let [documents, parameters, query] = [[], [], ""];
  const text = readFileSync(new URL(`../corpus/${file}`, import.meta.url), "utf8");
  for (const [index, line] of text.split("\n").entries()) {
    const place = `${file}:${index + 1}`;
    const rest = line.slice(2);
    switch (line[0]) {
      case "@":
        documents = JSON.parse(rest);
        break;
      case "$":
        parameters = Object.entries(JSON.parse(rest)).map(([name, value]) => ({ name, value }));
        break;
      case "?":
        query = rest;
        break;
      case "=":
      case "~":
        yield { place, documents, parameters, query, rows: JSON.parse(rest), ordered: line[0] === "=" };
        parameters = [];
        break;
      case ">": {
        const at = rest.lastIndexOf(" => ");
        const value = rest.slice(at + 4);
        const rows = value === "undefined" ? [] : [JSON.parse(value)];
        yield { place, documents: [], parameters: [], query: `SELECT VALUE ${rest.slice(0, at)}`, rows, ordered: true };
        break;
      }
    }
  }
}

/** Whether two values are equal, but for the last digits of numbers, and for what the service adds to documents. */
function alike(found, expected) {
  if (typeof found === "number" && typeof expected === "number") {
    return Math.abs(found - expected) <= Math.abs(expected) * 1e-14;
  }
  if (found === null || expected === null || typeof found !== "object" || typeof expected !== "object") {
    return found === expected;
  }
  if (Array.isArray(found) !== Array.isArray(expected)) {
    return false;
  }
  const own = Object.keys(found).filter((name) => !name.startsWith("_") && found[name] !== undefined);
  return own.length === Object.keys(expected).length && own.every((name) => name in expected && alike(found[name], expected[name]));
}

function same(found, { rows, ordered }) {
  const left = [...found];
  return (
    left.length === rows.length &&
    rows.every((row) => {
      const at = ordered ? (alike(left[0], row) ? 0 : -1) : left.findIndex((one) => alike(one, row));
      return at >= 0 && left.splice(at, 1).length === 1;
    })
  );
}

const { database } = await client.databases.createIfNotExists({ id: "corpus" });
const containers = new Map();

/** A container with these documents. */
async function containerOf(documents) {
  const name = JSON.stringify(documents);
  if (!containers.has(name)) {
    const partitionKey = { paths: ["/id"], version: 2 };
    const { container } = await database.containers.create({ id: `c${containers.size}`, partitionKey });
    for (const document of documents) {
      await container.items.create(document);
    }
    containers.set(name, container);
  }
  return containers.get(name);
}

for (const file of ["operators.txt", "functions.txt", "queries.txt"]) {
  for (const one of cases(file)) {
    await check(`${one.place} ${one.query}`, async () => {
      const container = await containerOf(one.documents);
      const rows = async () => {
        const { query, parameters } = one;
        const { resources } = await container.items.query({ query, parameters }, { maxItemCount: 2 }).fetchAll();
        return resources;
      };
      const otherwise = ITS_OWN.get(key(one.query, one.rows));
      if (otherwise !== undefined) {
        // As soon as the client learns it, this fails, and the list becomes shorter.
        await assert.rejects(async () => assert.ok(same(await rows(), one), "other rows"), otherwise);
        return;
      }
      const found = await rows();
      assert.ok(same(found, one), `${JSON.stringify(found)} and not ${JSON.stringify(one.rows)}`);
    });
  }
}

finish();
