// Candidate, PyTorch and their difference around one element, side by side with one cross-hair: as
// numbers, and where there is more than fits into a table of them, as pictures too.
const closeup = {
  hexadecimal: false,
  side: 9,

  /**
   * @param told the close-up of a result; @param index of its worst element
   * @param moved is called with the index of an element when it is picked
   */
  show(told, index, dtype, moved) {
    const area = this.area(told, dtype);
    const [y, x] = index.slice(-2);
    const worst = (y - area.top) * area.columns + (x - area.left);
    const state = {
      area,
      dtype,
      worst,
      picked: worst,
      prefix: index.slice(0, -2),
      host: dom.el("div", { class: "closeup" }),
      grids: dom.el("div", { class: "grids" }),
      readout: dom.el("p", { class: "readout", "aria-live": "polite" }),
      pictures: null,
    };
    const toggle = dom.el(
      "button",
      {
        type: "button",
        "aria-pressed": String(this.hexadecimal),
        click: () => {
          this.hexadecimal = !this.hexadecimal;
          toggle.setAttribute("aria-pressed", String(this.hexadecimal));
          this.fillGrids(state);
        },
      },
      "hexadecimal",
    );
    if (area.rows > this.side || area.columns > this.side) {
      state.pictures = planes.show(area, worst, {
        over: (place) => this.point(state, place),
        pick: (place) => {
          state.picked = place;
          this.fillGrids(state);
          moved(this.element(state, place));
        },
      });
      state.host.append(state.pictures.host);
    }
    state.host.append(toggle, state.grids, state.readout);
    this.fillGrids(state);
    return state.host;
  },

  /** The numbers of a close-up. */
  area(told, dtype) {
    const type = dtype === "float64" ? Float64Array : Float32Array;
    const read = (text, as) => new as(rows.fromBase64(text).buffer);
    const ours = read(told.candidate, type);
    const theirs = read(told.reference, type);
    return {
      top: told.top,
      left: told.left,
      rows: told.rows,
      columns: told.columns,
      ours,
      theirs,
      apart: Float64Array.from(ours, (value, i) => this.difference(value, theirs[i])),
      ulps: read(told.ulps, Float64Array),
    };
  },

  /** NaN where both are alike and no number can be given is no difference. */
  difference(ours, theirs) {
    return Object.is(ours, theirs) || ours === theirs ? 0 : ours - theirs;
  },

  /** The index of the element at a place of the area. */
  element(state, place) {
    const { area, prefix } = state;
    const y = area.top + Math.floor(place / area.columns);
    return [...prefix, y, area.left + (place % area.columns)];
  },

  /** The numbers around the element that is picked. */
  fillGrids(state) {
    const { area, picked } = state;
    const start = (middle, size) =>
      Math.max(0, Math.min(middle - Math.floor(this.side / 2), size - this.side));
    const fromY = start(Math.floor(picked / area.columns), area.rows);
    const fromX = start(picked % area.columns, area.columns);
    const lines = [];
    for (let y = fromY; y < Math.min(area.rows, fromY + this.side); y++) {
      const line = [];
      for (let x = fromX; x < Math.min(area.columns, fromX + this.side); x++) {
        line.push(y * area.columns + x);
      }
      lines.push(line);
    }
    const places = lines.flat();
    const most = (...all) => {
      const sizes = all.flatMap((values) => places.map((place) => Math.abs(values[place])));
      return Math.max(0, ...sizes.filter(Number.isFinite));
    };
    const outputs = most(area.ours, area.theirs); // both have one scale
    dom.fill(
      state.grids,
      this.grid("candidate", area.ours, outputs, lines, state),
      this.grid("PyTorch", area.theirs, outputs, lines, state),
      this.grid("candidate − PyTorch", area.apart, most(area.apart), lines, state),
    );
    this.point(state, picked);
  },

  grid(title, values, most, lines, state) {
    const { area } = state;
    const head = dom.el("tr", {}, dom.el("td", {}));
    for (const place of lines[0]) {
      const x = area.left + (place % area.columns);
      head.append(dom.el("th", { scope: "col" }, String(x)));
    }
    const body = lines.map((places) => {
      const y = area.top + Math.floor(places[0] / area.columns);
      const cells = places.map((place) => this.cell(values[place], place, most, state));
      return dom.el("tr", {}, dom.el("th", { scope: "row" }, String(y)), ...cells);
    });
    const scale = [title, dom.el("br", {}), `colour: 0 ± ${numbers.short(most)}`];
    return dom.el(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": title },
      dom.el(
        "table",
        {},
        dom.el("caption", {}, ...scale),
        dom.el("thead", {}, head),
        dom.el("tbody", {}, ...body),
      ),
    );
  },

  cell(value, place, most, state) {
    const text = this.hexadecimal ? numbers.hex(value, state.dtype) : numbers.short(value);
    return dom.el(
      "td",
      {
        class: this.color(value, most) + (place === state.worst ? " worst" : ""),
        "data-place": String(place),
        mouseenter: () => this.point(state, place),
        click: () => this.point(state, place),
      },
      Number.isNaN(value) ? "NaN" : text,
    );
  },

  /** Five steps on either side of 0; what is not finite is hatched. */
  color(value, most) {
    if (!Number.isFinite(value)) {
      return "hatched";
    }
    const step = most === 0 ? 0 : Math.ceil((Math.abs(value) / most) * 5);
    return step === 0 ? "zero" : (value < 0 ? "minus" : "plus") + step;
  },

  /** Puts the cross-hair on an element, and tells of it. */
  point(state, place) {
    const { area, dtype, grids, pictures } = state;
    grids.querySelectorAll(".cross").forEach((cell) => cell.classList.remove("cross"));
    grids
      .querySelectorAll(`[data-place="${place}"]`)
      .forEach((cell) => cell.classList.add("cross"));
    if (pictures) {
      pictures.point(place);
    }
    const side = (value) => `${numbers.exact(value, dtype)} (${numbers.hex(value, dtype)})`;
    const ulps = area.ulps[place] >= 2 ** 53 ? "not to be counted" : area.ulps[place];
    state.readout.textContent =
      `[${this.element(state, place)}]  candidate ${side(area.ours[place])}  ` +
      `PyTorch ${side(area.theirs[place])}  ` +
      `difference ${String(area.apart[place])}  ulps apart ${ulps}`;
  },
};
