// Numbers as people read them, with the units, signs and rounding that the terminal uses (src/render/cell.rs), so that
// both say the same. What is not known is a dash and never a zero.

export const UNKNOWN = "–";

const BYTES = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** Tells whether a value is a number that can be shown. */
export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** Returns an amount of memory in binary units, three digits. */
export function bytes(count) {
  if (!isNumber(count)) return UNKNOWN;
  if (Math.abs(count) < 1024) return `${plain(count)} B`;
  let value = count;
  let unit = "B";
  for (const next of BYTES) {
    if (Math.abs(value) < 1024) break;
    value /= 1024;
    unit = next;
  }
  const size = Math.abs(value);
  const digits = size < 10 ? 2 : size < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

/** Returns a length of time with the two units that matter. */
export function duration(seconds) {
  if (!isNumber(seconds)) return UNKNOWN;
  if (seconds < 0) return `-${duration(-seconds)}`;
  const whole = Math.floor(seconds);
  if (seconds < 0.001) return `${(seconds * 1000).toFixed(1)} ms`;
  if (seconds < 0.01) return `${Math.floor(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return coarse(whole);
}

/** Returns an age: whole seconds, because it counts while somebody looks at it. */
export function age(seconds) {
  if (!isNumber(seconds)) return UNKNOWN;
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? `${whole} s` : coarse(whole);
}

function coarse(seconds) {
  const [day, hour] = [86400, 3600];
  if (seconds < hour) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < day) return `${Math.floor(seconds / hour)} h ${Math.floor((seconds % hour) / 60)} min`;
  return `${Math.floor(seconds / day)} d ${Math.floor((seconds % day) / hour)} h`;
}

/** Returns a share, from 0 to 1, as per cent. */
export const percent = (ratio) => (isNumber(ratio) ? `${(ratio * 100).toFixed(1)} %` : UNKNOWN);

/** Returns a number as the JSON has it. */
export function plain(value) {
  if (value === null || value === undefined) return UNKNOWN;
  return String(value);
}

/** Returns a value in the unit of its metric: base units, as the metrics' names end. */
export function inUnit(value, unit) {
  if (typeof value === "string") return value;
  switch (unit) {
    case "seconds":
      return duration(value);
    case "bytes":
      return bytes(value);
    case "ratio":
      return percent(value);
    default:
      return plain(value);
  }
}

/** Returns the unit that a metric's name ends with, or null where it names none. */
export function unitOf(name) {
  const found = /_(seconds|bytes|ratio)(_total|_sum)?$/.exec(name ?? "");
  return found ? found[1] : null;
}

/** Returns the milliseconds of a moment as RFC 3339 writes it, or null. */
export function moment(text) {
  const at = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** Returns a moment in UTC to the second. */
export const time = (at) => (isNumber(at) ? new Date(at).toISOString().replace(/\.\d+Z$/, "Z") : UNKNOWN);

/** Returns a number of things with the word for one or for many. */
export const amount = (count, one, many) => `${count} ${count === 1 ? one : many}`;
