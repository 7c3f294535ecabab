// Orders what a filter finds by a property, in JavaScript.
function orderBy(kind, property, descending) {
  const collection = getContext().getCollection();
  const rows = [];
  read(undefined);

  function read(continuation) {
    const accepted = collection.queryDocuments(
      collection.getSelfLink(),
      { query: "SELECT * FROM root r WHERE r.kind = @kind", parameters: [{ name: "@kind", value: kind }] },
      { pageSize: 2, continuation },
      (error, found, { continuation }) => {
        if (error) throw error;
        rows.push(...found);
        if (continuation) return read(continuation);
        const sign = descending ? -1 : 1;
        rows.sort((a, b) => sign * (a[property] < b[property] ? -1 : a[property] > b[property] ? 1 : 0));
        getContext().getResponse().setBody(rows.map(({ id }) => id));
      },
    );
    if (!accepted) throw new Error("There was no time.");
  }
}
