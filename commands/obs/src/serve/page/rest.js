// What is a sentence or a short list: objectives, leaks in the source, and the collectors behind all numbers.

import { secondsSince } from "./clock.js";
import { byId, counting, element, sentence, setText, severity, state } from "./elements.js";
import { age, amount, duration, isNumber, moment, UNKNOWN } from "./format.js";
import { SortableTable } from "./table.js";

let collectors = null;

/** Shows the service level objectives. */
export function showObjectives(objectives) {
  const rows = objectives ?? [];
  if (rows.length === 0)
    return say("slos-body", "No objectives are set, so nothing is promised and no error budget can burn.");
  const items = rows.map((row) => element("li", {}, state(row.status ?? "unknown"), ` ${row.name}`));
  byId("slos-body").replaceChildren(element("ul", { class: "plain" }, ...items));
}

/** Shows how many leaks the last scan of the source found, and how old it is. */
export function showLeaks(leaks) {
  const at = moment(leaks?.at);
  if (!leaks || at === null) return say("leaks-body", "The source was not scanned yet: skep mem leaks scans it.");
  const count = (word) => {
    const known = isNumber(leaks[word]);
    return element(
      "li",
      {},
      severity(word, known && leaks[word] > 0 ? undefined : "neutral"),
      ` ${known ? leaks[word] : UNKNOWN}`,
    );
  };
  const list = element("ul", { class: "counts" }, count("high"), count("medium"), count("low"));
  const when = element(
    "p",
    { class: "faint" },
    "Scanned ",
    counting(at, age(secondsSince(at))),
    " ago. skep mem leaks lists them.",
  );
  byId("leaks-body").replaceChildren(list, when);
}

/** Shows where the numbers come from; the summary says whether a collector fails. */
export function showCollectors(rows) {
  collectors ??= new SortableTable(byId("collectors-table"), {
    caption: "Collectors, failing ones first",
    key: (row) => row.name,
    empty: "No collector ran yet.",
    columns: [
      { name: "collector", width: "title", value: (row) => row.name, cell: (row) => row.name },
      { name: "state", width: "narrow", value: (row) => wordOf(row), cell: (row) => state(wordOf(row)) },
      { name: "cost", width: "narrow", value: (row) => row.cost, cell: (row) => row.cost ?? UNKNOWN },
      {
        name: "age",
        numeric: true,
        width: "narrow",
        value: (row) => row.age_seconds,
        cell: (row) => age(row.age_seconds),
      },
      {
        name: "took",
        numeric: true,
        width: "narrow",
        value: (row) => row.duration_seconds,
        cell: (row) => duration(row.duration_seconds),
      },
      { name: "error", width: "wide", cell: (row) => row.error ?? "" },
    ],
  });
  const all = rows ?? [];
  collectors.show([...all].sort((left, right) => Number(left.ok ?? 0.5) - Number(right.ok ?? 0.5)));
  const failed = all.filter((row) => row.ok === false).length;
  const words = failed === 0 ? amount(all.length, "collector", "collectors") : `${failed} of ${all.length} failed`;
  byId("collectors-summary").replaceChildren(
    state(words, all.length === 0 ? "neutral" : failed === 0 ? "good" : "bad"),
  );
}

const wordOf = (row) => (row.ok === null || row.ok === undefined ? "unknown" : row.ok ? "ok" : "failed");

function say(id, text) {
  const body = byId(id);
  if (body.childElementCount === 1 && body.firstElementChild.matches("p.sentence"))
    return setText(body.firstElementChild, text);
  body.replaceChildren(sentence(text));
}
