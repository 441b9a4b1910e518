// Failures by cause.
const findings = {
  show(pick) {
    const found = rows.meta.findings;
    dom.byId("findings-section").hidden = found.length === 0;
    dom.fill(dom.byId("findings"), ...found.slice(0, 100).map((one) => this.item(one, pick)));
  },

  item(one, pick) {
    const tokens = [
      "verdict:fail",
      filter.tokenOf("candidate", one.candidate),
      filter.tokenOf("cause", one.cause || "none"),
    ];
    const search = dom.el(
      "button",
      { type: "button", click: () => pick(tokens.join(" ")) },
      `${numbers.count(one.failures)} of ${one.candidate}`,
    );
    return dom.el(
      "li",
      {},
      search,
      " ",
      dom.el("strong", {}, one.cause || "no known fault"),
      `: ${one.sentence}`,
      one.others ? ` (or ${one.others})` : "",
      dom.el("span", { class: "rule" }, `, ${one.where}`),
      dom.el("span", { class: "dim" }, "; for example "),
      dom.el("button", { type: "button", class: "id", click: () => pick(one.example) }, one.example),
    );
  },
};
