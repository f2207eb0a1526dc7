// A plot of lines over time, in SVG. Where nothing was measured there is a gap and never a line across; a value that
// stands alone is a dot. Lines differ in colour and in dash.

import { element } from "./elements.js";
import { inUnit, isNumber } from "./format.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const HEIGHT = 260;
const EDGE = { top: 12, right: 24, bottom: 28, left: 76 };
/** Points that are further apart than this many usual steps have a gap between them. */
const GAP = 2.5;
const DASHES = ["", "7 3", "2 3", "10 3 2 3", "4 4", "12 4"];

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TIME_STEPS = [1, 5, 15, 30, 60, 180, 360, 720]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 5, 10, 20].map((days) => days * DAY));

/** One plot, with its pointer and its keys. */
export class Plot {
  inSight = true;
  #frame;
  #read;
  #content = null;
  #scale = null;
  #at = null;
  #cursor = null;

  /**
   * Creates the plot in `frame`; `read(at, values, unit)` is told what stands under the cursor, `appear()` that
   * somebody looks at it.
   */
  constructor(frame, { read, appear }) {
    this.#frame = frame;
    this.#read = read;
    frame.addEventListener("pointermove", (event) => this.#point(event));
    frame.addEventListener("pointerleave", () => document.activeElement === frame || this.release());
    frame.addEventListener("keydown", (event) => this.#press(event));
    frame.addEventListener("blur", () => this.release());
    new ResizeObserver(() => this.#draw()).observe(frame);
    new IntersectionObserver(([entry]) => {
      const before = this.inSight;
      this.inSight = entry.isIntersecting;
      if (this.inSight && !before) appear();
    }).observe(frame);
  }

  /** Shows lines of `[milliseconds, value]` in their unit, over a span of time. */
  show(content) {
    this.#content = content;
    this.#draw();
  }

  /** Shows a sentence instead. */
  say(text) {
    this.#content = null;
    this.release();
    this.#frame.replaceChildren(element("p", { class: "sentence" }, text));
  }

  /** Lets go of the moment that is read, and tells whether there was one. */
  release() {
    if (this.#at === null) return false;
    this.#at = null;
    this.#cursor?.setAttribute("visibility", "hidden");
    this.#read(null, [], null);
    return true;
  }

  /** Creates the sample of a line for the legend. */
  static key(index) {
    const line = shape("line", {
      x1: 0,
      y1: 6,
      x2: 26,
      y2: 6,
      class: `line line-${index % DASHES.length}`,
      "stroke-dasharray": DASHES[index % DASHES.length],
    });
    const made = shape("svg", { width: 26, height: 12, "aria-hidden": "true" });
    made.append(line);
    return made;
  }

  #draw() {
    const width = this.#frame.clientWidth;
    if (this.#content === null || width === 0) return;
    const { lines, unit } = this.#content;
    this.#scale = scaleOf(this.#content, width);
    const drawing = shape("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" });
    drawing.append(...axes(this.#scale, unit, width));
    lines.forEach(({ points }, index) => drawing.append(...trace(points, index, this.#scale)));
    this.#cursor = shape("line", {
      class: "reading-line",
      y1: EDGE.top,
      y2: HEIGHT - EDGE.bottom,
      visibility: "hidden",
    });
    drawing.append(this.#cursor);
    this.#frame.replaceChildren(drawing);
    if (this.#at !== null) this.#readAt(this.#at);
  }

  #moments() {
    const all = this.#content.lines.flatMap(({ points }) => points.map(([at]) => at));
    return [...new Set(all)].sort((left, right) => left - right);
  }

  #point(event) {
    if (this.#content === null) return;
    const x = event.clientX - this.#frame.getBoundingClientRect().left;
    const wanted = this.#scale.timeAt(x);
    const moments = this.#moments();
    if (moments.length > 0)
      this.#readAt(moments.reduce((best, at) => (Math.abs(at - wanted) < Math.abs(best - wanted) ? at : best)));
  }

  #press(event) {
    if (this.#content === null) return;
    const moments = this.#moments();
    const last = moments.length - 1;
    const current = this.#at === null ? last : moments.findLastIndex((at) => at <= this.#at);
    const targets = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      PageUp: current - 10,
      PageDown: current + 10,
      Home: 0,
      End: last,
    };
    if (!(event.key in targets) || last < 0) return;
    event.preventDefault();
    const target = this.#at === null && event.key === "ArrowLeft" ? last : targets[event.key];
    this.#readAt(moments[Math.min(last, Math.max(0, target))]);
  }

  #readAt(at) {
    this.#at = at;
    const x = this.#scale.x(at);
    this.#cursor.setAttribute("x1", x);
    this.#cursor.setAttribute("x2", x);
    this.#cursor.setAttribute("visibility", "visible");
    const { lines, unit } = this.#content;
    const values = lines.map(({ label, points }) => ({
      label,
      value: points.find(([moment]) => moment === at)?.[1] ?? null,
    }));
    this.#read(at, values, unit);
  }
}

function scaleOf({ lines, unit, span }, width) {
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value).filter(isNumber));
  const [from, to] = span;
  const ticks = valueTicks(values, unit);
  const [low, high] = [ticks[0], ticks.at(-1)];
  const [right, bottom] = [width - EDGE.right, HEIGHT - EDGE.bottom];
  return {
    from,
    to,
    ticks,
    x: (at) => EDGE.left + ((at - from) / (to - from)) * (right - EDGE.left),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - EDGE.top),
    timeAt: (x) => from + ((x - EDGE.left) / (right - EDGE.left)) * (to - from),
  };
}

/** Returns the values at which the axis has a line: from zero, unless all values are far from it. */
export function valueTicks(values, unit) {
  if (values.length === 0) return [0, 1];
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low > 0 && low < high * 0.7) low = 0;
  if (low === high) [low, high] = low === 0 ? [0, 1] : low > 0 ? [0, high] : [low, 0];
  const step = niceStep((high - low) / 4, unit);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

// 1, 2 or 5 of a power of ten; of bytes, of a power of two.
function niceStep(rough, unit) {
  if (unit === "bytes" && rough >= 1) return 2 ** Math.ceil(Math.log2(rough));
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].find((each) => each * power >= rough * 0.999) * power;
}

function axes({ from, to, ticks, x, y }, unit, width) {
  const drawn = [];
  for (const value of ticks) {
    drawn.push(shape("line", { class: "grid", x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }));
    drawn.push(text(EDGE.left - 8, y(value) + 4, "end", value === 0 ? "0" : inUnit(value, unit)));
  }
  const step =
    TIME_STEPS.find((each) => (to - from) / each <= Math.max(2, (width - EDGE.left) / 90)) ?? TIME_STEPS.at(-1);
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    drawn.push(shape("line", { class: "grid", x1: x(at), x2: x(at), y1: EDGE.top, y2: HEIGHT - EDGE.bottom }));
    drawn.push(text(x(at), HEIGHT - EDGE.bottom + 18, "middle", timeLabel(at, step)));
  }
  return drawn;
}

