// Microsoft's JavaScript client, as it is, against the emulator.
//
//   node --require ./loopback.cjs azure-cosmos.mjs ENDPOINT

import assert from "node:assert/strict";

import {
  ChangeFeedStartFrom,
  CosmosClient,
  EncryptionAlgorithm,
  EncryptionKeyResolverName,
  EncryptionType,
  KeyEncryptionAlgorithm,
  PartitionKeyBuilder,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  PermissionMode,
} from "@azure/cosmos";

import { check, endpoint, finish, WELL_KNOWN_KEY } from "./checks.mjs";

const here = endpoint();
const clients = [];

/** A client of the emulator; all are disposed of at the end. */
function connect(options) {
  const client = new CosmosClient({ endpoint: here, ...options });
  clients.push(client);
  return client;
}

const client = connect({ key: WELL_KNOWN_KEY });

/** Names for `error.code` in error bodies. */
const CODES = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  412: "PreconditionFailed",
  413: "RequestEntityTooLarge",
};

/** Asserts that the emulator refuses, with this status and in the service's form. Returns the error. */
async function refused(promise, status, message) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    assert.equal(error.code, status, `${error.code} and not ${status}: ${error.message}`);
    assert.equal(error.body?.code, CODES[status], "the code in the body");
    assert.match(error.body?.message ?? "", /ActivityId: [0-9a-f-]{36}/, "the message names the activity");
    if (message !== undefined) {
      assert.match(error.body.message, message);
    }
    return error;
  }
  assert.fail(`it should have been refused with ${status}, and was answered with ${value?.statusCode ?? value}`);
}

/** What the SDK answers to a read of what is not there. */
function assertMissing(response) {
  assert.equal(response.statusCode, 404);
  assert.equal(response.resource, undefined);
}

/** Asserts that the answer has this status, and what every answer has. Returns its resource. */
async function answered(status, answer) {
  const response = await answer;
  assert.equal(response.statusCode, status, `${response.statusCode} and not ${status}`);
  assert.ok(response.requestCharge > 0, `a charge of ${response.requestCharge}`);
  assert.match(response.activityId, /^[0-9a-f-]{36}$/);
  return response.resource;
}

/** System properties as every resource has them. */
function assertSystem(resource) {
  assert.match(resource._rid, /^[A-Za-z0-9+\-=]+$/);
  assert.match(resource._self, /^[a-z]+\/.+/);
  assert.match(resource._etag, /^".+"$/);
  assert.ok(Math.abs(resource._ts - Date.now() / 1000) < 60, `_ts is ${resource._ts}`);
}

/** A resource without its system properties. */
function own(resource) {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !name.startsWith("_")));
}

const ids = (resources) => resources.map(({ id }) => id).sort();

/** Ids that have to be encoded in paths, and signed as they are. */
const STRANGE_IDS = [
  "with space",
  " leading",
  "Überraschung",
  "数据库",
  "emoji 🦀",
  "cafe\u0301",
  "a.b-c_d~e",
  "100%",
  "%41%2F",
  "a+b",
  "a&b=c",
  "a;b,c:d@e",
  "(paren)'quote'\"double\"",
  "[brackets]{braces}|^`<>",
  "$!*",
];

// ---------------------------------------------------------------------------------------------------------------------- account

await check("the account is read, and names the endpoint that was used", async () => {
  const { resource, headers } = await client.getDatabaseAccount();
  assert.equal(resource.consistencyPolicy, "Session");
  for (const location of [...resource.writableLocations, ...resource.readableLocations]) {
    assert.equal(location.databaseAccountEndpoint.replace(/\/$/, ""), here);
  }
  assert.ok(Number(headers["x-ms-request-charge"]) >= 0);
  assert.equal((await client.getWriteEndpoint()).replace(/\/$/, ""), here);
});

await check("a client from a connection string", async () => {
  const other = new CosmosClient(`AccountEndpoint=${here}/;AccountKey=${WELL_KNOWN_KEY};`);
  clients.push(other);
  const { resources } = await other.databases.readAll().fetchAll();
  assert.deepEqual(resources, []);
});

await check("the wrong key is 401", async () => {
  const stranger = connect({ key: Buffer.from("somebody else's key").toString("base64") });
  await refused(stranger.databases.create({ id: "x" }), 401);
  await refused(stranger.database("x").read(), 401);
});

await check("no authorization at all is 401", async () => {
  await refused(connect({ tokenProvider: async () => "" }).database("x").read(), 401);
  await refused(connect({ tokenProvider: async () => "type=master&ver=1.0&sig=AAAA" }).database("x").read(), 401);
});

// -------------------------------------------------------------------------------------------------------------------- databases

const DB = "shop";
const db = client.database(DB);

await check("a database is created", async () => {
  const resource = await answered(201, client.databases.create({ id: DB }));
  assertSystem(resource);
  assert.equal(resource.id, DB);
  assert.deepEqual([resource._colls, resource._users], ["colls/", "users/"]);
});

await check("a database of the same name is 409", async () => {
  await refused(client.databases.create({ id: DB }), 409);
});

await check("createIfNotExists of a database creates one once", async () => {
  assert.equal((await client.databases.createIfNotExists({ id: DB })).statusCode, 200);
  assert.equal((await client.databases.createIfNotExists({ id: "once" })).statusCode, 201);
});

await check("a database is read", async () => {
  assert.equal((await answered(200, db.read())).id, DB);
});

await check("a database that is not there is 404", async () => {
  await refused(client.database("nope").read(), 404);
  await refused(client.database("nope").delete(), 404);
  await refused(client.database("nope").containers.create({ id: "c", partitionKey: "/pk" }), 404);
});

await check("a database with throughput of its own, manual or autoscale", async () => {
  assert.equal((await client.databases.create({ id: "manual", throughput: 400 })).statusCode, 201);
  assert.equal((await client.databases.create({ id: "auto", maxThroughput: 4000 })).statusCode, 201);
});

await check("throughput that makes no sense is 400", async () => {
  await refused(client.databases.create({ id: "odd", throughput: 123 }), 400);
  await refused(client.database("odd").read(), 404);
});

await check("a database without a name is 400", async () => {
  await refused(client.databases.create({ id: "" }), 400);
  await refused(client.databases.create({}), 400);
});

await check("databases are listed", async () => {
  const { resources } = await client.databases.readAll().fetchAll();
  assert.deepEqual(ids(resources), ["auto", "manual", "once", DB].sort());
});

await check("databases are listed in pages of one", async () => {
  const iterator = client.databases.readAll({ maxItemCount: 1 });
  const found = [];
  for (let page = 0; page < 20 && iterator.hasMoreResults(); page += 1) {
    const { resources } = await iterator.fetchNext();
    assert.ok(resources.length <= 1, `${resources.length} on a page`);
    found.push(...resources);
  }
  assert.equal(iterator.hasMoreResults(), false);
  assert.deepEqual(ids(found), ["auto", "manual", "once", DB].sort());
});

await check("a listing goes on from a continuation", async () => {
  const { resources: first, continuationToken } = await client.databases.readAll({ maxItemCount: 3 }).fetchNext();
  assert.ok(continuationToken);
  const { resources: rest } = await client.databases.readAll({ maxItemCount: 3, continuationToken }).fetchAll();
  assert.equal(first.length + rest.length, 4);
  assert.equal(new Set(ids([...first, ...rest])).size, 4);
});

