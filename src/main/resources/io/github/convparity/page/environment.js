// What computed, and the numbers behind the tolerances.
const environment = {
  // u and η of the type in which is added up, and what R is.
  units: {
    float32: ["2⁻²⁴ (5.96e-8)", "2⁻¹⁴⁹", "0"],
    float64: ["2⁻⁵³ (1.11e-16)", "2⁻¹⁰⁷⁴", "0"],
    float16: ["2⁻²⁴ (float32)", "2⁻¹⁴⁹", "half a unit in the last of 11 bits"],
    bfloat16: ["2⁻²⁴ (float32)", "2⁻¹²⁶", "half a unit in the last of 8 bits"],
  },

  show() {
    dom.fill(dom.byId("environment"), ...rows.meta.runs.slice(0, 50).map((run) => this.run(run)));
    this.tolerances();
  },

  run(run) {
    const list = dom.el("dl", { class: "facts" });
    const add = (key, text) => list.append(dom.el("dt", {}, key), dom.el("dd", {}, text));
    add("convparity", run.version);
    add("reference", run.reference);
    add("candidates", run.candidates);
    add("suites", run.selection);
    add("command", `convparity ${run.command}`);
    add("started", run.started);
    add("slack", `${run.slack}: every bound times that`);
    run.facts.forEach(([key, text]) => add(key, text));
    const title = run.source ? dom.el("h3", {}, run.source) : "";
    return dom.el("div", {}, title, list);
  },

  tolerances() {
    const used = new Map();
    const c = rows.column;
    for (let row = 0; row < rows.count; row++) {
      const n = charts.products(row);
      const dtype = c.dtype[row];
      if (c.elements[row] > 0 && !(used.get(dtype) >= n)) {
        used.set(dtype, n);
      }
    }
    const head = dom.el("tr", {});
    ["dtype", "u", "η", "R", "most products m", "γ(m) there"].forEach((title) =>
      head.append(dom.el("th", { scope: "col" }, title)),
    );
    const body = [...used].map(([dtype, n]) => {
      const name = rows.meta.words.dtype[dtype];
      const u = name === "float64" ? 2 ** -53 : 2 ** -24;
      const gamma = ((n * u) / (1 - n * u)).toExponential(2);
      const line = dom.el("tr", {}, dom.el("th", { scope: "row" }, name));
      [...this.units[name], numbers.count(n), gamma].forEach((text) =>
        line.append(dom.el("td", {}, text)),
      );
      return line;
    });
    const table = dom.el("table", {}, dom.el("thead", {}, head), dom.el("tbody", {}, ...body));
    const scroll = { class: "scroll", tabindex: "0", role: "group", "aria-label": "Tolerances" };
    dom.fill(dom.byId("tolerances"), dom.el("div", scroll, table));
  },
};
