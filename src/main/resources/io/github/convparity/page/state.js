// What is on the screen, in the part of the address behind #.
const state = {
  written: "",

  read() {
    const found = new URLSearchParams(location.hash.slice(1));
    return {
      search: found.get("q") ?? "",
      sort: found.get("sort") ?? "worst",
      descending: found.get("order") === "down",
      x: found.get("x") ?? "s",
      y: found.get("y") ?? "k",
      facet: found.get("facet") ?? "mode",
      open: found.get("case"),
      theme: found.get("theme") ?? "",
    };
  },

  write(now) {
    const parts = new URLSearchParams();
    const usual = { search: "", sort: "worst", x: "s", y: "k", facet: "mode", theme: "" };
    const names = { search: "q" };
    for (const [key, value] of Object.entries(usual)) {
      if (now[key] !== value) {
        parts.set(names[key] ?? key, now[key]);
      }
    }
    if (now.descending) {
      parts.set("order", "down");
    }
    if (now.open) {
      parts.set("case", now.open);
    }
    this.written = "#" + parts.toString();
    if (location.hash !== this.written && (location.hash || this.written !== "#")) {
      history.replaceState(null, "", this.written);
    }
  },

  /** A result's name in an address: suite, index, candidate. */
  nameOf(row) {
    const parts = [rows.word("suite", row), rows.column.index[row], rows.word("candidate", row)];
    return parts.map((part) => encodeURIComponent(part)).join("/");
  },

  rowOf(name) {
    let parts;
    try {
      parts = name.split("/").map(decodeURIComponent);
    } catch {
      return -1;
    }
    const suite = rows.meta.words.suite.indexOf(parts[0]);
    const candidate = rows.meta.words.candidate.indexOf(parts[2]);
    const c = rows.column;
    for (let row = 0; row < rows.count; row++) {
      if (
        c.index[row] === Number(parts[1]) &&
        c.suite[row] === suite &&
        c.candidate[row] === candidate
      ) {
        return row;
      }
    }
    return -1;
  },
};