await check("a continuation that nobody gave out is 400", async () => {
  await refused(client.databases.readAll({ maxItemCount: 1, continuationToken: "made up" }).fetchNext(), 400);
});

await check("databases are deleted, with their containers", async () => {
  const once = client.database("once");
  await once.containers.create({ id: "c", partitionKey: "/pk" });
  for (const id of ["once", "auto", "manual"]) {
    assert.equal((await client.database(id).delete()).statusCode, 204);
  }
  await refused(once.container("c").read(), 404);
  await client.databases.create({ id: "once" });
  await refused(once.container("c").read(), 404);
  await once.delete();
  assert.deepEqual(ids((await client.databases.readAll().fetchAll()).resources), [DB]);
});

await check("databases with strange names", async () => {
  for (const id of STRANGE_IDS) {
    assert.equal((await client.databases.create({ id })).resource.id, id);
    const strange = client.database(id);
    assert.equal((await strange.read()).resource.id, id);
    assert.equal((await strange.containers.create({ id, partitionKey: "/pk" })).resource.id, id);
    assert.deepEqual(ids((await strange.containers.readAll().fetchAll()).resources), [id]);
    assert.equal((await strange.delete()).statusCode, 204);
  }
});

await check("databases are queried", async () => {
  const { resources } = await client.databases.query("SELECT VALUE r.id FROM r WHERE r.id = 'none'").fetchAll();
  assert.deepEqual(resources, []);
  assert.ok((await client.databases.query("SELECT * FROM r").fetchAll()).resources.length > 0);
});

// ------------------------------------------------------------------------------------------------------------------- containers

await check("a container with a plain hash key is created", async () => {
  const resource = await answered(201, db.containers.create({ id: "v1", partitionKey: { paths: ["/pk"] } }));
  assertSystem(resource);
  assert.equal(resource.partitionKey.kind, "Hash");
  assert.deepEqual(resource.partitionKey.paths, ["/pk"]);
  assert.deepEqual(
    [resource._docs, resource._sprocs, resource._triggers, resource._udfs, resource._conflicts],
    ["docs/", "sprocs/", "triggers/", "udfs/", "conflicts/"],
  );
  assert.equal(resource.indexingPolicy.indexingMode, "consistent");
});

await check("a container with a hash key of version 2", async () => {
  const partitionKey = { paths: ["/tenant/id"], version: PartitionKeyDefinitionVersion.V2 };
  const { resource } = await db.containers.create({ id: "v2", partitionKey, throughput: 400 });
  assert.deepEqual(resource.partitionKey, { paths: ["/tenant/id"], version: 2, kind: "Hash" });
});

await check("a container with a hierarchical key", async () => {
  const partitionKey = {
    paths: ["/tenant", "/user", "/session"],
    version: PartitionKeyDefinitionVersion.V2,
    kind: PartitionKeyKind.MultiHash,
  };
  const { resource } = await db.containers.create({ id: "hpk", partitionKey });
  assert.deepEqual(resource.partitionKey, partitionKey);
});

await check("a container that scales by itself", async () => {
  const { resource } = await db.containers.create({ id: "auto", partitionKey: "/pk", maxThroughput: 4000 });
  assert.equal(resource.id, "auto");
});

await check("a container without a key, as the SDK makes it", async () => {
  const { resource } = await db.containers.create({ id: "keyless" });
  assert.deepEqual(resource.partitionKey.paths, ["/_partitionKey"]);
});

const POLICIES = {
  id: "policies",
  partitionKey: { paths: ["/pk"], version: 2, kind: "Hash" },
  defaultTtl: 3600,
  indexingPolicy: {
    indexingMode: "consistent",
    automatic: true,
    includedPaths: [{ path: "/*" }],
    excludedPaths: [{ path: "/secret/*" }, { path: '/"_etag"/?' }],
    compositeIndexes: [[{ path: "/a", order: "ascending" }, { path: "/b", order: "descending" }]],
  },
  uniqueKeyPolicy: { uniqueKeys: [{ paths: ["/email"] }, { paths: ["/first", "/last"] }] },
  conflictResolutionPolicy: { mode: "LastWriterWins", conflictResolutionPath: "/version" },
  computedProperties: [{ name: "lower", query: "SELECT VALUE LOWER(c.name) FROM c" }],
};

await check("a container keeps the policies that it is given", async () => {
  const { resource } = await db.containers.create(structuredClone(POLICIES));
  for (const [name, value] of Object.entries(POLICIES)) {
    if (name === "conflictResolutionPolicy") {
      assert.equal(resource[name].mode, value.mode);
      assert.equal(resource[name].conflictResolutionPath, value.conflictResolutionPath);
    } else {
      assert.deepEqual(resource[name], value, name);
    }
  }
});

await check("containers that make no sense are 400", async () => {
  const odd = (definition) => refused(db.containers.create({ id: "odd", ...definition }), 400);
  await odd({ partitionKey: { paths: ["no slash"] } });
  await odd({ partitionKey: { paths: ["/a", "/b"] } });
  await odd({ partitionKey: { paths: ["/a", "/b", "/c", "/d"], kind: "MultiHash", version: 2 } });
  await odd({ partitionKey: { paths: ["/a"], kind: "Dice" } });
  await odd({ partitionKey: { paths: ["/a"], version: 3 } });
  await odd({ partitionKey: { paths: ["/a"] }, defaultTtl: 0 });
  await odd({ partitionKey: { paths: ["/a"] }, indexingPolicy: { indexingMode: "sometimes" } });
  await odd({ partitionKey: { paths: ["/a"] }, throughput: 123 });
  await refused(db.container("odd").read(), 404);
});

await check("a container of the same name is 409", async () => {
  await refused(db.containers.create({ id: "v1", partitionKey: "/other" }), 409);
});

await check("createIfNotExists of a container finds it", async () => {
  const { resource, statusCode } = await db.containers.createIfNotExists({ id: "v2", partitionKey: "/other" });
  assert.equal(statusCode, 200);
  assert.deepEqual(resource.partitionKey.paths, ["/tenant/id"]);
});

await check("a container is read", async () => {
  const resource = await answered(200, db.container("hpk").read());
  assert.equal(resource.id, "hpk");
});

await check("a container tells its partition key and its ranges", async () => {
  const container = client.database(DB).container("hpk");
  const { resource } = await container.getPartitionKeyDefinition();
  assert.deepEqual(resource.paths, ["/tenant", "/user", "/session"]);
  const { resources: ranges } = await container.readPartitionKeyRanges().fetchAll();
  assert.ok(ranges.length >= 1);
  assert.equal(typeof ranges[0].id, "string");
  assert.equal(ranges[0].minInclusive, "");
  assert.equal(ranges.at(-1).maxExclusive, "FF");
});

await check("a container tells its quota and usage", async () => {
  const { headers } = await db.container("v2").read({ populateQuotaInfo: true });
  assert.match(headers["x-ms-resource-quota"] ?? "", /=/);
  assert.match(headers["x-ms-resource-usage"] ?? "", /=/);
});

