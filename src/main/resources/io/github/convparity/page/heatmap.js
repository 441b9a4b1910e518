// Results over two axes, in a table whose cells filter.
const heatmap = {
  most: 14, // values of an axis in one map: those with the most results
  // For each axis its title, what tells its values apart, and a value in words.
  axes: {
    k: ["kernel", (row) => heatmap.two("k", row), (row) => rows.pairOf("k", row)],
    s: ["stride", (row) => heatmap.two("s", row), (row) => rows.pairOf("s", row)],
    p: [
      "padding",
      (row) => (rows.column.pad[row] ? 600000000 + rows.column.pad[row] : heatmap.two("p", row)),
      (row) => rows.padding(row),
    ],
    d: ["dilation", (row) => heatmap.two("d", row), (row) => rows.pairOf("d", row)],
    g: ["groups", (row) => rows.column.g[row], (row) => rows.integer(rows.column.g[row])],
    i: ["input", (row) => heatmap.input(row), (row) => heatmap.input(row)],
    o: ["out channels", (row) => rows.column.o[row], (row) => String(rows.column.o[row])],
    mode: ["padding mode", (row) => rows.column.mode[row], (row) => rows.word("mode", row)],
    dtype: ["dtype", (row) => rows.column.dtype[row], (row) => rows.word("dtype", row)],
    fill: ["fill", (row) => rows.column.fill[row], (row) => rows.word("fill", row)],
    suite: ["suite", (row) => rows.column.suite[row], (row) => rows.word("suite", row)],
    candidate: [
      "candidate",
      (row) => rows.column.candidate[row],
      (row) => rows.word("candidate", row),
    ],
  },

  two(name, row) {
    const h = rows.column[name + "h"][row];
    const w = rows.column[name + "w"][row];
    const small = h > -16384 && h < 16384 && w > -16384 && w < 16384;
    return small ? h * 32768 + w : `${h}x${w}`;
  },

  input(row) {
    return rows.dims(row).join("x");
  },

  chosen: { x: "s", y: "k", facet: "mode" },

  /** @param shown the rows that the search finds without the tokens of the three axes */
  show(shown, pick, changed) {
    const { x, y, facet } = this.chosen;
    const found = this.collected(shown);
    const chooser = (name, words) => {
      const select = dom.el("select", {
        id: "axis-" + name,
        change: (event) => {
          this.chosen[name] = event.target.value;
          changed();
        },
      });
      for (const [key, [title]] of Object.entries(this.axes)) {
        select.append(new Option(title, key, false, this.chosen[name] === key));
      }
      if (name === "facet") {
        select.append(new Option("nothing", "", false, facet === ""));
      }
      return dom.el("label", {}, words + " ", select);
    };
    const choosers = dom.el(
      "div",
      { class: "choosers" },
      chooser("y", "rows"),
      chooser("x", "columns"),
      chooser("facet", "one map for each"),
    );
    const maps = [...found.facets].sort((a, b) => b[1] - a[1]).slice(0, 12);
    const tables = maps.map(([value]) => this.table(value, found, [x, y, facet], pick));
    dom.fill(
      dom.byId("map"),
      choosers,
      this.legend(),
      dom.el("div", { class: "maps" }, ...tables),
    );
  },

  legend() {
    const part = (kind, text) => dom.el("span", { class: "cell " + kind }, text);
    return dom.el(
      "p",
      { class: "legend" },
      part("fails", "✗ 3/9"),
      " 3 of 9 fail  ",
      part("passes near", "0.3"),
      " all pass, the worst at 0.3 of its bound  ",
      part("exact", "="),
      " bit-exact  ",
      part("refused", "∅"),
      " refused by both  ",
      part("neither", "–"),
      " unsupported",
    );
  },

  /** Cells by their values on the three axes; values are numbered as they come. */
  collected(shown) {
    const axes = ["x", "y", "facet"].map((name) => this.numbered(this.axes[this.chosen[name]]));
    const cells = new Map();
    for (const row of shown) {
      const key = axes.reduce((sum, axis) => sum * 65536 + axis.numberOf(row), 0);
      let cell = cells.get(key);
      if (!cell) {
        cell = { all: 0, fails: 0, refused: 0, neither: 0, differing: 0, worst: 0 };
        cell.values = axes.map((axis) => axis.labels[axis.numberOf(row)]);
        cells.set(key, cell);
      }
      this.count(cell, row);
    }
    const found = { facets: new Map(), cells: new Map() };
    for (const cell of cells.values()) {
      const [vx, vy, vf] = cell.values;
      found.facets.set(vf, (found.facets.get(vf) ?? 0) + cell.all);
      found.cells.set(`${vf}|${vy}|${vx}`, cell);
    }
    return found;
  },

  numbered(axis) {
    const labels = [];
    if (!axis) {
      labels.push("");
      return { labels, numberOf: () => 0 };
    }
    const numbersOf = new Map();
    const [, keyOf, label] = axis;
    const numberOf = (row) => {
      const key = keyOf(row);
      let number = numbersOf.get(key);
      if (number === undefined) {
        number = labels.length;
        numbersOf.set(key, number);
        labels.push(label(row));
      }
      return number;
    };
    return { labels, numberOf };
  },

  count(cell, row) {
    const verdict = rows.verdict(row);
    cell.all++;
    cell.fails += verdict.kind === "fails" ? 1 : 0;
    cell.neither += verdict.kind === "neither" ? 1 : 0;
    cell.refused += verdict.name === "BOTH_REFUSE" ? 1 : 0;
    cell.differing += verdict.kind === "passes" && rows.column.differing[row] > 0 ? 1 : 0;
    const ratio = rows.ratio(row);
    cell.worst = ratio > cell.worst ? ratio : cell.worst;
  },

  natural(a, b) {
    return a.localeCompare(b, "en", { numeric: true });
  },

  /** The values of an axis in one map that most results have, in their order. */
  values(found, facetValue, place) {
    const counts = new Map();
    for (const cell of found.cells.values()) {
      if (cell.values[2] === facetValue) {
        const value = cell.values[place];
        counts.set(value, (counts.get(value) ?? 0) + cell.all);
      }
    }
    const most = [...counts].sort((a, b) => b[1] - a[1] || this.natural(a[0], b[0]));
    const kept = most.slice(0, this.most).map(([value]) => value);
    return { kept: kept.sort(this.natural), left: counts.size - kept.length };
  },

  table(facetValue, found, [x, y, facet], pick) {
    const { kept: xs, left: leftX } = this.values(found, facetValue, 0);
    const { kept: ys, left: leftY } = this.values(found, facetValue, 1);
    const head = dom.el("tr", {}, dom.el("td", {}));
    xs.forEach((value) => head.append(dom.el("th", { scope: "col" }, value)));
    const body = ys.map((vy) => {
      const line = dom.el("tr", {}, dom.el("th", { scope: "row" }, vy));
      xs.forEach((vx) => {
        const cell = found.cells.get(`${facetValue}|${vy}|${vx}`);
        const tokens = [
          filter.tokenOf(y, vy),
          filter.tokenOf(x, vx),
          facet && filter.tokenOf(facet, facetValue),
        ];
        line.append(dom.el("td", {}, cell ? this.button(cell, tokens, pick) : ""));
      });
      return line;
    });
    const left = [
      leftY && `${leftY} more of ${this.axes[y][0]}`,
      leftX && `${leftX} more of ${this.axes[x][0]}`,
    ].filter((text) => text);
    const names = `${this.axes[y][0]} down, ${this.axes[x][0]} across`;
    const title = (facetValue ? facetValue + ": " : "") + names;
    return dom.el(
      "table",
      { class: "map" },
      dom.el(
        "caption",
        {},
        dom.el("span", {}, title + (left.length ? `; with few results and not shown: ${left.join(", ")}` : "")),
      ),
      dom.el("thead", {}, head),
      dom.el("tbody", {}, ...body),
    );
  },

  button(cell, tokens, pick) {
    const [kind, text, words] = this.look(cell);
    const wanted = [...new Set(tokens.filter((token) => token))];
    return dom.el(
      "button",
      {
        type: "button",
        class: "cell " + kind,
        title: `${wanted.join(" ")}: ${words}`,
        "aria-label": `${wanted.join(" ")}: ${words}`,
        click: () => pick(wanted),
      },
      text,
    );
  },

  look(cell) {
    const of = `of ${numbers.count(cell.all)}`;
    if (cell.fails > 0) {
      const share = cell.all === cell.fails ? "all" : `${cell.fails}/${cell.all}`;
      return ["fails", `✗ ${share}`, `${cell.fails} ${of} fail`];
    }
    if (cell.refused === cell.all) {
      return ["refused", "∅", `all ${cell.all} refused by both`];
    }
    if (cell.neither + cell.refused === cell.all) {
      return ["neither", "–", `${cell.neither} ${of} unsupported`];
    }
    if (cell.differing === 0) {
      return ["exact", "=", `all ${cell.all} pass, those with outputs bit-exact`];
    }
    const near = cell.worst >= 0.3 ? "near" : cell.worst >= 0.03 ? "middle" : "far";
    const rounded = Number(cell.worst.toPrecision(2));
    const worst = numbers.short(rounded === 1 ? cell.worst : rounded);
    return [`passes ${near}`, worst, `all ${cell.all} pass, the worst at ${worst} of its bound`];
  },
};
