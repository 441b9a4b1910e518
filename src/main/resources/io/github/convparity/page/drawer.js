// One result in full.
const drawer = {
  row: -1,
  before: null,

  show(row, closed) {
    if (this.row < 0) {
      this.before = document.activeElement;
    }
    this.row = row;
    this.closed = closed;
    const host = dom.byId("drawer");
    const told = rows.details.get(row);
    const verdict = rows.verdict(row);
    const id = told ? told.id : rows.id(row);
    const close = dom.el("button", { type: "button", class: "close", click: () => this.close() }, "Close");
    dom.fill(
      host,
      close,
      dom.el("h2", { id: "drawer-title" }, id),
      dom.el(
        "p",
        {},
        dom.el("strong", { class: verdict.kind }, `${bar.symbols[verdict.kind]} ${verdict.name}`),
        `: ${verdict.sentence}. `,
        `Candidate ${rows.word("candidate", row)}, suite ${rows.word("suite", row)}, `,
        `case ${rows.column.index[row]}, ${rows.word("dtype", row)}.`,
      ),
      this.copies(row, id, told),
      this.facts(row, told),
      this.outputs(row, told),
      this.shape(row),
      told && told.index ? this.field(row, told.index) : "",
    );
    host.hidden = false;
    host.scrollTop = 0;
    host.focus();
  },

  close() {
    if (this.row < 0) {
      return;
    }
    this.row = -1;
    dom.byId("drawer").hidden = true;
    if (this.before && this.before.isConnected) {
      this.before.focus({ preventScroll: true });
    }
    this.closed();
  },

  part(title, ...children) {
    return dom.el("section", {}, dom.el("h3", {}, title), ...children);
  },

  copies(row, id, told) {
    const candidate = rows.word("candidate", row);
    const quoted = /^[A-Za-z0-9._-]+$/.test(candidate)
      ? candidate
      : `'${candidate.replaceAll("'", "'\\''")}'`;
    const command = told
      ? told.command
      : `scripts/convparity show ${id}` + (candidate === "direct" ? "" : ` --candidate ${quoted}`);
    const texts = [
      ["case id", id],
      ["command", command],
      ["Python", this.python(row, id)],
      ["Java", this.java(id)],
      ["link", location.href],
    ];
    const done = dom.el("span", { role: "status" });
    const buttons = texts.map(([name, text]) =>
      dom.el(
        "button",
        { type: "button", "data-copy": text, click: () => this.copy(text, name, done) },
        `Copy ${name}`,
      ),
    );
    return dom.el("div", { class: "copies" }, ...buttons, done, dom.el("pre", {}, command));
  },

  /** The clipboard of a page from disk may be closed: then by way of a selection. */
  async copy(text, name, done) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = dom.el("textarea", { "aria-label": "text to copy" });
      area.value = text;
      dom.byId("drawer").append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    done.textContent = `${name} copied`;
  },

  python(row, id) {
    const c = rows.column;
    const pair = (name) => `(${c[name + "h"][row]}, ${c[name + "w"][row]})`;
    const padding = c.pad[row] ? `"${rows.padding(row)}"` : pair("p");
    const dtype = rows.word("dtype", row);
    return [
      `# ${id}: the setting. With the very numbers: scripts/convparity repro ${id} --out repro`,
      "import torch",
      "conv = torch.nn.Conv2d(",
      `    ${c.c[row]}, ${c.o[row]}, kernel_size=${pair("k")}, stride=${pair("s")},`,
      `    padding=${padding}, dilation=${pair("d")}, groups=${c.g[row]},`,
      `    bias=${c.bias[row] ? "True" : "False"}, padding_mode="${rows.word("mode", row)}",`,
      `    dtype=torch.${dtype})`,
      `print(conv(torch.rand(${rows.dims(row).join(", ")}, dtype=torch.${dtype})).shape)`,
      "",
    ].join("\n");
  },

  java(id) {
    if (/_h[0-9a-f]{8}(_grad)?$/.test(id)) {
      return `// Its data are not told by its id: scripts/convparity repro ${id} --out repro\n`;
    }
    return [
      `ParityCase parityCase = CaseId.parse("${id}", Pictures.own()).parityCase();`,
      "Arguments a = parityCase.arguments();",
      "Tensor output = candidate.forward(a.input(), a.weight(), a.bias(), a.options());",
      "",
    ].join("\n");
  },

  facts(row, told) {
    if (!told) {
      const c = rows.column;
      const list = dom.el("dl", { class: "facts" });
      const add = (key, text) => list.append(dom.el("dt", {}, key), dom.el("dd", {}, text));
      if (c.elements[row] >= 0) {
        add("differs", `${c.differing[row]} of ${c.elements[row]} elements`);
        add("bound", `about ${numbers.short(c.bound[row])} of it`);
        add("PyTorch", `about ${numbers.short(c.reference[row])} of the bound`);
        add("ulps", `about ${numbers.short(c.ulp[row])}`);
      }
      const note = "Everything is kept of the worst 10,000 results only; the command has it.";
      return this.part("Facts", list, dom.el("p", { class: "dim" }, note));
    }
    const list = dom.el("dl", { class: "facts" });
    told.facts.forEach(([key, text]) => list.append(dom.el("dt", {}, key), dom.el("dd", {}, text)));
    const add = (key, text) => list.append(dom.el("dt", {}, key), dom.el("dd", {}, text));
    if (told.limit) {
      const products = told.terms === 1 ? "1 product" : `${told.terms} products`;
      add("tolerance", `${told.limit} at the worst element, from ${products}`);
    }
    if (told.m1 !== "NaN") {
      add("of bound", `candidate ${told.m1}, PyTorch ${told.m2}, at most`);
      const ulps = Number(told.m0) >= 2 ** 53 ? "ulps not to be counted" : `${Number(told.m0)} ulps`;
      add("apart", `${told.m3}, ${ulps}, at most`);
    }
    return this.part("Facts", list);
  },

  outputs(row, told) {
    const found = told && told.closeUp;
    if (found && !found.whyNot && told.index) {
      const moved = (index) => {
        dom.byId("field").replaceWith(this.field(row, index));
      };
      const shown = closeup.show(found, told.index, rows.word("dtype", row), moved);
      return this.part(`Around the worst element [${told.index.join(", ")}]`, shown);
    }
    let why = "Both outputs are kept for the worst results only; the command shows them.";
    if (found && found.whyNot) {
      why = `Not computed again: ${found.whyNot}.`;
    } else if (rows.column.elements[row] < 0) {
      why = "There are no two outputs of one shape to be compared.";
    } else if (rows.column.differing[row] === 0) {
      why = "Every element has the same bits on both sides.";
    }
    return this.part("Outputs", dom.el("p", {}, why));
  },

  shape(row) {
    const axes = geometry.axes(row);
    if (!axes || rows.verdict(row).name === "BOTH_REFUSE") {
      return this.part("Shape", dom.el("p", {}, "There is none: PyTorch refuses the setting."));
    }
    const rule = "floor((in + pads - dilation * (kernel - 1) - 1) / stride) + 1";
    const lines = ["height", "width"].map((name, i) => {
      const dropped = axes[i].dropped;
      const noun = i === 0 ? "row" : "column";
      const last = dropped === 1 ? `${noun} does` : `${dropped} padded ${noun}s do`;
      const tail = dropped > 0 ? `  the last ${last} not fill a stride: dropped` : "";
      return `${name.padEnd(6)} ${geometry.formula(axes[i])}${tail}`;
    });
    return this.part("Shape", dom.el("pre", {}, [rule, ...lines].join("\n")));
  },

  /** What an element is made of. */
  field(row, index) {
    const axes = geometry.axes(row);
    if (!axes) {
      return "";
    }
    const mode = rows.word("mode", row);
    const [first, last] = geometry.channels(row, index[index.length - 3]);
    const line = (name, axis, out) => {
      const taps = geometry.reads(axis, out, mode);
      const few = taps.length > 40 ? [...taps.slice(0, 40), "…"] : taps;
      return `${name} ${few.join(", ")}`;
    };
    const text = [
      `channels ${first} to ${last}`,
      line("rows    ", axes[0], index[index.length - 2]),
      line("columns ", axes[1], index[index.length - 1]),
    ].join("\n");
    const title = `What [${index.join(", ")}] reads of the input, tap by tap`;
    const part = this.part(title, dom.el("pre", {}, text));
    part.id = "field";
    return part;
  },
};