await check("a container is replaced: its policies change", async () => {
  const container = db.container("policies");
  const { resource } = await container.read();
  resource.defaultTtl = 7200;
  resource.indexingPolicy.excludedPaths = [{ path: "/*" }];
  resource.indexingPolicy.includedPaths = [];
  delete resource.indexingPolicy.compositeIndexes;
  const replaced = await answered(200, container.replace(resource));
  assert.equal(replaced.defaultTtl, 7200);
  assert.notEqual(replaced._etag, resource._etag);
  assert.equal(replaced._rid, resource._rid);
  const { resource: again } = await container.read();
  assert.deepEqual(again, replaced);
});

await check("a container's partition key and unique keys stay as they are: 400", async () => {
  const container = db.container("policies");
  const { resource } = await container.read();
  await refused(container.replace({ ...resource, partitionKey: { paths: ["/other"], version: 2 } }), 400);
  await refused(container.replace({ ...resource, uniqueKeyPolicy: { uniqueKeys: [{ paths: ["/x"] }] } }), 400);
});

await check("containers are listed", async () => {
  const { resources } = await db.containers.readAll().fetchAll();
  assert.deepEqual(ids(resources), ["auto", "hpk", "keyless", "policies", "v1", "v2"]);
});

await check("a container is deleted", async () => {
  const container = db.container("auto");
  assert.equal((await container.delete()).statusCode, 204);
  await refused(container.read(), 404);
  await refused(container.delete(), 404);
});

await check("containers are queried", async () => {
  const listed = (await db.containers.readAll().fetchAll()).resources;
  assert.deepEqual(ids((await db.containers.query("SELECT * FROM r").fetchAll()).resources), ids(listed));
});

// ------------------------------------------------------------------------------------------------------------------------ items

const items = db.container("v1");

await check("an item is created", async () => {
  const item = { id: "1", pk: "a", n: 1, nested: { list: [1, "2", null, true, { deep: [] }] } };
  const response = await items.items.create(item);
  const resource = await answered(201, response);
  assertSystem(resource);
  assert.deepEqual(own(resource), item);
  assert.equal(resource._attachments, "attachments/");
  assert.equal(response.headers.etag, resource._etag);
  assert.ok(response.headers["x-ms-session-token"]);
  assert.equal(response.item.id, "1");
});

await check("an item gets an id if it has none", async () => {
  const { resource } = await items.items.create({ pk: "a" });
  assert.match(resource.id, /^[0-9a-f-]{36}$/);
  assert.equal((await items.item(resource.id, "a").delete()).statusCode, 204);
  await refused(items.items.create({ pk: "a" }, { disableAutomaticIdGeneration: true }), 400);
});

await check("an item with a taken id is 409, in another partition it is not", async () => {
  await refused(items.items.create({ id: "1", pk: "a" }), 409);
  assert.equal((await items.items.create({ id: "1", pk: "b" })).statusCode, 201);
});

await check("an item is read", async () => {
  const response = await items.item("1", "a").read();
  const resource = await answered(200, response);
  assert.equal(resource.n, 1);
  assert.equal(response.etag, resource._etag);
});

await check("an item that is not there is 404", async () => {
  assertMissing(await items.item("nope", "a").read());
  assertMissing(await items.item("1", "nobody's").read());
  await refused(items.item("nope", "a").replace({ id: "nope", pk: "a" }), 404);
  await refused(items.item("nope", "a").patch([{ op: "set", path: "/x", value: 1 }]), 404);
  await refused(items.item("nope", "a").delete(), 404);
  await refused(db.container("nope").items.create({ id: "1" }), 404);
});

await check("an item is not read again if it has not changed: 304", async () => {
  const { etag } = await items.item("1", "a").read();
  const unchanged = items.item("1", "a").read({ accessCondition: { type: "IfNoneMatch", condition: etag } });
  const { statusCode, resource } = await unchanged.catch((error) => ({ statusCode: error.code }));
  assert.equal(statusCode, 304);
  assert.ok(!resource);
});

await check("an item is upserted: created, then replaced", async () => {
  const resource = await answered(201, items.items.upsert({ id: "2", pk: "a", n: 1 }));
  const again = await answered(200, items.items.upsert({ id: "2", pk: "a", n: 2 }));
  assert.equal(again.n, 2);
  assert.equal(again._rid, resource._rid);
  assert.notEqual(again._etag, resource._etag);
});

await check("an item is replaced", async () => {
  const resource = await answered(200, items.item("2", "a").replace({ id: "2", pk: "a", whole: "new" }));
  assert.deepEqual(own(resource), { id: "2", pk: "a", whole: "new" });
});

await check("an item is renamed by replacing it", async () => {
  assert.equal((await items.item("2", "a").replace({ id: "3", pk: "a" })).resource.id, "3");
  assertMissing(await items.item("2", "a").read());
  await refused(items.item("3", "a").replace({ id: "1", pk: "a" }), 409);
});

await check("an item's partition key stays as it is: 400", async () => {
  await refused(items.item("3", "a").replace({ id: "3", pk: "b" }), 400);
  await refused(items.item("3", "a").patch([{ op: "set", path: "/pk", value: "b" }]), 400);
});

await check("a stale etag is 412, whatever is done with it", async () => {
  const handle = items.item("3", "a");
  const { etag: stale } = await handle.read();
  const accessCondition = { type: "IfMatch", condition: stale };
  const { etag: fresh } = await handle.replace({ id: "3", pk: "a", n: 1 }, { accessCondition });
  await refused(handle.replace({ id: "3", pk: "a", n: 2 }, { accessCondition }), 412);
  await refused(handle.patch([{ op: "incr", path: "/n", value: 1 }], { accessCondition }), 412);
  await refused(handle.delete({ accessCondition }), 412);
  await refused(items.items.upsert({ id: "3", pk: "a" }, { accessCondition }), 412);
  const { resource } = await handle.read();
  assert.deepEqual([resource.n, resource._etag], [1, fresh]);
  const now = { accessCondition: { type: "IfMatch", condition: fresh } };
  assert.equal((await handle.patch([{ op: "incr", path: "/n", value: 1 }], now)).resource.n, 2);
  assert.equal((await handle.delete({ accessCondition: { type: "IfMatch", condition: "*" } })).statusCode, 204);
});

await check("an item is patched, with every operation", async () => {
  const handle = items.item("p", "a");
  await items.items.create({ id: "p", pk: "a", n: 1, list: [1, 2, 3], old: "x", "sl/ash": 1, from: { here: 1 } });
  const resource = await answered(200, handle.patch([
    { op: "add", path: "/list/1", value: "between" },
    { op: "add", path: "/list/-", value: "last" },
    { op: "set", path: "/nested", value: { a: 1 } },
    { op: "replace", path: "/old", value: "new" },
    { op: "remove", path: "/sl~1ash" },
    { op: "incr", path: "/n", value: -2.5 },
    { op: "move", from: "/from/here", path: "/there" },
  ]));
  assert.deepEqual(own(resource), {
    id: "p",
    pk: "a",
    n: -1.5,
    list: [1, "between", 2, 3, "last"],
    old: "new",
    nested: { a: 1 },
    from: {},
    there: 1,
  });
  assert.deepEqual((await handle.read()).resource, resource);
});

