// A pre-trigger: what is created without a timestamp gets one.
function validateTimestamp() {
  const request = getContext().getRequest();
  const item = request.getBody();
  if (!("timestamp" in item)) item.timestamp = new Date().getTime();
  request.setBody(item);
}
