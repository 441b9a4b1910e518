// Failures by cause.
const findings = {
  show(pick) {
    const found = rows.meta.findings;
    dom.byId("findings-section").hidden = found.length === 0;
    dom.fill(dom.byId("findings"), ...found.slice(0, 100).map((one) => this.item(one, pick)));
  },

  /** What no known fault explains is what none of the candidate's other findings does. */
  cause(one) {
    if (one.cause) {
      return [filter.tokenOf("cause", one.cause)];
    }
    return rows.meta.findings
      .filter((other) => other.candidate === one.candidate && other.cause)
      .map((other) => "!" + filter.tokenOf("cause", other.cause));
  },

  item(one, pick) {
    const tokens = ["verdict:fail", filter.tokenOf("candidate", one.candidate), ...this.cause(one)];
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
