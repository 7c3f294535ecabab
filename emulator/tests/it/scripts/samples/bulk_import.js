// Creates as many of the documents as there is time for, and answers how many that were: the client sends the rest again.
function bulkImport(documents) {
  const collection = getContext().getCollection();
  if (!documents) throw new Error("There is nothing to import.");

  let created = 0;
  const answer = () => getContext().getResponse().setBody(created);
  if (documents.length === 0) return answer();
  createNext();

  function createNext() {
    const isAccepted = collection.createDocument(collection.getSelfLink(), documents[created], (error) => {
      if (error) throw error;
      created++;
      if (created < documents.length) createNext();
      else answer();
    });
    if (!isAccepted) answer();
  }
}
