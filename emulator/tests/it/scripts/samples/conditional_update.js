// Replaces a document only if it has the version that the caller knows; otherwise answers the newer one.
function updateIf(id, etag, change) {
  const collection = getContext().getCollection();
  const query = { query: "SELECT * FROM c WHERE c.id = @id", parameters: [{ name: "@id", value: id }] };
  collection.queryDocuments(collection.getSelfLink(), query, (error, [found]) => {
    if (error) throw error;
    if (!found) throw new Error("NotFound");
    collection.replaceDocument(found._self, { ...found, ...change }, { etag }, (error, replaced) => {
      if (error && error.number === 412) return getContext().getResponse().setBody({ updated: false, current: found });
      if (error) throw error;
      getContext().getResponse().setBody({ updated: true, current: replaced });
    });
  });
}
