// The swarm: how many agents are in which state, a map with a cell for each, and the agents themselves a page at a
// time. The live state says one letter an agent; names and reasons are asked for only where somebody looks.

import { AgentMap } from "./agents-map.js";
import { ask } from "./ask.js";
import { secondsSince } from "./clock.js";
import { byId, counting, element, sentence, setText, state } from "./elements.js";
import { age, amount, isNumber, moment, UNKNOWN } from "./format.js";
import { SortableTable } from "./table.js";

/** The states, those first that somebody has to look at. */
const STATES = ["dead", "stale", "waiting", "unknown", "idle", "active"];
const MOODS = {
  dead: "bad",
  stale: "doubtful",
  waiting: "doubtful",
  unknown: "neutral",
  idle: "neutral",
  active: "good",
};
const PAGE = 100;
/** How long a pointer rests on a cell before the server is asked. */
const REST_MS = 80;

let map = null;
let agents = null;
let pages = new Map();
let wanted = 0;
let listed = { state: null, page: 1 };
let table = null;

/** Shows the agents of a state. */
export function showAgents(latest) {
  const changed = latest?.map !== agents?.map;
  agents = latest ?? { total: 0, counts: {}, map: "" };
  map ??= new AgentMap({ states: STATES, choose: describe, leave: forget });
  setText(byId("agents-count"), agents.total > 0 ? String(agents.total) : "");
  showCounts();
  if (changed) pages = new Map();
  const none = !(agents.total > 0);
  for (const id of ["agents-map", "agents-keys", "agent"]) byId(id).hidden = none;
  map.show(agents.map ?? "");
  if (changed && map.chosen !== null) describe(map.chosen);
  if (listed.state) showList();
}

function showCounts() {
  const place = byId("agents-states");
  if (!(agents.total > 0)) {
    return place.replaceChildren(
      sentence("No agent is known here. Agents are found by their status files, DIR/*/status.json."),
    );
  }
  if (place.children.length !== STATES.length || !place.firstElementChild.matches("button")) {
    place.replaceChildren(...STATES.map((word) => countButton(word)));
  }
  STATES.forEach((word, index) => {
    const count = agents.counts?.[word];
    const button = place.children[index];
    setText(button.lastElementChild, isNumber(count) ? String(count) : UNKNOWN);
    button.setAttribute("aria-pressed", String(listed.state === word));
    button.classList.toggle("none", count === 0);
  });
}

function countButton(word) {
  const swatch = element("canvas", {
    class: "swatch",
    "data-state": word,
    width: "28",
    height: "28",
    "aria-hidden": "true",
  });
  const press = () => list(listed.state === word ? null : word);
  return element(
    "button",
    { type: "button", "aria-pressed": "false", click: press },
    swatch,
    ` ${word} `,
    element("strong"),
  );
}

function list(word) {
  listed = { state: word, page: 1 };
  showCounts();
  byId("agents-list").hidden = word === null;
  if (word !== null) showList();
}

/** Lets go of the agent that is shown, and tells whether there was one. */
export const releaseAgent = () => map?.release() ?? false;

/** Closes the list, and tells whether it was open. */
export function closeList() {
  if (listed.state === null) return false;
  byId("agents-states").children[STATES.indexOf(listed.state)]?.focus();
  list(null);
  return true;
}

async function showList() {
  const asked = { ...listed };
  let answer = null;
  try {
    answer = await ask(`/api/agents?page=${asked.page}&size=50&state=${asked.state}`);
  } catch (error) {
    return setText(listHeading(), `The agents cannot be listed: ${error.message}.`);
  }
  if (asked.state !== listed.state || asked.page !== listed.page) return;
  table ??= listTable();
  const pageCount = Math.max(1, answer.pages ?? 1);
  setText(
    listHeading(),
    `${amount(answer.total, "agent", "agents")} ${asked.state}, page ${asked.page} of ${pageCount}`,
  );
  table.show(answer.list, `No agent is ${asked.state}.`);
  const [back, on] = byId("agents-list").querySelectorAll("nav button");
  back.disabled = asked.page <= 1;
  on.disabled = asked.page >= pageCount;
  back.parentElement.hidden = pageCount === 1;
}

const listHeading = () => {
  const place = byId("agents-list");
  if (!place.firstElementChild) place.append(element("h3", { tabindex: "-1" }), element("div"), turnPages());
  return place.firstElementChild;
};

function turnPages() {
  const turn = (by) => () => {
    listed.page += by;
    showList();
  };
  const button = (text, by) => element("button", { type: "button", class: "quiet", click: turn(by) }, text);
  return element("nav", { "aria-label": "Pages of agents", hidden: true }, button("Back", -1), button("On", 1));
}

function listTable() {
  listHeading();
  return new SortableTable(byId("agents-list").children[1], {
    caption: "Agents in the chosen state",
    key: (row) => row.id,
    empty: "",
    columns: [
      { name: "agent", width: "title", value: (row) => row.id, cell: (row) => row.id },
      { name: "state", width: "narrow", cell: (row) => stateOf(row) },
      { name: "last seen", numeric: true, width: "narrow", value: (row) => moment(row.last_seen), cell: lastSeen },
      { name: "reason", width: "wide", value: (row) => row.reason, cell: (row) => row.reason ?? "" },
    ],
  });
}

const stateOf = (row) => state(row.state, MOODS[row.state] ?? "neutral");

function lastSeen(row) {
  const at = moment(row.last_seen);
  return at === null ? UNKNOWN : counting(at, age(secondsSince(at)));
}

function forget() {
  wanted += 1;
  byId("agent").replaceChildren();
}

/** Says which agent stands at an index of the map. */
async function describe(index) {
  wanted += 1;
  const mine = wanted;
  const page = Math.floor(index / PAGE) + 1;
  if (!pages.has(page)) await new Promise((resolve) => setTimeout(resolve, REST_MS));
  if (mine !== wanted) return;
  if (!pages.has(page)) pages.set(page, ask(`/api/agents?page=${page}&size=${PAGE}`));
  const asked = pages.get(page);
  try {
    const { list: rows } = await asked;
    if (mine === wanted) showAgent(rows[index % PAGE]);
  } catch (error) {
    if (pages.get(page) === asked) pages.delete(page);
    if (mine === wanted) byId("agent").replaceChildren(`This agent cannot be shown: ${error.message}.`);
  }
}

function showAgent(row) {
  const place = byId("agent");
  if (!row) return place.replaceChildren("There is no agent here any more.");
  const seen = row.last_seen ? element("span", {}, "last seen ", lastSeen(row), " ago") : "never seen";
  place.replaceChildren(element("strong", {}, row.id), " ", stateOf(row), " · ", seen, element("br"), row.reason ?? "");
}
