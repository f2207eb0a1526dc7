// What is asked whether it is up: the worst first, else in the server's order.

import { now, secondsSince } from "./clock.js";
import { byId, counting, element, moodOf, setText, state } from "./elements.js";
import { age, amount, duration, isNumber, moment, UNKNOWN } from "./format.js";
import { SortableTable } from "./table.js";

const RANK = { bad: 0, doubtful: 1, neutral: 2, good: 3 };

let table = null;
let tellsSince = false;

/** Shows the services. */
export function showServices(services) {
  const rows = services ?? [];
  const since = rows.some((row) => "since" in row);
  if (table === null || (since && !tellsSince)) table = tableOf(since);
  tellsSince ||= since;
  table.show([...rows].sort((left, right) => worst(left) - worst(right)));
  const wrong = rows.filter((row) => worst(row) < RANK.neutral).length;
  const words = `${wrong} of ${amount(rows.length, "service", "services")} not well`;
  setText(byId("services-count"), wrong > 0 ? words : rows.length > 0 ? String(rows.length) : "");
}

function tableOf(hasSince) {
  return new SortableTable(byId("services-table"), {
    caption: "Services, worst first",
    key: (row) => row.name,
    empty:
      "No service is watched. [health.services.NAME] in skep.toml names one; skep health ping finds what runs here.",
    columns: columnsFor(hasSince),
  });
}

// A server that never tells since when has no column for it.
function columnsFor(hasSince) {
  const since = { name: "for", numeric: true, width: "narrow", value: (row) => moment(row.since), cell: sinceOf };
  return [
    { name: "service", width: "title", value: (row) => row.name, cell: titleOf },
    { name: "state", width: "narrow", value: worst, cell: (row) => state(wordOf(row)) },
    {
      name: "latency",
      numeric: true,
      width: "narrow",
      value: (row) => row.latency_seconds,
      cell: (row) => duration(row.latency_seconds),
    },
    ...(hasSince ? [since] : []),
    { name: "details", width: "wide", cell: detailsOf },
  ];
}

// Where the status is not told, whether it is up is.
const wordOf = (row) => row.status ?? (row.up === true ? "up" : row.up === false ? "down" : "unknown");
const worst = (row) => RANK[moodOf(wordOf(row))];
const titleOf = (row) => element("span", {}, row.name, " ", element("span", { class: "faint" }, row.kind ?? ""));

function sinceOf(row) {
  const at = moment(row.since);
  return at === null ? UNKNOWN : counting(at, age(secondsSince(at)));
}

function detailsOf(row) {
  const error = row.error?.message ?? row.error;
  if (error) return String(error);
  if (isNumber(row.tls_expires_seconds)) return certificate(row.tls_expires_seconds);
  if (isNumber(row.heartbeat_age_seconds)) {
    const at = now() - row.heartbeat_age_seconds * 1000;
    return element("span", {}, "last beat ", counting(at, age(row.heartbeat_age_seconds)), " ago");
  }
  return "";
}

const certificate = (seconds) =>
  seconds > 0 ? `certificate good for ${duration(seconds)}` : `certificate over for ${duration(-seconds)}`;
