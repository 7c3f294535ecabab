// Sends what other clients were seen to send, request by request and signed afresh, to an empty emulator.
//
//   node --require ./loopback.cjs replay.mjs ENDPOINT RECORDING [slashes]
//
// With `slashes`, every path has one too many in front and behind, as Python's clients send them; that changes nothing.
// A recording says which text the client signed. That text, with another date, is signed again with the well-known key: the client's
// idea of what is to be signed is checked along with its idea of what is to be sent.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import { basename } from "node:path";

import { check, endpoint, finish, WELL_KNOWN_KEY } from "./checks.mjs";

/** How long the emulator may take for one answer. */
const ANSWER_MS = 5_000;

const base = new URL(endpoint());
const recording = process.argv[3];
const slashes = process.argv[4] === "slashes";

/** The answers that are not what the verb suggests. */
const EXPECTED = {
  "node-azure-cosmos": {
    "31-create-item-dup": 409,
    "36-read-item-404": 404,
  },
  "node-documentdb": {
    // They replace what was made before.
    "52-sproc-upsert": 200,
  },
}[basename(recording, ".http")];
assert.ok(EXPECTED, `nothing is known of the recording ${recording}`);

/** What of a recording's server has another name on ours. */
const live = { offer: undefined, etags: new Map(), continuations: new Map(), seen: new Map() };

/** Takes a recording apart. */
function parse(text) {
  return text
    .split(/^### /m)
    .slice(1)
    .map((block) => {
      const [head, ...rest] = block.split("\n");
      const [, name, number] = /^(\S+) +request (\d+)$/.exec(head.trimEnd());
      const [method, path] = rest[0].split(" ");
      const blank = rest.indexOf("");
      const headers = rest.slice(1, blank).map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      });
      const signed = /^--- signed: string-to-sign = (".*")$/m.exec(block);
      assert.ok(signed, `${head}: the recording does not say what was signed`);
      const body = block.slice(block.indexOf("\n\n") + 2, signed.index).trimEnd();
      return { name, number: Number(number), method, path, headers, body, signed: JSON.parse(signed[1]) };
    });
}

/** What the service would answer. */
function expectedStatus(request) {
  const header = (name) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const flag = (name) => header(name)?.toLowerCase() === "true";
  if (request.method === "POST" && /\/sprocs\/[^/]+$/.test(request.path)) {
    return 200;
  }
  const query = flag("x-ms-documentdb-isquery");
  const changes = header("a-im") !== undefined && /\/docs$/.test(request.path);
  if (query || changes || flag("x-ms-cosmos-is-query-plan-request") || flag("x-ms-cosmos-is-batch-request")) {
    const range = header("x-ms-documentdb-partitionkeyrangeid");
    if (range !== undefined && range !== "0") {
      // The recorded server had several.
      return 410;
    }
    if ((query && header("x-ms-continuation")) || (changes && header("if-none-match")?.startsWith("{"))) {
      // The position is of another server.
      return 400;
    }
    const merged = /ORDER BY|COUNT|AVG|GROUP BY|DISTINCT|TOP|OFFSET/.test(request.body);
    const somewhere = range !== undefined || header("x-ms-documentdb-partitionkey") !== undefined;
    if (query && request.path.endsWith("/docs") && merged && !somewhere) {
      return 400;
    }
    return changes && header("if-none-match") === "*" ? 304 : 200;
  }
  if (EXPECTED[request.name] !== undefined) {
    return EXPECTED[request.name];
  }
  if (request.method === "POST") {
    return request.path.endsWith("/operations/partitionkeydelete") ? 200 : 201;
  }
  return request.method === "DELETE" ? 204 : 200;
}

/** The value of `Authorization` for a text to sign and a date. */
function authorize(signed, date, key) {
  const text = signed.replace("<date>", date.toLowerCase());
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text, "utf8").digest("base64");
  return encodeURIComponent(`type=master&ver=1.0&sig=${signature}`);
}

/** Sends a request, signed with the given key. */
function send({ method, path, headers, body, signed }, key = WELL_KNOWN_KEY) {
  const date = new Date().toUTCString();
  const all = {};
  for (const [name, value] of headers) {
    if (!["authorization", "x-ms-date", "host", "connection", "content-length"].includes(name.toLowerCase())) {
      all[name] = value;
    }
  }
  all["x-ms-date"] = date;
  all.authorization = authorize(signed, date, key);
  if (all["Transfer-Encoding"] === undefined && (body !== "" || method === "POST")) {
    all["Content-Length"] = Buffer.byteLength(body);
  }
  const target = slashes && path !== "/" ? `/${path}/` : path;
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: base.hostname, port: base.port, method, path: target, headers: all, timeout: ANSWER_MS, agent: false },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode, headers: response.headers, text });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)));
    request.on("error", reject);
    request.end(body);
  });
}

/** What every answer has, whatever it says. */
function assertAnswer(answer, status) {
  assert.equal(answer.status, status, `${answer.status} and not ${status}: ${answer.text.slice(0, 300)}`);
  assert.match(answer.headers["x-ms-activity-id"] ?? "", /^[0-9a-f-]{36}$/, "the activity id");
  assert.ok(Number(answer.headers["x-ms-request-charge"]) >= 0, "the charge");
  if (status === 204) {
    assert.equal(answer.text, "");
    return undefined;
  }
  if (answer.text === "") {
    return undefined;
  }
  assert.match(answer.headers["content-type"] ?? "", /^application\/json/);
  const body = JSON.parse(answer.text);
  if (status >= 400) {
    assert.match(body.code, /^[A-Za-z]+$/, "the error's code");
    assert.match(body.message, /\S/, "the error's message");
  }
  return body;
}

