// What the tests ask of a page. It is there before the page's own scripts, and touches nothing that they use.
"use strict";
const look = {
  /** How long the page did not answer, each time that this took more than 50 ms. */
  longTasks: [],
  /** How far things have jumped without anybody's doing. */
  shift: 0,

  /** Returns what has the focus, by its id or its text. */
  focused() {
    const { id, innerText, tagName } = document.activeElement;
    return tagName === "BODY" ? tagName : id || innerText.trim();
  },

  /** Returns the ring round what has the focus. */
  ring() {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return `${outlineStyle} ${parseFloat(outlineWidth)}`;
  },

  /** Returns how many things can be used. */
  controls() {
    const all = [...document.querySelectorAll("button, select, summary, [tabindex='0'], a[href]")];
    return all.filter((each) => each.checkVisibility() && !each.disabled).length;
  },

  /** Returns what stands over the right edge. */
  overEdge(width) {
    const free = (each) => !each.closest(".scroll, .unseen, select");
    const over = (each) => each.getBoundingClientRect().right > width + 0.5;
    const all = [...document.querySelectorAll("main *")].filter((each) => free(each) && over(each));
    return all.map((each) => `${each.tagName}.${each.className}`);
  },

  /** Returns the texts of a table, a list a row. */
  rows(table) {
    const texts = (row) => [...row.cells].map((cell) => cell.innerText.trim().replace(/\s+/g, " "));
    return [...document.querySelectorAll(`${table} tbody tr`)].map(texts);
  },

  /** Waits for the next frame, and returns how long that took. */
  frame() {
    const from = performance.now();
    return new Promise((done) => requestAnimationFrame(() => done(performance.now() - from)));
  },

  /** Waits so long. */
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),

  /** Chooses an option as a person does. */
  choose(selector, value) {
    const select = document.querySelector(selector);
    select.value = value;
    select.dispatchEvent(new Event("change"));
  },

  /** Returns the first cells of the map, a text each: all their pixels, and only where there is ink, whatever its hue. */
  cells(count, size) {
    const canvas = document.querySelector("#agents-canvas");
    const columns = Math.floor(document.querySelector("#agents-map").clientWidth / size);
    const height = Math.ceil(count / columns) * size;
    const { width, data } = canvas.getContext("2d").getImageData(0, 0, columns * size, height);
    const ground = getComputedStyle(document.querySelector(".swatch")).backgroundColor.match(/\d+/g).map(Number);
    const places = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size]);
    const pixels = (cell) =>
      places.map(([y, x]) => {
        const [row, column] = [Math.floor(cell / columns) * size + y, (cell % columns) * size + x];
        return data.slice((row * width + column) * 4, (row * width + column) * 4 + 4);
      });
    const isInk = ([red, green, blue, alpha]) =>
      alpha > 100 && Math.abs(red - ground[0]) + Math.abs(green - ground[1]) + Math.abs(blue - ground[2]) > 90;
    const cells = Array.from({ length: count }, (_, cell) => pixels(cell));
    const shapes = cells.map((cell) => cell.map((pixel) => (isInk(pixel) ? "#" : ".")).join(""));
    return { columns, looks: cells.map((cell) => cell.join()), shapes };
  },
};

const watch = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("longtask", ({ duration }) => look.longTasks.push(duration));
watch("layout-shift", ({ value, hadRecentInput }) => {
  if (!hadRecentInput) look.shift += value;
});
