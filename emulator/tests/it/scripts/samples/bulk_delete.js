// Deletes what a query finds, and answers how many that were and whether there may be more.
function bulkDelete(query) {
  const collection = getContext().getCollection();
  const answer = { deleted: 0, continuation: true };
  findSome();

  function findSome() {
    const isAccepted = collection.queryDocuments(collection.getSelfLink(), query, { pageSize: 7 }, (error, found) => {
      if (error) throw error;
      if (found.length > 0) return deleteAll(found);
      answer.continuation = false;
      getContext().getResponse().setBody(answer);
    });
    if (!isAccepted) getContext().getResponse().setBody(answer);
  }

  function deleteAll(found) {
    if (found.length === 0) return findSome();
    const isAccepted = collection.deleteDocument(found[0]._self, {}, (error) => {
      if (error) throw error;
      answer.deleted++;
      found.shift();
      deleteAll(found);
    });
    if (!isAccepted) getContext().getResponse().setBody(answer);
  }
}
