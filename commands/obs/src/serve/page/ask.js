// Questions to the server, whose answer is JSON, or a line of text that says why there is none.

/** Returns what the server answers; fails with its own words. */
export async function ask(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (answer.ok) return answer.json();
  const [why] = (await answer.text()).split("\n");
  throw new Error(why || `the server answers ${answer.status}`);
}