await check("a patch is done as a whole or not at all", async () => {
  const handle = items.item("p", "a");
  const { resource: before } = await handle.read();
  await refused(handle.patch([{ op: "set", path: "/x", value: 1 }, { op: "remove", path: "/nowhere" }]), 400);
  await refused(handle.patch([{ op: "incr", path: "/old", value: 1 }]), 400);
  await refused(handle.patch([{ op: "replace", path: "/nowhere", value: 1 }]), 400);
  await refused(handle.patch([{ op: "set", path: "/_ts", value: 1 }]), 400);
  await refused(handle.patch([]), 400);
  await refused(handle.patch(Array.from({ length: 11 }, (_, n) => ({ op: "set", path: `/x${n}`, value: n }))), 400);
  assert.deepEqual((await handle.read()).resource, before);
});

await check("an item is patched on a condition", async () => {
  const operations = [{ op: "set", path: "/z", value: 1 }];
  const handle = items.item("p", "a");
  await refused(handle.patch({ condition: "from c where IS_DEFINED(c.z)", operations }), 412);
  assert.equal((await handle.read()).resource.z, undefined);
  const patched = await handle.patch({ condition: "from c where NOT IS_DEFINED(c.z)", operations });
  assert.equal(patched.resource.z, 1);
  await refused(handle.patch({ condition: "from c where", operations }), 400);
});

await check("an item is deleted", async () => {
  assert.equal((await items.item("p", "a").delete()).statusCode, 204);
  assertMissing(await items.item("p", "a").read());
});

await check("all that JSON can say comes back as it was", async () => {
  const item = {
    id: "json",
    pk: "a",
    "": "the empty name",
    'quo"te\\': "\u0000\u0001\u001f\u007f\u2028\u2029\ud83e\udd80 \\ / \" \b\f\n\r\t",
    numbers: [0, -1, 0.1, 1e-7, 1e21, 1.7976931348623157e308, 5e-324, 9007199254740991, -9007199254740991, 123456789.123],
    empty: [{}, [], ""],
    none: null,
    "ключ": "значение",
    deep: Array.from({ length: 40 }).reduce((inner) => [inner], "bottom"),
  };
  const { resource } = await items.items.create(item);
  assert.deepEqual(own(resource), item);
  assert.deepEqual(own((await items.item("json", "a").read()).resource), item);
});

await check("items with strange ids", async () => {
  for (const id of [...STRANGE_IDS, "x".repeat(255), "é".repeat(127)]) {
    const { resource } = await items.items.create({ id, pk: "strange" });
    assert.equal(resource.id, id);
    const handle = items.item(id, "strange");
    assert.equal((await handle.read()).resource?.id, id, id);
    assert.equal((await handle.replace({ id, pk: "strange", n: 1 })).resource.n, 1);
    assert.equal((await handle.patch([{ op: "incr", path: "/n", value: 1 }])).resource.n, 2);
    assert.equal((await handle.delete()).statusCode, 204, id);
  }
});

await check("items with partition keys of every kind", async () => {
  const values = ["", " ", "a/b", "ünï", "日本", "🦀", 'q"uo\\te', "x".repeat(100), 0, -0.5, 1e300, true, false, null];
  for (const pk of values) {
    const { resource } = await items.items.create({ id: "k", pk });
    assert.equal(resource.pk, pk);
  }
  for (const pk of values) {
    const handle = items.item("k", pk);
    assert.equal((await handle.read()).resource?.pk, pk, JSON.stringify(pk));
    assert.equal((await handle.delete()).statusCode, 204);
  }
  assertMissing(await items.item("k", "0").read());
});

await check("items without a partition key value", async () => {
  const { resource } = await items.items.create({ id: "none" });
  assert.equal(resource.pk, undefined);
  assert.equal((await items.item("none").read()).resource.id, "none");
  assert.equal((await items.item("none", undefined).read()).resource.id, "none");
  assertMissing(await items.item("none", null).read());
  assert.equal((await items.item("none").replace({ id: "none", n: 1 })).resource.n, 1);
  assert.equal((await items.items.upsert({ id: "none", n: 2 })).statusCode, 200);
  await refused(items.items.create({ id: "none" }), 409);
  assert.equal((await items.items.create({ id: "none", pk: null })).statusCode, 201);
  assert.equal((await items.item("none").delete()).statusCode, 204);
  assert.equal((await items.item("none", null).delete()).statusCode, 204);
});

await check("long partition key values take version 2: 101 bytes before, 2048 with it", async () => {
  await refused(items.items.create({ id: "1", pk: "x".repeat(102) }), 400);
  const long = "é".repeat(1024);
  assert.equal((await db.container("v2").items.create({ id: "1", tenant: { id: long } })).statusCode, 201);
  assert.equal((await db.container("v2").item("1", long).delete()).statusCode, 204);
  await refused(db.container("v2").items.create({ id: "1", tenant: { id: `${long}x` } }), 400);
});

await check("items in a container with a key deep inside", async () => {
  const nested = db.container("v2");
  await nested.items.create({ id: "1", tenant: { id: "t" } });
  assert.equal((await nested.item("1", "t").read()).resource.tenant.id, "t");
  await nested.items.create({ id: "2", tenant: "no object" });
  assert.equal((await nested.item("2").read()).resource.tenant, "no object");
  assert.equal((await nested.item("2").delete()).statusCode, 204);
});

await check("items in a container without a key", async () => {
  const keyless = db.container("keyless");
  await keyless.items.create({ id: "1", n: 1 });
  assert.equal((await keyless.item("1").read()).resource.n, 1);
  assert.equal((await keyless.item("1").delete()).statusCode, 204);
});

await check("items with a hierarchical key", async () => {
  const hpk = db.container("hpk");
  const key = ["t", 7, true];
  const resource = await answered(201, hpk.items.create({ id: "1", tenant: "t", user: 7, session: true }));
  assert.equal((await hpk.item("1", key).read()).resource._rid, resource._rid);
  await refused(hpk.items.create({ id: "1", tenant: "t", user: 7, session: true }), 409);
  assert.equal((await hpk.items.create({ id: "1", tenant: "t", user: 7, session: false })).statusCode, 201);
  assert.equal((await hpk.item("1", key).replace({ id: "1", tenant: "t", user: 7, session: true, n: 1 })).statusCode, 200);
  assert.equal((await hpk.item("1", key).patch([{ op: "incr", path: "/n", value: 1 }])).resource.n, 2);
  await refused(hpk.item("1", key).patch([{ op: "set", path: "/user", value: 8 }]), 400);
  assert.equal((await hpk.item("1", key).delete()).statusCode, 204);
  assertMissing(await hpk.item("1", key).read());
  assert.equal((await hpk.item("1", ["t", 7, false]).read()).statusCode, 200);
});

await check("items with gaps in a hierarchical key", async () => {
  const hpk = db.container("hpk");
  const key = new PartitionKeyBuilder().addValue("t").addNoneValue().addNullValue().build();
  await hpk.items.create({ id: "gap", tenant: "t", session: null });
  assert.equal((await hpk.item("gap", key).read()).resource.id, "gap");
  assertMissing(await hpk.item("gap", ["t", null, null]).read());
  assert.equal((await hpk.item("gap", key).delete()).statusCode, 204);
});

