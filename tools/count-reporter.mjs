// A reporter for node:test that writes the final counts as one line of JSON, for tools/test.mjs to add up.
export default async function* countReporter(events) {
  for await (const event of events) {
    // One summary comes for each file, and one without a file for the whole run.
    if (event.type !== 'test:summary' || event.data.file) continue;
    const { passed, failed, cancelled } = event.data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled });
  }
}
