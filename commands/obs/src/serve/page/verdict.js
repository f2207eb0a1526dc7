// The first thing that is looked at: how healthy the whole is, what takes away from it, and what to do next. All of it
// is the data of `skep obs health --json`, in its order.

import { byId, element, moodOf, setText, severity, state } from "./elements.js";
import { amount, inUnit, isNumber, percent, plain, UNKNOWN } from "./format.js";
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
  showUnknown(health?.components);
  announce(health, status);
  const score = isNumber(health?.score) ? ` ${health.score}` : "";
  document.title = `${state(status, mood).textContent}${score} · ${host} · skep`;
}

function gradeOf(health) {
  if (!health) return "There is no health yet.";
  if (!isNumber(health.score)) return "Too little is known for a score.";
  return health.grade ? `grade ${health.grade}` : "";
}

function coverageOf(health) {
  if (!isNumber(health?.coverage)) return "";
  const { checked, known, coverage } = health;
  return checked === known
    ? `All ${amount(known, "component", "components")} could be checked.`
    : `${checked} of ${amount(known, "component", "components")} could be checked, ${percent(coverage)}.`;
}

function showDeductions(health) {
  table ??= new SortableTable(byId("deductions"), {
    caption: "What takes away from the score, worst first",
    key: (row) => `${row.rule} ${row.target}`,
    empty: "",
    columns: [
      { name: "severity", width: "narrow", cell: (row) => severity(row.severity) },
      { name: "what", width: "title", cell: what },
      { name: "value", numeric: true, width: "narrow", cell: (row) => words(row.value, row.unit) },
      { name: "threshold", numeric: true, width: "narrow", cell: (row) => words(row.threshold, row.unit) },
      {
        name: "points",
        numeric: true,
        width: "narrow",
        cell: (row) => (isNumber(row.points) ? `−${row.points}` : UNKNOWN),
      },
      { name: "what to do", width: "wide", cell: (row) => row.help ?? "" },
    ],
  });
  table.show(health?.deductions ?? [], nothingWrong(health));
}

const what = (row) => element("span", {}, row.message, " ", element("span", { class: "faint" }, row.component));

// As the sentences of the rows have it, which stand beside the values.
function words(value, unit) {
  if (!isNumber(value)) return UNKNOWN;
  if (unit === "boolean") return value === 0 ? "no" : "yes";
  if (unit === "ratio") return `${plain(Math.round(value * 1000) / 10)} %`;
  return unit === "count" ? plain(Math.round(value * 10) / 10) : inUnit(value, unit);
}

function nothingWrong(health) {
  if (!health) return "Nothing was measured yet.";
  return health.coverage === 1
    ? "Nothing takes away from the score."
    : "Nothing that is known takes away from the score.";
}

// What nobody can tell costs no points, and is not to be overlooked either.
function showUnknown(components) {
  const rows = (components ?? []).filter((row) => row.status === "unknown");
  byId("unknown").hidden = rows.length === 0;
  setText(byId("unknown-summary"), `Nobody can tell: ${rows.map((row) => row.component).join(", ")}`);
  const items = rows.flatMap((row) => [element("dt", {}, row.component), element("dd", {}, row.why ?? "")]);
  const before = [...byId("unknown-list").children];
  const same = before.length === items.length && items.every((item, index) => item.isEqualNode(before[index]));
  if (!same) byId("unknown-list").replaceChildren(...items);
}

// Read out to whoever does not see the page, and only when it is another verdict than the last.
function announce(health, status) {
  const score = isNumber(health?.score) ? `, ${health.score} of 100` : "";
  const worst = health?.deductions?.[0];
  const verdict = `Health is ${status}${score}.${worst ? ` Worst: ${worst.message}.` : ""}`;
  if (said !== null && said !== verdict) setText(byId("announcement"), verdict);
  said = verdict;
}