/** Puts live rids, etags and continuations in the place of recorded ones. */
function localize(request) {
  const { method, path } = request;
  const header = (name) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const set = (name, value) => {
    const headers = request.headers.map(([key, old]) => [key, key.toLowerCase() === name ? value : old]);
    request = { ...request, headers };
  };
  const offer = /^\/offers\/([^/]+)$/.exec(path)?.[1];
  if (offer !== undefined) {
    const { rid, offerResourceId, resource } = live.offer;
    const body = JSON.parse(request.body);
    request = {
      ...request,
      path: `/offers/${rid}`,
      signed: request.signed.replace(`\n${offer.toLowerCase()}\n`, `\n${rid.toLowerCase()}\n`),
      body: JSON.stringify({ ...body, id: rid, _rid: rid, _self: `offers/${rid}/`, resource, offerResourceId }),
    };
  }
  if (header("if-match") !== undefined && live.etags.has(path)) {
    set("if-match", live.etags.get(path));
  }
  if (method === "GET" && header("x-ms-continuation") !== undefined && live.continuations.has(path)) {
    set("x-ms-continuation", live.continuations.get(path));
  }
  return request;
}

/** Remembers what later requests refer to. */
function remember(request, answer, body) {
  if (body?._etag !== undefined && answer.status < 300) {
    const item = request.method === "POST" ? `${request.path}/${body.id}` : request.path;
    live.etags.set(item, body._etag);
    assert.equal(answer.headers.etag, body._etag, "the header and the property are the same etag");
  }
  if (answer.headers["x-ms-continuation"]) {
    live.continuations.set(request.path, answer.headers["x-ms-continuation"]);
  }
}

const requests = parse(readFileSync(recording, "utf8"));
const first = (name) => requests.find((request) => request.name === name);

await check("the recording is whole", async () => {
  assert.ok(requests.length >= 40, `${requests.length} requests`);
  assert.equal(new Set(requests.map(({ name, number }) => `${name} ${number}`)).size, requests.length);
  for (const { name, number, headers, signed } of requests) {
    const header = (wanted) => headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
    const again = decodeURIComponent(authorize(signed, header("x-ms-date"), WELL_KNOWN_KEY));
    assert.equal(decodeURIComponent(header("authorization")), again, `${name} ${number}: the signature is not of the text`);
  }
});

for (const recorded of requests) {
  const status = expectedStatus(recorded);
  const title = `${recorded.name} ${recorded.number}: ${recorded.method} ${recorded.path} is ${status}`;
  await check(title, async () => {
    if (/^\/offers\/./.test(recorded.path)) {
      const list = { method: "GET", path: "/offers", headers: [["x-ms-version", "2020-07-15"]], body: "" };
      const { Offers } = assertAnswer(await send({ ...list, signed: "get\noffers\n\n<date>\n\n" }), 200);
      const offer = Offers.find(({ resource }) => /\/colls\//.test(resource));
      assert.ok(offer, "a container with throughput has an offer");
      live.offer = { rid: offer._rid, offerResourceId: offer.offerResourceId, resource: offer.resource };
    }
    const request = localize(recorded);
    if (JSON.stringify(request.headers) !== JSON.stringify(recorded.headers)) {
      // An etag or a continuation of somebody else's server has to be refused.
      const stale = await send(recorded);
      assert.ok([400, 412].includes(stale.status), `${stale.status}, and the condition is of another server`);
    }
    const answer = await send(request);
    const body = assertAnswer(answer, status);
    remember(request, answer, body);
    inspect(recorded, answer, body);
  });
}

/** What single answers should say. */
function inspect({ name, number, path }, answer, body) {
  const key = `${name} ${number}`;
  if (key === "01-account 1" || key === "00-startup-account 1") {
    assert.equal(body.writableLocations[0].databaseAccountEndpoint.replace(/\/$/, ""), base.origin);
  } else if (name === "31-upsert-doc" || name === "30-create-doc" || name === "30-create-item") {
    assert.equal(body.n, name === "31-upsert-doc" ? 2 : 1);
  } else if (name === "34-list-docs") {
    assert.equal(body.Documents.length, 1);
    const ids = live.seen.get(name) ?? [];
    ids.push(body.Documents[0].id);
    live.seen.set(name, ids);
    assert.equal(new Set(ids).size, ids.length, `the pages repeat themselves: ${ids}`);
  } else if (name === "3a-patch-item-array" && number === 1) {
    assert.deepEqual([body.id, body.pk, body.n, body.z], ["1", "a", 6, 1]);
  } else if (name === "71-throughput-replace" || name === "82-offer-replace") {
    assert.equal(body.content.offerThroughput, 500);
  } else if (name === "93-permission-list" || name === "62-permission-list") {
    assert.match(body.Permissions[0]._token, /^type=resource&ver=1&sig=/);
  } else if (name === "71-attachment-upload") {
    assert.deepEqual([body.id, body.contentType], ["at2", "text/plain"]);
  } else if (name === "72-attachment-list") {
    assert.deepEqual(body.Attachments.map(({ id }) => id), ["at", "at2"]);
  } else if (/\/pkranges$/.test(path)) {
    assert.equal(typeof body.PartitionKeyRanges[0].id, "string");
  }
}

await check("a signature with another key is 401", async () => {
  const answer = await send(first("01-account") ?? first("00-startup-account"), Buffer.from("another key").toString("base64"));
  assertAnswer(answer, 401);
});

await check("a signature for another link is 401", async () => {
  const list = requests.find(({ method, path }) => method === "GET" && path === "/dbs");
  assertAnswer(await send({ ...list, signed: "get\ndbs\ndbs/other\n<date>\n\n" }), 401);
});

finish();
