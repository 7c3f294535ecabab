// A pre-trigger: refuses a second document with the same name in the logical partition.
function uniqueName() {
  const { name } = getContext().getRequest().getBody();
  const accepted = __.filter((document) => document.name === name, (error, found) => {
    if (error) throw error;
    if (found.length > 0) throw new Error(`The name ${name} is taken.`);
  });
  if (!accepted.isAccepted) throw new Error("There was no time to look for the name.");
}
