// A map with a cell for every agent, drawn on one canvas: ten thousand elements would take the browser down. A state
// has a hue and a pattern, each drawn once as a tile and then copied; after that only cells that changed are drawn
// again.

import { byId } from "./elements.js";

const LARGEST = 26;
const SMALLEST = 5;
/** The height that is not to be exceeded as long as cells can be made smaller. */
const HEIGHT = 300;
/** More cells than this would be a canvas that browsers refuse: then one cell stands for several agents. */
const MOST_CELLS = 60000;

/** The map, with its pointer and its keys. */
export class AgentMap {
  chosen = null;
  #states;
  #letters;
  #choose;
  #leave;
  #frame = byId("agents-map");
  #canvas = byId("agents-canvas");
  #cursor = byId("agents-cursor");
  #kept = false;
  #map = "";
  #drawn = null;

  /** Creates the map. `choose(index)` is called for the agent that is pointed at, `leave()` when none is any more. */
  constructor({ states, choose, leave }) {
    this.#states = states;
    this.#letters = new Map(states.map((word, rank) => [word[0], rank]));
    this.#choose = choose;
    this.#leave = leave;
    this.#canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.#canvas.addEventListener("pointerdown", (event) => this.#point(event, "keep"));
    this.#frame.addEventListener("pointerleave", () => this.#kept || this.release());
    this.#frame.addEventListener("keydown", (event) => this.#press(event));
    this.#frame.addEventListener("focus", () => this.#select(this.chosen ?? 0));
    this.#frame.addEventListener("blur", () => this.#kept || this.release());
    new ResizeObserver(() => this.#draw()).observe(this.#frame);
    addEventListener("theme", () => this.#drawAgain());
  }

  /** Shows a map: one letter an agent, the first of its state. */
  show(map) {
    this.#map = map;
    if (this.chosen !== null && this.chosen >= map.length) this.release();
    this.#draw();
  }

  /** Lets go of the chosen agent, and tells whether there was one. */
  release() {
    if (this.chosen === null) return false;
    this.chosen = null;
    this.#kept = false;
    this.#cursor.hidden = true;
    this.#leave();
    return true;
  }

  #drawAgain() {
    this.#drawn = null;
    this.#draw();
  }

  #draw() {
    const width = this.#frame.clientWidth;
    this.#swatches();
    if (width === 0 || this.#map.length === 0) return;
    const started = performance.now();
    const layout = layoutOf(this.#map.length, width, devicePixelRatio);
    const ranks = this.#ranks(layout);
    const same = this.#drawn !== null && sameLayout(this.#drawn.layout, layout);
    if (!same) this.#resize(layout);
    const tiles = same ? this.#drawn.tiles : this.#states.map((word) => tile(word, layout.cell * layout.ratio));
    const context = this.#canvas.getContext("2d");
    const step = layout.cell * layout.ratio;
    for (let at = 0; at < ranks.length; at += 1) {
      if (same && this.#drawn.ranks[at] === ranks[at]) continue;
      const [x, y] = [(at % layout.columns) * step, Math.floor(at / layout.columns) * step];
      context.clearRect(x, y, step, step);
      context.drawImage(tiles[ranks[at]], x, y);
    }
    this.#drawn = { layout, ranks, tiles };
    this.#describe(layout);
    if (this.chosen !== null) this.#moveCursor();
    // Only the last is kept: the page stays open for weeks.
    performance.clearMeasures("agents drawn");
    performance.measure("agents drawn", { start: started, detail: { cells: ranks.length } });
  }

  // The rank of each cell's state; of several agents in a cell the one that most needs to be looked at.
  #ranks({ cells, agentsInCell }) {
    const unknown = this.#letters.get("u");
    const ranks = new Uint8Array(cells).fill(this.#states.length - 1);
    for (let index = 0; index < this.#map.length; index += 1) {
      const rank = this.#letters.get(this.#map[index]) ?? unknown;
      const cell = Math.floor(index / agentsInCell);
      if (rank < ranks[cell]) ranks[cell] = rank;
    }
    return ranks;
  }

  #resize({ columns, rows, cell, ratio }) {
    this.#canvas.width = columns * cell * ratio;
    this.#canvas.height = rows * cell * ratio;
    this.#canvas.style.width = `${columns * cell}px`;
    this.#canvas.style.height = `${rows * cell}px`;
  }

  #describe({ agentsInCell }) {
    const each = agentsInCell === 1 ? "a cell each" : `a cell for each ${agentsInCell}, in the state of the worst`;
    this.#frame.setAttribute("aria-label", `${this.#map.length} agents, ${each}`);
  }

  #swatches() {
    const ratio = Math.max(1, Math.round(devicePixelRatio));
    for (const swatch of document.querySelectorAll("canvas.swatch")) {
      const size = 14 * ratio;
      swatch.width = size;
      swatch.height = size;
      swatch.getContext("2d").drawImage(tile(swatch.dataset.state, size), 0, 0);
    }
  }

