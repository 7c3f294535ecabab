// Adds up a property of all documents that have it.
function sum(property) {
  if (typeof property !== "string") throw new Error("Which property is to be added up?");
  const result = __.chain()
    .filter((document) => typeof document[property] === "number")
    .map((document) => document[property])
    .value({ pageSize: -1 }, (error, values) => {
      if (error) throw error;
      __.response.setBody(values.reduce((sum, value) => sum + value, 0));
    });
  if (!result.isAccepted) throw new Error("There was no time.");
}
