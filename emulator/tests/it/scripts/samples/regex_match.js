function regexMatch(input, pattern) {
  return typeof input === "string" && input.match(pattern) !== null;
}
