// Candidate, PyTorch and their difference around one element, side by side with one cross-hair.
const closeup = {
  hexadecimal: false,

  /** @param told the close-up of a result; @param index of its element */
  show(told, index, dtype) {
    const y = index[index.length - 2];
    const x = index[index.length - 1];
    const at = (y - told.top) * told.columns + (x - told.left);
    const ours = told.candidate.map(numbers.parse);
    const theirs = told.reference.map(numbers.parse);
    const apart = ours.map((value, i) => this.difference(value, theirs[i]));
    const host = dom.el("div", { class: "closeup" });
    const readout = dom.el("p", { class: "readout", "aria-live": "polite" });
    const state = { told, index, dtype, at, ours, theirs, apart, host, readout };
    const most = this.most([...ours, ...theirs]); // both outputs have one scale
    const kinds = [
      ["candidate", ours, most],
      ["PyTorch", theirs, most],
      ["candidate − PyTorch", apart, this.most(apart)],
    ];
    const toggle = dom.el(
      "button",
      {
        type: "button",
        "aria-pressed": String(this.hexadecimal),
        click: () => {
          this.hexadecimal = !this.hexadecimal;
          host.replaceWith(this.show(told, index, dtype));
        },
      },
      "hexadecimal",
    );
    const grids = kinds.map(([title, values, most]) => this.grid(title, values, most, state));
    host.append(toggle, dom.el("div", { class: "grids" }, ...grids), readout);
    this.pick(state, at);
    return host;
  },

  /** NaN where both are alike and no number can be given is no difference. */
  difference(ours, theirs) {
    return Object.is(ours, theirs) || ours === theirs ? 0 : ours - theirs;
  },

  most(values) {
    return Math.max(...values.filter(Number.isFinite).map(Math.abs), 0);
  },

  grid(title, values, most, state) {
    const { told } = state;
    const head = dom.el("tr", {}, dom.el("td", {}));
    for (let x = 0; x < told.columns; x++) {
      head.append(dom.el("th", { scope: "col" }, String(told.left + x)));
    }
    const body = [];
    for (let from = 0; from < values.length; from += told.columns) {
      const y = told.top + from / told.columns;
      const line = dom.el("tr", {}, dom.el("th", { scope: "row" }, String(y)));
      values.slice(from, from + told.columns).forEach((value, x) => {
        line.append(this.cell(value, from + x, most, state));
      });
      body.push(line);
    }
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
        class: this.color(value, most) + (place === state.at ? " worst" : ""),
        "data-place": String(place),
        mouseenter: () => this.pick(state, place),
        click: () => this.pick(state, place),
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

  pick(state, place) {
    const { told, host } = state;
    host.querySelectorAll(".cross").forEach((cell) => cell.classList.remove("cross"));
    host
      .querySelectorAll(`[data-place="${place}"]`)
      .forEach((cell) => cell.classList.add("cross"));
    const y = told.top + Math.floor(place / told.columns);
    const x = told.left + (place % told.columns);
    const element = [...state.index.slice(0, -2), y, x];
    const side = (text) => `${text} (${numbers.hex(numbers.parse(text), state.dtype)})`;
    const ulps = told.ulps[place] >= 2 ** 53 ? "not to be counted" : told.ulps[place];
    state.readout.textContent =
      `[${element}]  candidate ${side(told.candidate[place])}  ` +
      `PyTorch ${side(told.reference[place])}  ` +
      `difference ${String(state.apart[place])}  ulps apart ${ulps}`;
  },
};
