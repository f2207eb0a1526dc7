// The dashboard's beginning: the stream in, the parts of the page out, and what holds for the page as a whole: its age,
// and the Escape key.

import { closeList, releaseAgent, showAgents } from "./agents.js";
import { countOn } from "./clock.js";
import { byId, setText } from "./elements.js";
import { age, time } from "./format.js";
import { closeReading, refreshSeries, showSeries } from "./series.js";
import { showCollectors, showLeaks, showObjectives } from "./rest.js";
import { showServices } from "./services.js";
import { Stream } from "./stream.js";
import { showVerdict } from "./verdict.js";

const stream = new Stream(show);
let waiting = null;
let live = null;

/** Shows a state; while nobody sees the page only the verdict, which the tab's title tells. */
function show(state) {
  const host = state.host?.name ?? "unknown host";
  setText(byId("host"), host);
  showVerdict(state.health, host);
  waiting = state;
  if (!document.hidden) showParts();
}

function showParts() {
  if (!waiting) return;
  const state = waiting;
  waiting = null;
  showServices(state.services);
  showAgents(state.agents);
  showObjectives(state.slos);
  showLeaks(state.leaks);
  showCollectors(state.collectors);
  showSeries(state.series);
  refreshSeries();
}

/** Says how old what is shown is, and turns the page grey where that is too old to be believed. */
function judgeAge() {
  const fresh = stream.freshness();
  document.documentElement.dataset.freshness = fresh.live ? "live" : fresh.age === null ? "waiting" : "stale";
  setText(byId("freshness"), words(fresh));
  byId("login").hidden = !fresh.token;
  countOn();
  if (live !== null && live !== fresh.live) {
    setText(byId("announcement"), fresh.live ? "The data is live again." : `The data is old: ${fresh.problem}.`);
  }
  if (live !== null || fresh.live) live = fresh.live;
}

function words({ live: isLive, age: seconds, interval, at, problem }) {
  if (seconds === null) return problem ? `No data: ${problem}. Asking again.` : "Waiting for the first data.";
  if (isLive) return `Live, ${age(seconds)} old, every ${age(interval)}`;
  return `${age(seconds)} old: ${problem}. As of ${time(at)}.`;
}

/** Closes what is open, from the inside out. */
function escape(event) {
  if (event.key !== "Escape") return;
  if (releaseAgent() || closeReading()) return;
  const open = document.activeElement?.closest("details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else {
    closeList();
  }
}

document.documentElement.dataset.freshness = "waiting";
document.addEventListener("keydown", escape);
document.addEventListener("visibilitychange", () => document.hidden || showParts());
stream.start(judgeAge);
setInterval(judgeAge, 1000);
