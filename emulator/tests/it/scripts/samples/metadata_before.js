// A pre-trigger: keeps the sizes of what is written, in a document of its own that it makes when it is first needed.
function updateSizes() {
  const collection = getContext().getCollection();
  const size = getContext().getRequest().getBody().size;
  const link = collection.getSelfLink();
  const accepted = collection.queryDocuments(link, "SELECT * FROM c WHERE c.isMetadata = true", {}, (error, [found]) => {
    if (error) throw error;
    const metadata = found ?? { id: "_sizes", pk: "a", isMetadata: true, least: size, most: size, total: 0 };
    metadata.least = Math.min(metadata.least, size);
    metadata.most = Math.max(metadata.most, size);
    metadata.total += size;
    if (!collection.upsertDocument(link, metadata)) throw new Error("There was no time to write.");
  });
  if (!accepted) throw new Error("There was no time to read.");
}