  #point(event, keep) {
    if (!this.#drawn) return;
    const { layout } = this.#drawn;
    const bounds = this.#canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left) / layout.cell);
    const row = Math.floor((event.clientY - bounds.top) / layout.cell);
    const index = (row * layout.columns + column) * layout.agentsInCell;
    if (column < 0 || column >= layout.columns || index < 0 || index >= this.#map.length) return;
    if (this.#kept && !keep) return;
    this.#kept = keep === "keep";
    this.#select(index);
  }

  #press(event) {
    if (!this.#drawn) return;
    const { columns, rows, agentsInCell } = this.#drawn.layout;
    const leap = columns * Math.max(1, Math.floor(rows / 10));
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: leap,
      PageUp: -leap,
    };
    const last = Math.ceil(this.#map.length / agentsInCell) - 1;
    const cell = Math.floor((this.chosen ?? 0) / agentsInCell);
    let target = null;
    if (event.key in steps) target = cell + steps[event.key];
    else if (event.key === "Home") target = 0;
    else if (event.key === "End") target = last;
    else if (event.key === "Enter") this.#kept = true;
    else return;
    event.preventDefault();
    if (target !== null) this.#select(Math.min(last, Math.max(0, target)) * agentsInCell);
  }

  #select(index) {
    if (index >= this.#map.length || index === this.chosen) return;
    this.chosen = index;
    this.#moveCursor();
    this.#choose(index);
  }

  #moveCursor() {
    const { columns, cell, agentsInCell } = this.#drawn.layout;
    const at = Math.floor(this.chosen / agentsInCell);
    Object.assign(this.#cursor.style, {
      left: `${(at % columns) * cell - 2}px`,
      top: `${Math.floor(at / columns) * cell - 2}px`,
      width: `${cell + 3}px`,
      height: `${cell + 3}px`,
    });
    this.#cursor.hidden = false;
  }
}

/** Returns the largest cells with which `count` of them fit into a width and the height that is meant for them. */
export function layoutOf(count, width, density) {
  const ratio = Math.max(1, Math.round(density));
  const agentsInCell = Math.ceil(count / MOST_CELLS);
  const cells = Math.ceil(count / agentsInCell);
  let cell = LARGEST;
  while (cell > SMALLEST && Math.ceil(cells / Math.max(1, Math.floor(width / cell))) * cell > HEIGHT) cell -= 1;
  const columns = Math.max(1, Math.min(cells, Math.floor(width / cell)));
  return { cell, columns, rows: Math.ceil(cells / columns), cells, agentsInCell, ratio };
}

const sameLayout = (left, right) => Object.keys(left).every((key) => left[key] === right[key]);

/** Draws the cell of a state: its hue, and a pattern by which it is known without one. */
function tile(word, size) {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  // The legend's swatch has the colours of the theme that is in force.
  const style = getComputedStyle(document.querySelector(`.swatch[data-state="${word}"]`));
  const gap = size > 8 ? Math.round(size / 9) : 1;
  const side = size - gap;
  const line = Math.max(1, Math.round(side / 5));
  context.fillStyle = style.color;
  PATTERNS[word](context, side, line);
  return canvas;
}

// Whole pixels only: in the smallest cells, four pixels wide, what is blurred would all look alike.
const PATTERNS = {
  // Full.
  active: (context, side) => context.fillRect(0, 0, side, side),
  // A frame and nothing in it.
  idle: (context, side, line) => {
    context.fillRect(0, 0, side, line);
    context.fillRect(0, side - line, side, line);
    context.fillRect(0, 0, line, side);
    context.fillRect(side - line, 0, line, side);
  },
  // The two bars of a pause.
  waiting: (context, side) => {
    const bar = Math.max(1, Math.round(side / 3));
    context.fillRect(0, 0, bar, side);
    context.fillRect(side - bar, 0, bar, side);
  },
  // Half.
  stale: (context, side) => {
    for (let y = 0; y < side; y += 1) context.fillRect(0, y, y + 1, 1);
  },
  // A cross, which needs more ink than straight lines do.
  dead: (context, side, line) => {
    const wide = line === 1 ? 1 : line + 1;
    for (let y = 0; y < side; y += 1) {
      const left = Math.min(Math.max(0, y - Math.floor(wide / 2)), side - wide);
      context.fillRect(left, y, wide, 1);
      context.fillRect(side - wide - left, y, wide, 1);
    }
  },
  // A bar.
  unknown: (context, side, line) => context.fillRect(0, Math.floor((side - line) / 2), side, line),
};
