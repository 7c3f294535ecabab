// A post-trigger: keeps the number of documents and their names in a document of its own.
function updateMetadata() {
  const collection = getContext().getCollection();
  const created = getContext().getResponse().getBody();
  const accepted = collection.queryDocuments(collection.getSelfLink(), 'SELECT * FROM root r WHERE r.id = "_metadata"', onFound);
  if (!accepted) throw "Unable to update metadata, abort";

  function onFound(error, documents) {
    if (error) throw new Error("Error" + error.message);
    if (documents.length !== 1) throw "Unable to find metadata document";
    const metadata = documents[0];
    metadata.createdItems += 1;
    metadata.createdNames += " " + created.id;
    const accepted = collection.replaceDocument(metadata._self, metadata, (error) => {
      if (error) throw "Unable to update metadata, abort";
    });
    if (!accepted) throw "Unable to update metadata, abort";
  }
}
