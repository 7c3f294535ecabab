// Two players swap their items, or nothing happens.
function swap(firstId, secondId) {
  const collection = getContext().getCollection();
  const link = collection.getAltLink();
  read(firstId, (first) => read(secondId, (second) => {
    [first.item, second.item] = [second.item, first.item];
    replace(first, () => replace(second, () => getContext().getResponse().setBody([first.item, second.item])));
  }));

  function read(id, then) {
    const accepted = collection.readDocument(`${link}/docs/${id}`, {}, (error, player) => {
      if (error) throw new Error(`Unable to find ${id}: ${error.number}`);
      then(player);
    });
    if (!accepted) throw "There was no time to read.";
  }

  function replace(player, then) {
    const accepted = collection.replaceDocument(player._self, player, (error) => {
      if (error) throw new Error("Unable to update, so nothing is: " + error.message);
      then();
    });
    if (!accepted) throw "There was no time to write.";
  }
}
