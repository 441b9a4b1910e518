// Puts the page together.
const main = {
  search: "",
  theme: "",
  themes: { "": "◐ System", light: "☀ Light", dark: "☾ Dark" },

  async begin() {
    document.documentElement.classList.add("live");
    dom.byId("app").hidden = false;
    performance.mark("begun");
    await rows.load();
    performance.mark("loaded");
    dom.byId("sentence").textContent = rows.meta.sentence;
    this.notes();
    table.build((row) => this.open(row), () => this.resorted());
    findings.show((text) => this.find(text));
    this.listen();
    this.restore();
    performance.mark("usable");
    await rows.loadDetails();
    table.draw();
    this.reopen();
    environment.show();
    await new Promise((done) => setTimeout(done)); // behind the map and the charts
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  },

  notes() {
    const notes = [...rows.meta.notes];
    if (rows.count < rows.meta.results) {
      const left = rows.meta.results - rows.count;
      notes.push(
        `To keep the file small, the best ${numbers.count(left)} of ` +
          `${numbers.count(rows.meta.results)} results are left out; the counts have them.`,
      );
    }
    dom.fill(dom.byId("notes"), ...notes.map((note) => dom.el("p", {}, note)));
  },

  listen() {
    const input = dom.byId("search");
    let later = 0;
    input.addEventListener("input", () => {
      clearTimeout(later);
      later = setTimeout(() => this.find(input.value, true), rows.count > 50000 ? 200 : 30);
    });
    dom.byId("clear").addEventListener("click", () => this.find(""));
    dom.byId("theme").addEventListener("click", () => this.nextTheme());
    dom.byId("help-button").addEventListener("click", () => dom.byId("help").showModal());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => {
      if (location.hash !== state.written) {
        this.restore();
        this.reopen();
      }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redrawCharts());
  },

  /** The screen that the address tells of. */
  restore() {
    const wanted = state.read();
    table.sort = table.columns.some((c) => c.key === wanted.sort) ? wanted.sort : "worst";
    table.descending = wanted.descending;
    for (const name of ["x", "y"]) {
      heatmap.chosen[name] = Object.hasOwn(heatmap.axes, wanted[name]) ? wanted[name] : "k";
    }
    heatmap.chosen.facet = Object.hasOwn(heatmap.axes, wanted.facet) ? wanted.facet : "";
    this.wanted = wanted.open;
    this.setTheme(Object.hasOwn(this.themes, wanted.theme) ? wanted.theme : "");
    table.resort();
    this.find(wanted.search);
  },

  reopen() {
    const row = this.wanted ? state.rowOf(this.wanted) : -1;
    this.wanted = null;
    if (row >= 0) {
      table.pickRow(row);
      this.open(row);
    } else {
      drawer.close();
    }
  },

  /** Shows what a text finds; a wrong text says so and leaves all as it was. */
  find(text, typed = false) {
    const input = dom.byId("search");
    if (!typed) {
      input.value = text;
    }
    let tokens;
    try {
      tokens = filter.parse(text);
    } catch (error) {
      input.setAttribute("aria-invalid", "true");
      dom.byId("found").textContent = error.message;
      return;
    }
    input.removeAttribute("aria-invalid");
    this.search = text.trim();
    this.tokens = tokens;
    table.show(this.matching(tokens));
    this.summary();
    this.write();
    this.drawLater();
  },

  /** The map and the charts can wait until the table is seen. */
  drawLater() {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.redrawMap();
      this.redrawCharts();
      document.documentElement.dataset.drawn = "";
    });
  },

  matching(tokens) {
    if (tokens.length === 0) {
      return table.order;
    }
    return table.order.filter((row) => tokens.every((token) => token.holds(row)));
  },

  summary() {
    const counts = rows.meta.verdicts.map(() => 0);
    for (const row of table.shown) {
      counts[rows.column.verdict[row]]++;
    }
    bar.show(counts, table.shown.length, (token) => this.narrow([token]));
    dom.byId("found").textContent =
      `${numbers.count(table.shown.length)} of ${numbers.count(rows.count)} results`;
  },

  /** Puts tokens in the place of those of the same keys. */
  narrow(tokens) {
    const keys = tokens.map((token) => token.split(":")[0]);
    this.find(filter.replaced(this.search, keys, tokens));
  },

  redrawMap() {
    const { x, y, facet } = heatmap.chosen;
    const others = this.tokens.filter((token) => ![x, y, facet].includes(token.key));
    const same = others.length === this.tokens.length;
    heatmap.show(
      same ? table.shown : this.matching(others),
      (tokens) => this.narrow(tokens),
      () => {
        this.redrawMap();
        this.write();
      },
    );
  },

  redrawCharts() {
    charts.show(table.shown);
  },

  resorted() {
    table.resort();
    table.show(this.matching(this.tokens));
    this.write();
  },

  open(row) {
    drawer.show(row, () => this.write());
    this.write();
  },

  write() {
    state.write({
      search: this.search,
      sort: table.sort,
      descending: table.descending,
      ...heatmap.chosen,
      open: drawer.row >= 0 ? state.nameOf(drawer.row) : this.wanted,
      theme: this.theme,
    });
  },

  nextTheme() {
    const names = Object.keys(this.themes);
    this.setTheme(names[(names.indexOf(this.theme) + 1) % names.length]);
    this.redrawCharts();
    this.write();
  },

  setTheme(theme) {
    this.theme = theme;
    document.documentElement.dataset.theme = theme;
    dom.byId("theme").textContent = this.themes[theme];
  },

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const help = dom.byId("help");
    if (help.open) {
      if (event.key === "Escape") { // the browser's own way leaves the focus inside for a moment
        event.preventDefault();
        help.close();
        document.activeElement.blur();
      }
      return;
    }
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (drawer.row >= 0) {
        drawer.close();
      } else {
        event.target.blur();
      }
      return;
    }
    if (typing || !this.act(event)) {
      return;
    }
    event.preventDefault();
  },

  /** Whether the key means something here. */
  act(event) {
    const inTable = event.target === table.view || event.target === document.body;
    const down = event.key === "j" || (event.key === "ArrowDown" && inTable);
    const up = event.key === "k" || (event.key === "ArrowUp" && inTable);
    if (down || up) {
      table.move(down ? 1 : -1);
      if (drawer.row >= 0) {
        this.open(table.pickedRow());
      }
      return true;
    }
    if (event.key === "Enter" && !event.target.matches("button, a") && table.picked >= 0) {
      this.open(table.pickedRow());
      return true;
    }
    if (event.key === "/") {
      dom.byId("search").focus();
      return true;
    }
    if (event.key === "?") {
      dom.byId("help").showModal();
      return true;
    }
    return false;
  },
};

main.begin();
