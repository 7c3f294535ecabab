// Counts what a query finds, page after page; goes on from where it was the last time.
function count(query, continuation) {
  const collection = getContext().getCollection();
  let counted = 0;
  next(continuation);

  function next(continuation) {
    const isAccepted = collection.queryDocuments(collection.getSelfLink(), query, { continuation, pageSize: 3 }, onPage);
    if (!isAccepted) getContext().getResponse().setBody({ count: counted, continuation });
  }

  function onPage(error, found, options) {
    if (error) throw error;
    counted += found.length;
    if (options.continuation) next(options.continuation);
    else getContext().getResponse().setBody({ count: counted, continuation: null });
  }
}