function timeLabel(at, step) {
  const written = new Date(at).toISOString();
  return step >= DAY || at % DAY === 0 ? written.slice(5, 10) : written.slice(11, 16);
}

function text(x, y, anchor, words) {
  const made = shape("text", { x, y, "text-anchor": anchor });
  made.textContent = words;
  return made;
}

function trace(points, index, { x, y }) {
  const kind = index % DASHES.length;
  return unbroken(points).map((run) => {
    if (run.length === 1)
      return shape("circle", { class: `dot dot-${kind}`, cx: x(run[0][0]), cy: y(run[0][1]), r: 2.5 });
    const path = run
      .map(([at, value], step) => `${step === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("");
    return shape("path", { class: `line line-${kind}`, d: path, "stroke-dasharray": DASHES[kind] });
  });
}

/** Returns the runs of points between which nothing is missing. */
export function unbroken(points) {
  const steps = points
    .slice(1)
    .map(([at], index) => at - points[index][0])
    .sort((left, right) => left - right);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  const runs = [];
  let before = null;
  for (const point of points) {
    const [at, value] = point;
    const gap = before === null || at - before > usual * GAP;
    before = isNumber(value) ? at : null;
    if (before === null) continue;
    if (gap) runs.push([]);
    runs.at(-1).push(point);
  }
  return runs;
}

function shape(tag, attributes) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
