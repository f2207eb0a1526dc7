// What is asked whether it is up, in the server's order.

import { secondsSince } from "./clock.js";
import { byId, counting, element, moodOf, setText, state } from "./elements.js";
import { age, amount, duration, moment, UNKNOWN } from "./format.js";
import { SortableTable } from "./table.js";

const RANK = { bad: 0, doubtful: 1, neutral: 2, good: 3 };
let table = null;

/** Shows the services, worst first. */
export function showServices(services) {
  table ??= new SortableTable(byId("services-table"), {
    caption: "Services, worst first",
    key: (row) => row.name,
    empty: "No service is configured, and none was found. The table [[health.service]] of skep.toml names what to watch.",
    columns: [
      { name: "service", width: "title", value: (row) => row.name, cell: titleOf },
      { name: "state", width: "narrow", value: worst, cell: (row) => state(wordOf(row)) },
      { name: "latency", numeric: true, width: "narrow", value: (row) => row.latency_seconds, cell: (row) => duration(row.latency_seconds) },
      { name: "for", numeric: true, width: "narrow", value: (row) => moment(row.since), cell: sinceOf },
      { name: "error", width: "wide", value: (row) => errorOf(row), cell: errorOf },
    ],
  });
  const rows = services ?? [];
  table.show([...rows].sort((left, right) => worst(left) - worst(right)));
  const wrong = rows.filter((row) => worst(row) < RANK.neutral).length;
  setText(byId("services-count"), rows.length === 0 ? "" : wrong === 0 ? `${rows.length}` : `${wrong} of ${amount(rows.length, "service", "services")} not well`);
}

// Where the status is not told, whether it is up is.
const wordOf = (row) => row.status ?? (row.up === true ? "up" : row.up === false ? "down" : "unknown");
const worst = (row) => RANK[moodOf(wordOf(row))];
const titleOf = (row) => element("span", {}, row.name, " ", element("span", { class: "faint" }, row.kind ?? ""));

function sinceOf(row) {
  const at = moment(row.since);
  return at === null ? UNKNOWN : counting(at, age(secondsSince(at)));
}

function errorOf(row) {
  if (row.suppressed_by) return `not judged while ${row.suppressed_by} is down`;
  return row.error?.message ?? row.error ?? "";
}