await check("a hierarchical key with values missing at the end names no item: 400", async () => {
  await refused(db.container("hpk").item("1", ["t", 7]).read(), 400);
});

await check("a key that is not the item's is 400", async () => {
  await refused(items.item("1", ["a", "b"]).read(), 400);
  const { resource } = await items.item("1", "a").read();
  await refused(items.item("1", "a").replace({ ...resource, pk: "z" }), 400);
});

await check("unique keys are kept unique within a partition: 409", async () => {
  const unique = db.container("policies");
  const person = (id, pk, email) => ({ id, pk, email, first: id, last: "Doe" });
  await unique.items.create(person("1", "a", "x@example.com"));
  const error = await refused(unique.items.create(person("2", "a", "x@example.com")), 409);
  assert.equal(error.substatus, 3301);
  await refused(unique.items.create({ ...person("2", "a", "y@example.com"), first: "1" }), 409);
  assert.equal((await unique.items.create(person("2", "b", "x@example.com"))).statusCode, 201);
  await unique.items.create(person("2", "a", "y@example.com"));
  await refused(unique.item("2", "a").replace(person("2", "a", "x@example.com")), 409);
  await unique.item("1", "a").delete();
  assert.equal((await unique.item("2", "a").replace(person("2", "a", "x@example.com"))).statusCode, 200);
  // What is missing counts as one value: one item may lack it, not two.
  assert.equal((await unique.items.create({ id: "3", pk: "a", first: "3" })).statusCode, 201);
  await refused(unique.items.create({ id: "4", pk: "a", first: "4" }), 409);
});

await check("ids that make no sense are 400, items that are too large 413", async () => {
  await refused(items.items.create({ id: 7, pk: "a" }, { disableAutomaticIdGeneration: true }).catch(asRefused), 400);
  await refused(items.items.create({ id: "x".repeat(1024), pk: "a" }), 400);
  await refused(items.items.create({ id: "big", pk: "a", text: "x".repeat(2 * 1024 * 1024) }), 413);
  assert.equal((await items.items.create({ id: "large", pk: "a", text: "x".repeat(1_900_000) })).statusCode, 201);
  assert.equal((await items.item("large", "a").delete()).statusCode, 204);
});

/** The SDK itself refuses some ids; that is as good. */
function asRefused(error) {
  if (error.code === undefined && error.message === "Id must be a string.") {
    return Promise.reject({ code: 400, body: { code: "BadRequest", message: `ActivityId: ${"0".repeat(36)}` } });
  }
  return Promise.reject(error);
}

await check("of many who create the same item at once, one succeeds", async () => {
  const attempts = Array.from({ length: 40 }, (_, n) => items.items.create({ id: "race", pk: "a", n }).then(() => 201, ({ code }) => code));
  const codes = await Promise.all(attempts);
  assert.deepEqual([codes.filter((code) => code === 201).length, codes.filter((code) => code === 409).length], [1, 39]);
});

await check("of many who increment at once, all are counted", async () => {
  const attempts = Array.from({ length: 40 }, () => items.item("race", "a").patch([{ op: "incr", path: "/count", value: 1 }]));
  await Promise.all(attempts);
  assert.equal((await items.item("race", "a").read()).resource.count, 40);
});

