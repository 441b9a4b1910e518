// The results as a table of which only the rows in sight exist, so that a million cost no more.
const table = {
  rowHeight: 28,
  tallest: 30000000, // browsers cut off elements that are much taller than this
  order: new Uint32Array(0),
  shown: new Uint32Array(0),
  sort: "worst",
  descending: false,
  picked: -1, // place in shown
  open: null,

  columns: [
    { key: "worst", title: "verdict", wide: false },
    { key: "case", title: "case", wide: false },
    { key: "suite", title: "suite", wide: true },
    { key: "candidate", title: "candidate", wide: true },
    { key: "cause", title: "cause", wide: true },
    { key: "differing", title: "differing", wide: true, number: true },
    { key: "ulp", title: "ulps", wide: true, number: true },
    { key: "bound", title: "of bound", wide: false, number: true },
    { key: "reference", title: "PyTorch", wide: true, number: true },
  ],

  build(open, sorted) {
    this.open = open;
    const head = dom.el("div", { role: "row", class: "row head", "aria-rowindex": "1" });
    for (const column of this.columns) {
      const sortBy = () => {
        const numeric = column.number === true;
        this.descending = this.sort === column.key ? !this.descending : numeric;
        this.sort = column.key;
        sorted();
      };
      const button = dom.el("button", { type: "button", click: sortBy }, column.title);
      const kind = (column.wide ? "wide" : "always") + (column.number ? " number" : "");
      head.append(
        dom.el("div", { role: "columnheader", class: kind, "data-sort": column.key }, button),
      );
    }
    this.space = dom.el("div", { role: "presentation", class: "space" });
    this.view = dom.el(
      "div",
      {
        role: "rowgroup",
        class: "view",
        tabindex: "0",
        "aria-label": "Results",
        scroll: () => this.draw(),
      },
      this.space,
    );
    this.grid = dom.el(
      "div",
      { role: "grid", "aria-label": "Results", class: "grid" },
      dom.el("div", { role: "rowgroup" }, head),
      this.view,
    );
    dom.fill(dom.byId("table"), this.grid);
    addEventListener("resize", () => this.draw());
  },

  resort() {
    this.order = rows.ordered(this.keys(), this.descending);
    for (const header of this.grid.querySelectorAll("[role=columnheader]")) {
      const current = header.dataset.sort === this.sort;
      header.setAttribute(
        "aria-sort",
        current ? (this.descending ? "descending" : "ascending") : "none",
      );
    }
  },

  keys() {
    switch (this.sort) {
      case "worst":
        return rows.worstKeys();
      case "case":
        return new Uint32Array(rows.count);
      case "suite":
      case "candidate":
      case "cause":
        return this.wordKeys(this.sort);
      case "differing":
        return Uint32Array.from(rows.column.differing, (value) => value + 1);
      default:
        return this.measureKeys(rows.column[this.sort]);
    }
  },

  wordKeys(name) {
    const words = rows.meta.words[name];
    const sorted = [...words].sort();
    const ranks = words.map((word) => sorted.indexOf(word));
    return Uint32Array.from(rows.column[name], (value) => ranks[value]);
  },

  /** The bits of a float that is not negative are in its order; where there is none, 0. */
  measureKeys(values) {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
    return Uint32Array.from(bits, (value) => (value > 0x7f800000 ? 0 : value + 1));
  },

  show(shown) {
    const row = this.picked < 0 ? -1 : this.shown[this.picked];
    this.shown = shown;
    this.picked = row < 0 ? -1 : shown.indexOf(row);
    this.full = shown.length * this.rowHeight;
    this.space.style.height = Math.min(this.full, this.tallest) + "px";
    const height = Math.min(Math.max(shown.length, 3), 16) * this.rowHeight;
    this.view.style.height = height + "px";
    const bar = this.view.offsetWidth - this.view.clientWidth;
    this.grid.style.setProperty("--bar", bar + "px");
    this.grid.setAttribute("aria-rowcount", String(shown.length + 1));
    this.view.scrollTop = 0;
    if (this.picked >= 0) {
      this.reveal();
    }
    this.draw();
  },

  /** How many pixels of the whole list a pixel of the scroll bar is. */
  scale() {
    const height = this.view.clientHeight;
    return this.full <= this.tallest ? 1 : (this.full - height) / (this.tallest - height);
  },

  draw() {
    const top = this.view.scrollTop;
    const from = top * this.scale();
    const first = Math.max(0, Math.floor(from / this.rowHeight) - 2);
    const last = Math.min(
      this.shown.length,
      Math.ceil((from + this.view.clientHeight) / this.rowHeight) + 2,
    );
    const lines = [];
    for (let place = first; place < last; place++) {
      const line = this.line(place);
      line.style.top = Math.round(top - from) + place * this.rowHeight + "px";
      lines.push(line);
    }
    if (lines.length === 0) {
      const empty = dom.el("div", { role: "gridcell" }, "Nothing is found.");
      lines.push(dom.el("div", { role: "row", class: "row empty" }, empty));
    }
    this.space.replaceChildren(...lines);
  },

  line(place) {
    const row = this.shown[place];
    const verdict = rows.verdict(row);
    const c = rows.column;
    const told = rows.details.get(row);
    const differing = c.differing[row] < 0 ? "" : `${c.differing[row]} of ${c.elements[row]}`;
    const texts = [
      dom.el(
        "span",
        { class: "verdict " + verdict.kind },
        `${bar.symbols[verdict.kind]} `,
        dom.el("span", { class: "words" }, verdict.words),
      ),
      told ? told.id : rows.id(row),
      rows.word("suite", row),
      rows.word("candidate", row),
      rows.word("cause", row),
      differing,
      numbers.short(c.ulp[row]),
      numbers.short(rows.column.bound[row]),
      numbers.short(c.reference[row]),
    ];
    const line = dom.el("div", {
      role: "row",
      class: "row" + (place === this.picked ? " picked" : ""),
      "aria-rowindex": String(place + 2),
      "aria-selected": String(place === this.picked),
      click: () => {
        this.pick(place);
        this.open(row);
      },
    });
    this.columns.forEach((column, i) => {
      const kind = (column.wide ? "wide" : "always") + (column.number ? " number" : "");
      const title = column.key === "case" ? texts[i] : null; // it may be cut
      line.append(dom.el("div", { role: "gridcell", class: kind, title }, texts[i]));
    });
    return line;
  },

  pick(place) {
    this.picked = Math.max(0, Math.min(place, this.shown.length - 1));
    this.reveal();
    this.draw();
  },

  move(by) {
    if (this.shown.length > 0) {
      this.pick(this.picked < 0 ? 0 : this.picked + by);
    }
  },

  pickedRow() {
    return this.picked < 0 ? -1 : this.shown[this.picked];
  },

  pickRow(row) {
    const place = this.shown.indexOf(row);
    if (place >= 0) {
      this.pick(place);
    }
  },

  reveal() {
    const scale = this.scale();
    const top = (this.picked * this.rowHeight) / scale;
    const height = this.view.clientHeight;
    if (top < this.view.scrollTop) {
      this.view.scrollTop = top;
    } else if (top + this.rowHeight > this.view.scrollTop + height) {
      this.view.scrollTop = ((this.picked + 1) * this.rowHeight - height) / scale;
    }
  },
};
