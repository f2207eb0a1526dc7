// Tables that are sorted by buttons and brought up to date in place: a row keeps its element, and with it the focus and
// the selection of whoever is reading it. Only the first rows are drawn until all are asked for.

import { element, sentence, setText } from "./elements.js";

const FIRST = 50;
const DIRECTIONS = { none: "ascending", ascending: "descending", descending: "none" };

/** A table of rows that come in an order of their own, worst first. */
export class SortableTable {
  #columns;
  #key;
  #empty;
  #rows = [];
  #sorted = { column: null, direction: "none" };
  #all = false;
  #shown = new Map();
  #body = element("tbody", { role: "rowgroup" });
  #headers = [];
  #frame;
  #nothing;
  #more = element("button", { type: "button", class: "quiet", hidden: true, click: () => this.#showAll() });

  /**
   * Creates the table in `place`. A column has a `name`, a `cell(row)` (a text, a node or null where there is nothing
   * to say), `value(row)` to sort by (left out: not sortable), and may be `numeric` and have a `width` class.
   */
  constructor(place, { caption, columns, key, empty }) {
    this.#columns = columns;
    this.#key = key;
    this.#empty = empty;
    this.#headers = columns.map((column) => this.#header(column));
    const table = element(
      "table",
      { role: "table" },
      element("caption", { class: "unseen" }, caption),
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...this.#headers)),
      this.#body,
    );
    this.#nothing = sentence(empty);
    this.#frame = element("div", {}, table, this.#more);
    this.#frame.hidden = true;
    place.replaceChildren(this.#nothing, this.#frame);
  }

  /** Shows these rows, and says so in a sentence where there is none. */
  show(rows, empty = this.#empty) {
    this.#rows = rows;
    setText(this.#nothing, empty);
    this.#nothing.hidden = rows.length > 0;
    this.#frame.hidden = rows.length === 0;
    this.#draw();
  }

  #header(column) {
    const attributes = { role: "columnheader", scope: "col", class: classOf(column) };
    if (!column.value) return element("th", attributes, column.name);
    const sign = element("span", { class: "order", "aria-hidden": "true" });
    const button = element("button", { type: "button", click: () => this.#sortBy(column) }, column.name, sign);
    return element("th", { ...attributes, "aria-sort": "none" }, button);
  }

  #sortBy(column) {
    const before = this.#sorted.column === column ? this.#sorted.direction : "none";
    this.#sorted = { column, direction: DIRECTIONS[before] };
    this.#columns.forEach((each, index) => {
      if (each.value) this.#headers[index].setAttribute("aria-sort", each === column ? this.#sorted.direction : "none");
    });
    this.#draw();
  }

  #showAll() {
    this.#all = true;
    this.#draw();
    this.#body.rows[FIRST]?.querySelector("button, a")?.focus();
  }

  #draw() {
    const rows = this.#all ? this.#inOrder() : this.#inOrder().slice(0, FIRST);
    const before = this.#shown;
    this.#shown = new Map();
    const elements = rows.map((row) => {
      const key = this.#key(row);
      const made = before.get(key) ?? this.#row();
      this.#shown.set(key, made);
      this.#columns.forEach((column, index) => fill(made.cells[index], column.cell(row)));
      return made;
    });
    place(this.#body, elements);
    this.#more.hidden = this.#all || this.#rows.length <= FIRST;
    setText(this.#more, `Show all ${this.#rows.length}`);
  }

  #row() {
    const cells = this.#columns.map((column) =>
      element("td", { role: "cell", class: classOf(column), "data-label": column.name }),
    );
    return element("tr", { role: "row" }, ...cells);
  }

  #inOrder() {
    const { column, direction } = this.#sorted;
    if (direction === "none") return this.#rows;
    const sign = direction === "ascending" ? 1 : -1;
    return [...this.#rows].sort((left, right) => sign * compare(column.value(left), column.value(right)));
  }
}

const classOf = (column) => [column.numeric && "numeric", column.width].filter(Boolean).join(" ") || null;

// What is not known comes after what is, from small to large.
function compare(left, right) {
  if (left === right) return 0;
  if (left === null || left === undefined) return 1;
  if (right === null || right === undefined) return -1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left).localeCompare(String(right), undefined, { numeric: true });
}

function fill(cell, content) {
  const wanted = content ?? "";
  if (typeof wanted === "string") return setText(cell, wanted);
  if (cell.childNodes.length === 1 && cell.firstChild.isEqualNode?.(wanted)) return;
  cell.replaceChildren(wanted);
}

// Moves only what does not stand where it belongs: an element that is moved loses the focus.
function place(parent, elements) {
  elements.forEach((each, index) => {
    if (parent.children[index] !== each) parent.insertBefore(each, parent.children[index] ?? null);
  });
  while (parent.children.length > elements.length) parent.lastElementChild.remove();
}
