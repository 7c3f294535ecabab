// Least, most, mean and number of a property, kept in a document of its own that is made or brought up to date.
function aggregate(property, id) {
  const collection = getContext().getCollection();
  const link = collection.getSelfLink();
  const query = { query: "SELECT VALUE c[@property] FROM c WHERE IS_NUMBER(c[@property])", parameters: [{ name: "@property", value: property }] };
  const accepted = collection.queryDocuments(link, query, { pageSize: 1000 }, (error, values) => {
    if (error) throw error;
    if (values.length === 0) throw new Error("No document has " + property);
    const summary = {
      id, pk: "a", kind: "summary",
      least: Math.min(...values), most: Math.max(...values),
      mean: values.reduce((a, b) => a + b) / values.length, count: values.length,
    };
    const done = collection.upsertDocument(link, summary, (error, kept) => {
      if (error) throw error;
      getContext().getResponse().setBody(kept);
    });
    if (!done) throw new Error("There was no time to write.");
  });
  if (!accepted) throw new Error("There was no time to read.");
}