await check("a session token goes there and back", async () => {
  const { headers } = await items.items.upsert({ id: "session", pk: "a" });
  const sessionToken = headers["x-ms-session-token"];
  assert.match(sessionToken, /^\d+:-?\d+#\d+/);
  const { resource } = await items.item("session", "a").read({ sessionToken, consistencyLevel: "Session" });
  assert.equal(resource.id, "session");
  await items.item("session", "a").delete();
});

await check("options that are for the service's insides change nothing", async () => {
  const options = {
    priorityLevel: "Low",
    throughputBucket: 1,
    bypassIntegratedCache: true,
    populateQuotaInfo: true,
    maxIntegratedCacheStalenessInMs: 1000,
    continuationTokenLimitInKB: 2,
    disableRUPerMinuteUsage: true,
    enableScanInQuery: true,
  };
  assert.equal((await items.item("1", "a").read(options)).resource.id, "1");
  const { resource } = await items.items.upsert({ id: "options", pk: "a" }, { ...options, indexingDirective: "Exclude" });
  assert.equal(resource.id, "options");
  await items.item("options", "a").delete(options);
});

await check("a weaker consistency level than the account's may be asked for, a stronger one may not: 400", async () => {
  for (const consistencyLevel of ["Session", "ConsistentPrefix", "Eventual"]) {
    const weak = connect({ key: WELL_KNOWN_KEY, consistencyLevel });
    assert.equal((await weak.database(DB).container("v1").item("1", "a").read()).resource.id, "1");
  }
  const strong = connect({ key: WELL_KNOWN_KEY, consistencyLevel: "Strong" });
  await refused(strong.database(DB).container("v1").item("1", "a").read(), 400);
});

await check("a session that is still to come is 404, and the SDK asks again without it", async () => {
  const sessionToken = "0:-1#99999999";
  const response = await items.item("1", "a").read({ sessionToken, consistencyLevel: "Session" });
  assert.equal(response.statusCode, 200);
  const { failedAttempts } = response.diagnostics.clientSideRequestStatistics.retryDiagnostics;
  assert.deepEqual(failedAttempts.map(({ statusCode }) => statusCode), [404]);
});

await check("all items of a partition key are deleted at once", async () => {
  for (const id of ["1", "2", "3"]) {
    await items.items.create({ id, pk: "gone" });
  }
  const { statusCode } = await items.deleteAllItemsForPartitionKey("gone");
  assert.ok(statusCode >= 200 && statusCode < 300, `${statusCode}`);
  for (const id of ["1", "2", "3"]) {
    assertMissing(await items.item(id, "gone").read());
  }
  assert.equal((await items.item("1", "a").read()).statusCode, 200);
});

const queried = (await db.containers.create({ id: "queried", partitionKey: "/pk" })).container;
for (let n = 0; n < 7; n += 1) {
  await queried.items.create({ id: `${n}`, pk: n % 3 === 0 ? "b" : "a", n: 6 - n });
}

await check("listing items is a query to this SDK", async () => {
  assert.equal((await queried.items.readAll().fetchAll()).resources.length, 7);
  assert.equal((await queried.items.readAll({ maxItemCount: 1 }).fetchNext()).resources.length, 1);
});

await check("items are queried over all partitions and in one", async () => {
  for (const [text, expected, options] of [
    ["SELECT VALUE c.id FROM c", ["0", "1", "2", "3", "4", "5", "6"]],
    ["SELECT VALUE c.id FROM c WHERE c.n < 3", ["4", "5"], { partitionKey: "a" }],
    ["SELECT VALUE c.id FROM c ORDER BY c.n", ["6", "5", "4", "3", "2", "1", "0"]],
    ["SELECT TOP 2 VALUE c.id FROM c ORDER BY c.n", ["6", "5"]],
    ["SELECT VALUE c.id FROM c ORDER BY c.n OFFSET 1 LIMIT 2", ["5", "4"]],
    ["SELECT VALUE COUNT(1) FROM c", [7]],
    ["SELECT VALUE COUNT(1) FROM c", [4], { partitionKey: "a" }],
    ["SELECT VALUE AVG(c.n) FROM c", [3]],
    ["SELECT DISTINCT VALUE c.pk FROM c", ["b", "a"]],
    ["SELECT c.pk, COUNT(1) AS n FROM c GROUP BY c.pk", [{ pk: "b", n: 3 }, { pk: "a", n: 4 }]],
  ]) {
    for (const maxItemCount of [1, 3, 100]) {
      const { resources } = await queried.items.query(text, { ...options, maxItemCount }).fetchAll();
      assert.deepEqual(resources, expected, `${text} by ${maxItemCount}`);
    }
  }
  for await (const { resources } of queried.items.query("SELECT * FROM c", { maxItemCount: 2 }).getAsyncIterator()) {
    assert.ok(resources.length <= 2);
  }
});

await check("a query that is wrong is 400", async () => {
  await refused(queried.items.query("SELEC * FROM c").fetchAll(), 400, /SC1001/);
});

await check("batches are carried out, or nothing of them", async () => {
  const create = (id) => ({ operationType: "Create", resourceBody: { id, pk: "a" } });
  const { result } = await items.items.batch([create("b"), { operationType: "Read", id: "b" }], "a");
  assert.deepEqual(result.map(({ statusCode }) => statusCode), [201, 200]);
  const failed = await items.items.batch([create("b2"), create("b")], "a");
  assert.deepEqual(failed.result.map(({ statusCode }) => statusCode), [424, 409]);
  assertMissing(await items.item("b2", "a").read());
  const bulk = await items.items.executeBulkOperations([{ operationType: "Delete", id: "b", partitionKey: "a" }]);
  assert.deepEqual(bulk.map(({ response }) => response?.statusCode), [204]);
  assertMissing(await items.item("b", "a").read());
});

await check("the change feed tells what was changed", async () => {
  for (const [changeFeedStartFrom, count] of [[ChangeFeedStartFrom.Beginning("a"), 4], [ChangeFeedStartFrom.Beginning(), 7]]) {
    const { result } = await queried.items.getChangeFeedIterator({ changeFeedStartFrom }).readNext();
    assert.equal(result.length, count);
  }
});

// ---------------------------------------------------------------------------------------------------------------------- scripts

const SCRIPTS = [
  {
    kind: "stored procedure",
    feed: items.scripts.storedProcedures,
    one: (id) => items.scripts.storedProcedure(id),
    fields: { body: "function () { getContext().getResponse().setBody('hello'); }" },
  },
  {
    kind: "trigger",
    feed: items.scripts.triggers,
    one: (id) => items.scripts.trigger(id),
    fields: { body: "function () { }", triggerType: "Pre", triggerOperation: "All" },
  },
  {
    kind: "user-defined function",
    feed: items.scripts.userDefinedFunctions,
    one: (id) => items.scripts.userDefinedFunction(id),
    fields: { body: "function tax(income) { return income * 0.19; }" },
  },
];

for (const { kind, feed, one, fields } of SCRIPTS) {
  await check(`a ${kind} is created, read, replaced, listed and deleted`, async () => {
    const resource = await answered(201, feed.create({ id: "s", ...fields }));
    assertSystem(resource);
    assert.deepEqual(own(resource), { id: "s", ...fields });
    await refused(feed.create({ id: "s", ...fields }), 409);
    assert.deepEqual((await one("s").read()).resource, resource);
    const body = `${fields.body} // ünï`;
    const replaced = await answered(200, one("s").replace({ id: "s", ...fields, body }));
    assert.equal(replaced.body, body);
    assert.notEqual(replaced._etag, resource._etag);
    assert.equal((await one("s").replace({ id: "renamed", ...fields })).resource.id, "renamed");
    await refused(one("s").read(), 404);
    await feed.create({ id: "mit Ümläut & 100%", ...fields });
    assert.deepEqual(ids((await feed.readAll().fetchAll()).resources), ["mit Ümläut & 100%", "renamed"]);
    assert.deepEqual((await feed.readAll({ maxItemCount: 1 }).fetchNext()).resources.length, 1);
    for (const id of ["mit Ümläut & 100%", "renamed"]) {
      assert.equal((await one(id).delete()).statusCode, 204);
    }
    await refused(one("s").replace({ id: "s", ...fields }), 404);
    await refused(one("renamed").delete(), 404);
    assert.deepEqual((await feed.readAll().fetchAll()).resources, []);
  });

  await check(`a ${kind} without a body is 400`, async () => {
    await refused(feed.create({ id: "s", ...fields, body: undefined }), 400);
  });

  await check(`a ${kind} is queried`, async () => {
    await feed.create({ id: "s", ...fields });
    assert.deepEqual((await feed.query("SELECT VALUE r.id FROM r").fetchAll()).resources, ["s"]);
    assert.equal((await one("s").delete()).statusCode, 204);
  });
}

await check("a trigger with an unknown type or operation is 400", async () => {
  const trigger = { id: "odd", body: "function () { }", triggerType: "Pre", triggerOperation: "All" };
  await refused(items.scripts.triggers.create({ ...trigger, triggerType: "Meanwhile" }), 400);
  await refused(items.scripts.triggers.create({ ...trigger, triggerOperation: "Dream" }), 400);
});

await check("a stored procedure runs, with its log, in one logical partition", async () => {
  const body = (greeting, list) => {
    console.log("made", list.length);
    list.forEach((id) => __.createDocument(__.getSelfLink(), { id, pk: "scripted" }, (error) => {
      if (error) throw error;
    }));
    __.queryDocuments(__.getSelfLink(), "SELECT VALUE c.id FROM c", (error, ids) => __.response.setBody({ greeting, ids }));
  };
  await items.scripts.storedProcedures.create({ id: "s", body });
  const response = await items.scripts.storedProcedure("s").execute("scripted", ["hi", ["one", "two"]], { enableScriptLogging: true });
  assert.deepEqual(response.resource, { greeting: "hi", ids: ["one", "two"] });
  assert.equal(decodeURIComponent(response.headers["x-ms-documentdb-script-log-results"]), "made 2\n");
  assert.ok(response.requestCharge > 10);
  const again = await refused(items.scripts.storedProcedure("s").execute("scripted", ["hi", ["three", "two"]]), 400, /already exists/);
  assert.match(again.body.message, /Encountered exception while executing Javascript/);
  assertMissing(await items.item("three", "scripted").read());
  await items.scripts.storedProcedures.create({ id: "broken", body: "function (" });
  assert.equal((await refused(items.scripts.storedProcedure("broken").execute("a"), 400, /SyntaxError/)).substatus, 65535);
  await items.scripts.storedProcedure("broken").delete();
});

await check("triggers run before and after a write, and can undo it", async () => {
  const before = function () {
    const request = getContext().getRequest();
    request.setBody({ ...request.getBody(), stamped: request.getOperationType() });
  };
  const after = function () {
    if (getContext().getResponse().getBody().bad) throw new Error("no such thing");
  };
  await items.scripts.triggers.create({ id: "before", body: before, triggerType: "Pre", triggerOperation: "All" });
  await items.scripts.triggers.create({ id: "after", body: after, triggerType: "Post", triggerOperation: "Create" });
  const both = { preTriggerInclude: ["before"], postTriggerInclude: ["after"] };
  const { resource } = await items.items.create({ id: "triggered", pk: "a" }, both);
  assert.equal(resource.stamped, "Create");
  await refused(items.items.create({ id: "bad", pk: "a", bad: true }, both), 400, /no such thing/);
  assertMissing(await items.item("bad", "a").read());
  const replaced = await items.item("triggered", "a").replace({ id: "triggered", pk: "a" }, { preTriggerInclude: ["before"] });
  assert.equal(replaced.resource.stamped, "Replace");
  await refused(items.item("triggered", "a").delete({ postTriggerInclude: ["after"] }), 400, /is for Create/);
  await refused(items.item("triggered", "a").delete({ preTriggerInclude: ["none"] }), 404);
  assert.equal((await items.item("triggered", "a").delete()).statusCode, 204);
});

await check("queries call user-defined functions", async () => {
  await items.scripts.userDefinedFunctions.create({ id: "shout", body: (text) => text.toUpperCase() + "!" });
  const query = "SELECT VALUE udf.shout(c.id) FROM c WHERE STARTSWITH(udf.shout(c.id), 'T')";
  const { resources } = await items.items.query(query, { partitionKey: "scripted" }).fetchAll();
  assert.deepEqual(resources, ["TWO!"]);
  await refused(items.items.query("SELECT VALUE udf.none(1) FROM c", { partitionKey: "scripted" }).fetchAll(), 400);
  await items.item("one", "scripted").delete();
  await items.item("two", "scripted").delete();
});

// -------------------------------------------------------------------------------------------------- conflicts, offers

await check("conflicts are listed: there are none", async () => {
  assert.deepEqual((await items.conflicts.readAll().fetchAll()).resources, []);
  await refused(items.conflict("nope", "a").read(), 404);
});

await check("offers are listed, read and replaced", async () => {
  const { resource: container } = await db.container("v2").read();
  const { resources: offers } = await client.offers.readAll().fetchAll();
  const offer = offers.find(({ offerResourceId }) => offerResourceId === container._rid);
  assert.ok(offer, "the container has an offer");
  assertSystem(offer);
  assert.equal(offer.resource, container._self);
  assert.equal(offer.offerVersion, "V2");
  assert.equal(offer.content.offerThroughput, 400);
  const handle = client.offer(offer.id);
  assert.equal((await handle.read()).resource.content.offerThroughput, 400);
  offer.content.offerThroughput = 500;
  const resource = await answered(200, handle.replace(offer));
  assert.equal(resource.content.offerThroughput, 500);
  assert.equal((await handle.read()).resource.content.offerThroughput, 500);
  await refused(handle.replace({ ...offer, content: { offerThroughput: 123 } }), 400);
  await refused(client.offer("AAAA").read(), 404);
});

await check("an autoscale offer tells its maximum, and goes with its container", async () => {
  const { resource } = await db.containers.create({ id: "scaled", partitionKey: "/pk", maxThroughput: 4000 });
  const find = async () => {
    const { resources } = await client.offers.readAll().fetchAll();
    return resources.find(({ offerResourceId }) => offerResourceId === resource._rid);
  };
  assert.equal((await find()).content.offerAutopilotSettings.maxThroughput, 4000);
  await db.container("scaled").delete();
  assert.equal(await find(), undefined);
});

await check("the offer of a container is found by a query", async () => {
  const { resource: container } = await db.container("v2").read();
  assert.equal((await db.container("v2").readOffer()).resource.offerResourceId, container._rid);
});

// -------------------------------------------------------------------------------------------------- users and permissions

const user = db.user("app");

await check("users are created, upserted, read, replaced, listed and deleted", async () => {
  const resource = await answered(201, db.users.create({ id: "app" }));
  assertSystem(resource);
  assert.equal(resource._permissions, "permissions/");
  await refused(db.users.create({ id: "app" }), 409);
  assert.equal((await db.users.upsert({ id: "Zoë" })).statusCode, 201);
  assert.equal((await db.users.upsert({ id: "Zoë" })).statusCode, 200);
  assert.deepEqual(ids((await db.users.readAll().fetchAll()).resources), ["Zoë", "app"].sort());
  assert.equal((await db.user("Zoë").replace({ id: "zoe" })).resource.id, "zoe");
  await refused(db.user("Zoë").read(), 404);
  assert.equal((await db.user("zoe").delete()).statusCode, 204);
  assert.equal((await user.read()).resource.id, "app");
  assert.deepEqual((await db.users.query("SELECT * FROM r").fetchAll()).resources, (await db.users.readAll().fetchAll()).resources);
});

await check("permissions are created, upserted, read, replaced, listed and deleted", async () => {
  const read = { id: "read", permissionMode: PermissionMode.Read, resource: items.url };
  const resource = await answered(201, user.permissions.create(read));
  assertSystem(resource);
  assert.match(resource._token, /^type=resource&ver=1&sig=/);
  assert.equal(resource.resource, items.url);
  await refused(user.permissions.create(read), 409);
  await refused(user.permissions.create({ ...read, id: "same resource" }), 409);
  const all = { id: "all", permissionMode: PermissionMode.All, resource: db.container("hpk").url };
  assert.equal((await user.permissions.upsert(all)).statusCode, 201);
  assert.equal((await user.permissions.upsert(all)).statusCode, 200);
  const { resource: again } = await user.permission("read").read();
  assert.notEqual(again._token, resource._token, "a fresh token");
  const { resources } = await user.permissions.readAll().fetchAll();
  assert.deepEqual(ids(resources), ["all", "read"]);
  assert.ok(resources.every(({ _token }) => _token.startsWith("type=resource&")));
  const renamed = await user.permission("all").replace({ ...all, id: "everything" });
  assert.equal(renamed.resource.id, "everything");
  assert.equal((await user.permission("everything").delete()).statusCode, 204);
  await refused(user.permission("everything").read(), 404);
  const queried = (await user.permissions.query("SELECT * FROM r").fetchAll()).resources;
  assert.deepEqual(ids(queried), ids((await user.permissions.readAll().fetchAll()).resources));
});

await check("permissions that make no sense are 400", async () => {
  await refused(user.permissions.create({ id: "odd", permissionMode: "Some", resource: items.url }), 400);
  await refused(user.permissions.create({ id: "odd", permissionMode: "Read" }), 400);
  await refused(user.permissions.create({ id: "odd", resource: items.url }), 400);
  await refused(user.permissions.create({ id: "odd", permissionMode: "Read", resource: "nothing/like/it" }), 400);
  const brief = { id: "odd", permissionMode: "Read", resource: db.container("v2").url };
  await refused(user.permissions.create(brief, { resourceTokenExpirySeconds: 1_000_000 }), 400);
});

/** The container as somebody sees it who has no more than a permission. */
function guestOf(credentials, container = "v1") {
  return connect(credentials).database(DB).container(container);
}

await check("a resource token may read what it is for", async () => {
  const { resource } = await user.permission("read").read();
  const guest = guestOf({ resourceTokens: { v1: resource._token } });
  assert.equal((await guest.read()).resource.id, "v1");
  assert.equal((await guest.item("1", "a").read()).resource.id, "1");
  assertMissing(await guest.item("nope", "a").read());
  assert.deepEqual(ids((await guest.scripts.storedProcedures.readAll().fetchAll()).resources), ["s"]);
});

await check("a resource token for reading may not write: 403", async () => {
  const { resource } = await user.permission("read").read();
  const guest = guestOf({ resourceTokens: { v1: resource._token } });
  await refused(guest.items.create({ id: "no", pk: "a" }), 403);
  await refused(guest.items.upsert({ id: "no", pk: "a" }), 403);
  await refused(guest.item("1", "a").replace({ id: "1", pk: "a" }), 403);
  await refused(guest.item("1", "a").patch([{ op: "set", path: "/x", value: 1 }]), 403);
  await refused(guest.item("1", "a").delete(), 403);
  await refused(guest.scripts.storedProcedures.create({ id: "no", body: "function () { }" }), 403);
  await refused(guest.delete(), 403);
  assertMissing(await items.item("no", "a").read());
  assert.equal((await items.item("1", "a").read()).statusCode, 200);
});

await check("a resource token does not open what it is not for: 403", async () => {
  const { resource } = await user.permission("read").read();
  const guest = guestOf({ resourceTokens: { v1: resource._token, hpk: resource._token, [DB]: resource._token } }, "hpk");
  await refused(guest.read(), 403);
  await refused(guest.database.read(), 403);
  await refused(guest.database.users.readAll().fetchAll(), 403);
});

await check("a feed of permissions is as good as tokens", async () => {
  const permissionFeed = (await user.permissions.readAll().fetchAll()).resources;
  const guest = guestOf({ permissionFeed });
  assert.equal((await guest.item("1", "a").read()).resource.id, "1");
  await refused(guest.items.create({ id: "no", pk: "a" }), 403);
});

await check("a permission for everything may write", async () => {
  const permission = { id: "all", permissionMode: PermissionMode.All, resource: db.container("v2").url };
  const { resource } = await user.permissions.create(permission, { resourceTokenExpirySeconds: 600 });
  const guest = guestOf({ permissionFeed: [resource] }, "v2");
  assert.equal((await guest.items.create({ id: "mine", tenant: { id: "t" } })).statusCode, 201);
  assert.equal((await guest.item("mine", "t").patch([{ op: "set", path: "/x", value: 1 }])).resource.x, 1);
  assert.equal((await guest.item("mine", "t").delete()).statusCode, 204);
});

await check("a permission for one partition key value opens no other: 403", async () => {
  const other = db.user("scoped");
  await db.users.create({ id: "scoped" });
  const permission = { id: "p", permissionMode: PermissionMode.All, resource: items.url, resourcePartitionKey: ["b"] };
  const { resource } = await other.permissions.create(permission);
  assert.deepEqual(resource.resourcePartitionKey, ["b"]);
  const guest = guestOf({ permissionFeed: [resource] });
  assert.equal((await guest.item("1", "b").read()).resource.id, "1");
  assert.equal((await guest.items.upsert({ id: "2", pk: "b" })).statusCode, 201);
  await refused(guest.item("1", "a").read(), 403);
  await refused(guest.items.create({ id: "no", pk: "a" }), 403);
});

await check("a permission for one item opens no other: 403", async () => {
  const other = db.user("one item");
  await db.users.create({ id: "one item" });
  const permission = { id: "p", permissionMode: PermissionMode.Read, resource: items.item("1", "a").url };
  const { resource } = await other.permissions.create({ ...permission, resourcePartitionKey: ["a"] });
  const guest = guestOf({ resourceTokens: { 1: resource._token, v1: resource._token } });
  assert.equal((await guest.item("1", "a").read()).resource.id, "1");
  await refused(guest.item("race", "a").read(), 403);
});

await check("a token that was tampered with is 401", async () => {
  const { resource } = await user.permission("read").read();
  const [head, payload] = resource._token.split("sig=")[1].split(";");
  const flipped = `${head[0] === "A" ? "B" : "A"}${head.slice(1)}`;
  const forged = guestOf({ resourceTokens: { v1: `type=resource&ver=1&sig=${flipped};${payload};` } });
  await refused(forged.read(), 401);
});

// ------------------------------------------------------------------------------------------------------- client-side encryption

/** Keeps no secrets: it stands in for a key vault. */
const keyResolver = {
  encryptionKeyResolverName: EncryptionKeyResolverName.AzureKeyVault,
  wrapKey: async (_id, _algorithm, key) => Buffer.from(key.map((byte) => byte ^ 0x5a)),
  unwrapKey: async (_id, _algorithm, key) => Buffer.from(key.map((byte) => byte ^ 0x5a)),
};

await check("client-side encryption: keys, policies, and items that only the client can read", async () => {
  const secretive = connect({ key: WELL_KNOWN_KEY, clientEncryptionOptions: { keyEncryptionKeyResolver: keyResolver } });
  const database = secretive.database(DB);
  const metadata = {
    type: EncryptionKeyResolverName.AzureKeyVault,
    name: "key",
    value: "https://vault.example/keys/key/1",
    algorithm: KeyEncryptionAlgorithm.RSA_OAEP,
  };
  const algorithm = EncryptionAlgorithm.AEAD_AES_256_CBC_HMAC_SHA256;
  const created = await database.createClientEncryptionKey("dek", algorithm, metadata);
  assert.equal(created.statusCode, 201);
  const { clientEncryptionKeyProperties: read } = await database.readClientEncryptionKey("dek");
  assert.equal(read.id, "dek");
  assert.deepEqual(read.encryptionKeyWrapMetadata, metadata);
  const path = (path, encryptionType) => ({
    path,
    clientEncryptionKeyId: "dek",
    encryptionType,
    encryptionAlgorithm: algorithm,
  });
  const clientEncryptionPolicy = {
    includedPaths: [path("/ssn", EncryptionType.DETERMINISTIC), path("/notes", EncryptionType.RANDOMIZED)],
    policyFormatVersion: 1,
  };
  await database.containers.create({ id: "secret", partitionKey: "/pk", clientEncryptionPolicy });
  const secret = database.container("secret");
  const item = { id: "1", pk: "a", ssn: "123-45-6789", notes: { text: "hush", n: 1 } };
  const { resource } = await secret.items.create({ ...item });
  assert.deepEqual(own(resource), item);
  assert.deepEqual(own((await secret.item("1", "a").read()).resource), item);
  const { resource: cipher } = await db.container("secret").item("1", "a").read();
  assert.equal(cipher.pk, "a");
  assert.ok(cipher.ssn !== item.ssn && !JSON.stringify(cipher).includes("hush"), "it is stored encrypted");
});

// --------------------------------------------------------------------------------------------------------------------- the end

await check("in the end all is deleted", async () => {
  assert.equal((await db.delete()).statusCode, 204);
  assert.deepEqual((await client.databases.readAll().fetchAll()).resources, []);
  assert.deepEqual((await client.offers.readAll().fetchAll()).resources, []);
});

for (const one of clients) {
  one.dispose();
}
finish();
