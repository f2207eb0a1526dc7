// Series over time: which metric, which of its series, since when; the plot of it, and the same values as a table. The
// server aggregates, so that a month costs as much as an hour. The choice stands in the address, to be kept and shared.

import { ask } from "./ask.js";
import { byId, element, setText } from "./elements.js";
import { amount, inUnit, isNumber, moment, time, unitOf } from "./format.js";
import { Plot } from "./plot.js";

/** More lines than this cannot be told apart; then one series at a time is chosen. */
const LINES = 6;
const POINTS = 300;

let known = "";
let metrics = new Map();
let plot = null;
let drawn = [];
let asked = 0;

/** Offers the series that there are. */
export function showSeries(series) {
  const list = series ?? [];
  const names = JSON.stringify(list.map(({ name, labels }) => [name, labels]));
  if (plot !== null && names === known) return;
  if (plot === null) start();
  known = names;
  metrics = Map.groupBy(list, ({ name }) => name);
  const sorted = [...metrics.keys()].sort();
  const options = sorted.map((name) => element("option", { value: name }, name));
  offer(byId("series-name"), options, fromAddress("series") ?? preferred(sorted));
  for (const id of ["series-choice", "plot-keys", "plot-reading", "plot-values"]) byId(id).hidden = sorted.length === 0;
  byId("plot").classList.toggle("none", sorted.length === 0);
  offerLabels();
}

/** Asks for the chosen series again; nothing is asked while the plot is out of sight. */
export async function refreshSeries() {
  const selector = chosen();
  if (selector === null)
    return plot?.say(
      "No series is stored yet. skep obs sample writes a round; skep obs serve writes one at every interval.",
    );
  if (!plot.inSight) return;
  asked += 1;
  const mine = asked;
  try {
    const query = new URLSearchParams({ name: selector, since: byId("series-since").value, points: String(POINTS) });
    const { series, from, to } = await ask(`/api/series?${query}`);
    if (mine === asked) draw(series, [moment(from), moment(to)]);
  } catch (error) {
    if (mine === asked && drawn.length === 0) plot.say(`The series cannot be shown: ${error.message}.`);
  }
}

/** Lets go of the moment that is read, and tells whether there was one. */
export const closeReading = () => plot?.release() ?? false;

function start() {
  plot = new Plot(byId("plot"), { read: read, appear: refreshSeries });
  const since = fromAddress("since");
  if ([...byId("series-since").options].some(({ value }) => value === since)) byId("series-since").value = since;
  byId("series-name").addEventListener("change", () => {
    offerLabels();
    choose();
  });
  byId("series-labels").addEventListener("change", choose);
  byId("series-since").addEventListener("change", choose);
  byId("series-choice").addEventListener("submit", (event) => event.preventDefault());
  byId("plot-values").addEventListener("toggle", showTable);
}

function choose() {
  const address = new URLSearchParams({ series: byId("series-name").value, since: byId("series-since").value });
  history.replaceState(null, "", `#${address}`);
  drawn = [];
  refreshSeries();
}

const fromAddress = (key) => new URLSearchParams(location.hash.slice(1)).get(key);

const PREFERRED = ["skep_health_score", "skep_probe_duration_seconds", "skep_service_up", "skep_swarm_agents"];

const preferred = (names) => PREFERRED.find((name) => names.includes(name)) ?? names[0];

function offer(select, options, value) {
  const before = select.value;
  select.replaceChildren(...options);
  const values = options.map((option) => option.value);
  if (values.includes(before) && before !== "") select.value = before;
  else if (values.includes(value)) select.value = value;
}

function offerLabels() {
  const of = metrics.get(byId("series-name").value) ?? [];
  const options = of.map(({ labels }, index) =>
    element("option", { value: String(index) }, labelText(labels) || "without labels"),
  );
  if (of.length > 1 && of.length <= LINES) options.unshift(element("option", { value: "all" }, `all ${of.length}`));
  const select = byId("series-labels");
  const same = [...select.options].map(({ text }) => text).join("\n") === options.map(({ text }) => text).join("\n");
  if (!same) select.replaceChildren(...options);
  select.disabled = options.length < 2;
}

// The selector of what is chosen, as `skep obs get` takes it; null where there is nothing to choose.
function chosen() {
  const name = byId("series-name").value;
  const of = metrics.get(name);
  if (!of) return null;
  const which = byId("series-labels").value;
  return which === "all" ? name : `${name}{${labelText(of[Number(which)]?.labels)}}`;
}

/** Returns labels as a selector writes them; they come as an object or as a list of names and values. */
function labelText(labels) {
  const pairs = Array.isArray(labels) ? labels.map(({ name, value }) => [name, value]) : Object.entries(labels ?? {});
  return pairs.map(([name, value]) => `${name}="${escaped(value)}"`).join(",");
}

const escaped = (text) => String(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function draw(series, span) {
  const name = byId("series-name").value;
  const unit = metrics.get(name)?.[0]?.unit ?? unitOf(name);
  drawn = series.map((each) => ({ label: labelText(each.labels) || each.name, points: each.points }));
  if (drawn.every(({ points }) => points.length === 0)) return plot.say("Nothing is stored for this time.");
  plot.show({ lines: drawn, unit, span });
  const items = drawn.map(({ label, points }, index) =>
    element("li", {}, Plot.key(index), ` ${label}: `, element("strong", {}, lastOf(points, unit))),
  );
  byId("plot-legend").replaceChildren(...items);
  showTable();
}

const lastOf = (points, unit) => inUnit(points.findLast(([, value]) => isNumber(value))?.[1] ?? null, unit);

function read(at, values, unit) {
  if (at === null) return setText(byId("plot-reading"), "");
  const several = values.length > 1;
  const texts = values.map(({ label, value }) => (several ? `${label}: ${inUnit(value, unit)}` : inUnit(value, unit)));
  setText(byId("plot-reading"), `${time(at)}  ${texts.join(" · ")}`);
}

function showTable() {
  if (!byId("plot-values").open) return;
  const name = byId("series-name").value;
  const unit = metrics.get(name)?.[0]?.unit ?? unitOf(name);
  const moments = [...new Set(drawn.flatMap(({ points }) => points.map(([at]) => at)))].sort(
    (left, right) => right - left,
  );
  const byMoment = drawn.map(({ points }) => new Map(points));
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "time (UTC)"),
    ...drawn.map(({ label }) => element("th", { scope: "col", class: "numeric" }, label)),
  );
  const rows = moments.map((at) => {
    const cells = byMoment.map((values) => element("td", { class: "numeric" }, inUnit(values.get(at) ?? null, unit)));
    return element("tr", {}, element("td", {}, time(at)), ...cells);
  });
  const caption = element("caption", {}, `${name}, ${amount(moments.length, "moment", "moments")}, newest first`);
  byId("plot-table").replaceChildren(
    element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...rows)),
  );
}
