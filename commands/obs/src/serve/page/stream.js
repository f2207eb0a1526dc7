// The live state. The browser's EventSource connects again by itself after a cut; only where the server refuses (then
// it gives up for good) is a new one made. Whether what is shown is still true is judged here, by age: a stream that is
// open and silent is as dead as one that is closed.

import { learn, learnAtLeast, secondsSince } from "./clock.js";
import { moment } from "./format.js";

/** After this many intervals without newer data, what is shown is old. */
const INTERVALS = 3;
/** How long to wait before asking a server again that refused. */
const AGAIN_MS = 5000;
const DEFAULT_INTERVAL_SECONDS = 15;

/** Follows the server's state and calls `show` with each newer one. */
export class Stream {
  #show;
  // Null as long as nobody knows: that is neither a stream nor the lack of one.
  #open = null;
  #problem = null;
  #state = null;
  #generatedAt = null;

  constructor(show) {
    this.#show = show;
  }

  /** Starts; `changed` is called whenever the connection came or went. */
  start(changed) {
    this.#changed = changed;
    this.#synchronise();
    this.#connect();
    document.addEventListener("visibilitychange", () => document.hidden || this.#synchronise());
  }

  /** Returns whether what is shown is true now, its age in seconds (null: nothing yet) and what is the matter. */
  freshness() {
    if (this.#generatedAt === null) return { live: false, age: null, problem: this.#problem, token: this.#token };
    const age = secondsSince(this.#generatedAt);
    const interval = this.#interval();
    const old = age > INTERVALS * interval;
    const silence = old ? "the server sends nothing new" : null;
    const problem = this.#problem ?? (this.#open === false ? "the server does not answer" : silence);
    return { live: this.#open !== false && !old, age, interval, at: this.#generatedAt, problem, token: this.#token };
  }

  #changed = () => {};
  #token = false;

  #interval() {
    const seconds = this.#state?.interval_seconds;
    return seconds > 0 ? seconds : DEFAULT_INTERVAL_SECONDS;
  }

  #connect() {
    const source = new EventSource("/api/stream");
    source.onopen = () => this.#turn(true, null);
    source.onmessage = (event) => {
      let state = null;
      try {
        state = JSON.parse(event.data);
      } catch {
        this.#problem = "what the server sent cannot be read";
      }
      if (state) this.#take(state, null);
    };
    source.onerror = () => {
      this.#turn(false, null);
      if (source.readyState === EventSource.CLOSED) this.#connectAgain();
    };
  }

  // The server refused. Its answer to the plain question says why; where that is answered, it is the stream alone.
  async #connectAgain() {
    setTimeout(() => this.#connect(), AGAIN_MS);
    await this.#synchronise();
    if (!this.#open && this.#problem === null) this.#turn(false, "the server lets no more browsers follow");
  }

  #turn(open, problem) {
    this.#open = open;
    this.#problem = problem;
    this.#changed();
  }

  /** Asks for the state by itself: its answer carries the server's clock, and says why where there is no stream. */
  async #synchronise() {
    try {
      const answer = await fetch("/api/state", { cache: "no-store" });
      this.#token = answer.status === 401;
      if (!answer.ok) throw new Refused(answer.status);
      const date = Date.parse(answer.headers.get("Date") ?? "");
      this.#take(await answer.json(), Number.isNaN(date) ? null : date);
    } catch (error) {
      if (!this.#open) this.#problem = error instanceof Refused ? error.message : "the server does not answer";
      this.#changed();
    }
  }

  #take(state, serverTime) {
    const at = moment(state.generated_at);
    if (serverTime !== null) learn(serverTime);
    learnAtLeast(at);
    const newer = at !== this.#generatedAt;
    this.#problem = null;
    this.#state = state;
    this.#generatedAt = at;
    // Something new that seems old: the server's clock was set back, or the browser slept. Its own word settles it.
    if (newer && serverTime === null && secondsSince(at) > INTERVALS * this.#interval()) this.#synchronise();
    if (newer) this.#show(state);
    this.#changed();
  }
}

class Refused extends Error {
  constructor(status) {
    const why = {
      401: "the server asks for a token",
      403: "the server refuses this reader",
      429: "the server was asked too often",
      503: "the server has nothing to show yet",
    };
    super(why[status] ?? `the server answers ${status}`);
  }
}
