// How many results have each verdict: a bar, and a button for each.
const bar = {
  symbols: { fails: "✗", passes: "✓", neither: "–" },

  /** @param counts of the results that are shown, by verdict */
  show(counts, total, pick) {
    const share = dom.el("div", { class: "share", "aria-hidden": "true" });
    const list = dom.el("ul");
    rows.meta.verdicts.forEach((verdict, i) => {
      if (verdict.count === 0) {
        return;
      }
      const part = dom.el("span", { class: `part v${i} ${verdict.kind}` });
      part.style.flexGrow = counts[i];
      if (counts[i] > 0) {
        share.append(part);
      }
      const label = `${this.symbols[verdict.kind]} ${numbers.count(counts[i])} ${verdict.words}`;
      const choose = () => pick("verdict:" + verdict.name.toLowerCase());
      const button = dom.el(
        "button",
        { type: "button", class: verdict.kind, title: verdict.sentence, click: choose },
        dom.el("span", { class: `swatch v${i} ${verdict.kind}`, "aria-hidden": "true" }),
        label,
      );
      list.append(dom.el("li", {}, button));
    });
    dom.fill(dom.byId("bar"), share, list);
  },
};
