// The same pages by @azure/cosmos, out of tests/conformance/node_modules: CPU of this process.
//
//   node --require ../../tests/conformance/loopback.cjs peer.mjs ENDPOINT N

import { createRequire } from "node:module";

const require = createRequire(new URL("../../tests/conformance/", import.meta.url));
const { CosmosClient } = require("@azure/cosmos");

const key = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
const [endpoint, times] = [process.argv[2], Number(process.argv[3])];
const client = new CosmosClient({ endpoint, key });
const orders = client.database("merged").container("orders");

async function page() {
  const query = orders.items.query("SELECT * FROM c ORDER BY c.total", { maxItemCount: 100, maxDegreeOfParallelism: -1 });
  const { resources } = await query.fetchNext();
  if (resources.length !== 100) {
    throw new Error(`${resources.length} rows`);
  }
}

for (let at = 0; at < times / 4; at += 1) {
  await page();
}
const before = process.cpuUsage();
for (let at = 0; at < times; at += 1) {
  await page();
}
const { user, system } = process.cpuUsage(before);
console.log(`${Math.round((user + system) / times)} µs of CPU a page`);
process.exit(0);
