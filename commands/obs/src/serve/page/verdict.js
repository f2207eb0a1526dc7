// The first thing that is looked at: how healthy the whole is, what takes away from it, and what to do next. All of it is
// the data of `skep obs health --json`, in its order.

import { byId, element, moodOf, sentence, setText, severity, state } from "./elements.js";
import { inUnit, isNumber, percent, plain, UNKNOWN } from "./format.js";
import { SortableTable } from "./table.js";

let table = null;
let said = null;

/** Shows the health, or that it is not known. */
export function showVerdict(health, host) {
  const status = health?.status ?? "unknown";
  const mood = moodOf(status);
  byId("verdict").dataset.mood = mood;
  byId("status").replaceChildren(state(status, mood));
  setText(byId("score"), isNumber(health?.score) ? plain(health.score) : UNKNOWN);
  byId("score").nextElementSibling.hidden = !isNumber(health?.score);
  setText(byId("grade"), gradeOf(health));
  setText(byId("coverage"), coverageOf(health));
  showDeductions(health);
  announce(health, status);
  document.title = `${state(status, mood).textContent} ${isNumber(health?.score) ? `${health.score} ` : ""}· ${host} · skep`;
}

function gradeOf(health) {
  if (!health) return "There is no health yet.";
  if (!isNumber(health.score)) return "Too little is known for a score.";
  return health.grade ? `grade ${health.grade}` : "";
}

function coverageOf(health) {
  if (!health) return "";
  if (!isNumber(health.coverage)) return "";
  return health.coverage === 1 ? "All components are known." : `${percent(health.coverage)} of the components are known.`;
}

function showDeductions(health) {
  table ??= new SortableTable(byId("deductions"), {
    caption: "What takes away from the score, worst first",
    key: (row) => `${row.component} ${row.metric ?? row.what ?? row.name ?? ""}`,
    empty: "",
    columns: [
      { name: "severity", width: "narrow", cell: (row) => severity(row.severity) },
      { name: "what", width: "title", cell: what },
      { name: "value", numeric: true, width: "narrow", cell: (row) => inUnit(row.value, row.unit) },
      { name: "threshold", numeric: true, width: "narrow", cell: (row) => inUnit(row.threshold, row.unit) },
      { name: "points", numeric: true, width: "narrow", cell: (row) => (isNumber(row.points) ? `−${row.points}` : UNKNOWN) },
      { name: "what to do", width: "wide", cell: (row) => row.help ?? "" },
    ],
  });
  table.show(health?.deductions ?? [], nothingWrong(health));
}

function what(row) {
  const detail = row.message ? element("span", { class: "faint" }, ` ${row.message}`) : "";
  return element("span", {}, element("strong", {}, row.component), detail);
}

function nothingWrong(health) {
  if (!health) return "Nothing was measured yet.";
  return health.coverage === 1 ? "Nothing takes away from the score." : "Nothing that is known takes away from the score.";
}

// Read out to whoever does not see the page, and only when it is another verdict than the last.
function announce(health, status) {
  const score = isNumber(health?.score) ? `, ${health.score} of 100` : "";
  const worst = health?.deductions?.[0];
  const verdict = `Health is ${status}${score}.${worst ? ` Worst: ${worst.component}.` : ""}`;
  if (said !== null && said !== verdict) setText(byId("announcement"), verdict);
  said = verdict;
}
