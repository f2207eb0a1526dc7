// The server's clock, as far as a browser can know it. Ages are counted by it and not by the browser's own, which may
// be hours off on a phone; in between, the browser's steady clock goes on, which nobody can set.

import { age } from "./format.js";

let known = null;

/** Learns that it is at least `at` (milliseconds) on the server. */
export function learnAtLeast(at) {
  if (at !== null && (known === null || at > now())) learn(at);
}

/** Learns that it is `at` (milliseconds) on the server, whatever was believed before. */
export function learn(at) {
  known = { at, steady: performance.now() };
}

/** Returns the server's time in milliseconds; the browser's until the server has told its own. */
export const now = () => (known === null ? Date.now() : known.at + performance.now() - known.steady);

/** Returns the age of a moment in seconds. */
export const secondsSince = (at) => Math.max(0, (now() - at) / 1000);

/** Brings every age on the page up to date. */
export function countOn() {
  for (const each of document.querySelectorAll("time[data-at]")) {
    const text = age(secondsSince(Number(each.dataset.at)));
    if (each.textContent !== text) each.textContent = text;
  }
}
