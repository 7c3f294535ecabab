// The same with promises: finds, changes and writes, one after another.
function withPromises(tag) {
  const promise = (start) => new Promise((resolve, reject) => {
    const accepted = start((error, value, options) => (error ? reject(error) : resolve({ value, options })));
    if (!accepted) reject(new Error("NotAccepted"));
  });
  const query = (text, options) => promise((done) => __.queryDocuments(__.getSelfLink(), text, options, done));
  const replace = (document) => promise((done) => __.replaceDocument(document._self, document, done));

  async function main() {
    let continuation;
    let changed = 0;
    do {
      const { value, options } = await query("SELECT * FROM c ORDER BY c.id", { pageSize: 2, continuation });
      for (const document of value) {
        await replace({ ...document, tag });
        changed++;
      }
      continuation = options.continuation;
    } while (continuation);
    return changed;
  }

  main().then((changed) => __.response.setBody({ changed })).catch((error) => getContext().abort(error));
}
