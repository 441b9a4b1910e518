// Both outputs as pictures, and their difference, with one zoom and one cross-hair. Drawn from the
// numbers: a pixel of the output is a square of the picture.
const planes = {
  width: 272,
  tallest: 272,
  below: [[0xd3, 0xe5, 0xf5], [0x4a, 0x90, 0xce], [0x08, 0x30, 0x6b]],
  above: [[0xfc, 0xe2, 0xc8], [0xeb, 0x8a, 0x2f], [0x7f, 0x2e, 0x00]],
  hatches: [[0xf3, 0xb6, 0xec], [0x56, 0x10, 0x4f]],
  mark: "#d6006c",

  /** @param told is called with the place that is pointed at (over) and that is picked (pick) */
  show(area, worst, told) {
    const high = Math.round((this.width * area.rows) / area.columns);
    const height = Math.max(48, Math.min(this.tallest, high));
    const view = {
      area,
      told,
      height,
      fit: Math.min(this.width / area.columns, height / area.rows),
      zoom: 1,
      x: 0,
      y: 0,
      picked: worst,
      cross: worst,
      swipe: 1,
    };
    const greys = this.range(area.ours, area.theirs);
    const most = Math.max(...this.range(area.apart).map(Math.abs));
    const outputs = `black ${numbers.short(greys[0])}, white ${numbers.short(greys[1])}`;
    const grey = (value) => this.grey(value, greys);
    view.layers = [
      { title: "candidate", legend: outputs, values: area.ours, color: grey },
      { title: "PyTorch", legend: outputs, values: area.theirs, color: grey },
      {
        title: "candidate − PyTorch",
        legend: `blue −${numbers.short(most)}, white 0, orange ${numbers.short(most)}`,
        values: area.apart,
        color: (value) => this.diverging(value, most),
      },
    ];
    const pictures = dom.el(
      "div",
      {
        class: "pictures",
        role: "group",
        tabindex: "0",
        "aria-label": "Outputs as pictures: arrows move, + and - zoom",
        keydown: (event) => this.key(view, event),
      },
      ...view.layers.map((layer) => this.picture(view, layer)),
    );
    view.host = dom.el("div", {}, this.tools(view), pictures);
    this.draw(view);
    return {
      host: view.host,
      point: (place) => {
        view.cross = place;
        this.draw(view);
      },
    };
  },

  /** The least and the largest of the numbers that are finite. */
  range(...all) {
    let low = Infinity;
    let high = -Infinity;
    for (const values of all) {
      for (const value of values) {
        if (Number.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low > high ? [0, 0] : [low, high];
  },

  tools(view) {
    const button = (text, label, does) =>
      dom.el("button", { type: "button", "aria-label": label, click: does }, text);
    const slider = dom.el("input", {
      type: "range",
      min: "0",
      max: "1",
      step: "0.01",
      value: "1",
      input: () => {
        view.swipe = Number(slider.value);
        this.draw(view);
      },
    });
    return dom.el(
      "div",
      { class: "zoom" },
      button("+", "larger", () => this.enlarge(view, 2)),
      button("−", "smaller", () => this.enlarge(view, 0.5)),
      dom.el("label", {}, "swipe: candidate left, PyTorch right ", slider),
    );
  },

  picture(view, layer) {
    const place = (event) => {
      const canvas = layer.canvas;
      const box = canvas.getBoundingClientRect();
      const scale = this.width / canvas.clientWidth / this.square(view);
      const x = Math.floor(view.x + (event.clientX - box.left - canvas.clientLeft) * scale);
      const y = Math.floor(view.y + (event.clientY - box.top - canvas.clientTop) * scale);
      const inside = x >= 0 && y >= 0 && x < view.area.columns && y < view.area.rows;
      return inside ? y * view.area.columns + x : -1;
    };
    layer.canvas = dom.el("canvas", {
      width: String(this.width),
      height: String(view.height),
      role: "img",
      "aria-label": `${layer.title}: ${layer.legend}`,
      mousemove: (event) => {
        if (place(event) >= 0) {
          view.told.over(place(event));
        }
      },
      mouseleave: () => view.told.over(view.picked),
      click: (event) => {
        if (place(event) >= 0) {
          this.pick(view, place(event));
        }
      },
    });
    const caption = dom.el("figcaption", {}, layer.title, dom.el("br", {}), layer.legend);
    return dom.el("figure", {}, caption, layer.canvas);
  },

  /** How many dots of the picture a pixel of the output is wide. */
  square(view) {
    return view.fit * view.zoom;
  },

  pick(view, place) {
    view.picked = place;
    this.reveal(view);
    view.told.pick(place);
  },

  key(view, event) {
    const { columns, rows } = view.area;
    const x = view.picked % columns;
    const y = Math.floor(view.picked / columns);
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (step) {
      const toX = Math.max(0, Math.min(columns - 1, x + step[0]));
      const toY = Math.max(0, Math.min(rows - 1, y + step[1]));
      this.pick(view, toY * columns + toX);
    } else if (event.key === "+" || event.key === "-") {
      this.enlarge(view, event.key === "+" ? 2 : 0.5);
    } else {
      return;
    }
    event.preventDefault();
  },

  /** About the element that is picked; all of it is the least, 32 dots to a pixel the most. */
  enlarge(view, factor) {
    const most = Math.max(1, 32 / view.fit);
    view.zoom = Math.max(1, Math.min(most, view.zoom * factor));
    const square = this.square(view);
    view.x = (view.picked % view.area.columns) + 0.5 - this.width / square / 2;
    view.y = Math.floor(view.picked / view.area.columns) + 0.5 - view.height / square / 2;
    this.reveal(view);
    this.draw(view);
  },

  /** Moves what is seen, so that it has the element and nothing beyond the edges. */
  reveal(view) {
    const { area, picked } = view;
    const square = this.square(view);
    const into = (from, length, size, at) => {
      const near = Math.max(Math.min(from, at), at + 1 - length);
      return Math.max(0, Math.min(near, size - length));
    };
    view.x = into(view.x, this.width / square, area.columns, picked % area.columns);
    const y = Math.floor(picked / area.columns);
    view.y = into(view.y, view.height / square, area.rows, y);
  },

  draw(view) {
    for (const layer of view.layers) {
      this.paint(view, layer);
    }
  },

  paint(view, layer) {
    const { area, height } = view;
    const square = this.square(view);
    const context = layer.canvas.getContext("2d", { willReadFrequently: true }); // by the processor
    const image = context.createImageData(this.width, height);
    const isFirst = layer === view.layers[0];
    const border = isFirst ? view.swipe * Math.min(this.width, area.columns * square) : this.width;
    for (let py = 0; py < height; py++) {
      const y = Math.floor(view.y + py / square);
      for (let px = 0; px < this.width && y < area.rows; px++) {
        const x = Math.floor(view.x + px / square);
        if (x < area.columns) {
          const values = px < border ? layer.values : area.theirs;
          const value = values[y * area.columns + x];
          const color = Number.isFinite(value) ? layer.color(value) : this.hatch(value, px, py);
          const dot = 4 * (py * this.width + px);
          [image.data[dot], image.data[dot + 1], image.data[dot + 2]] = color;
          image.data[dot + 3] = 255;
        }
      }
    }
    context.putImageData(image, 0, 0);
    context.strokeStyle = this.mark;
    if (border > 0 && border < Math.min(this.width, area.columns * square)) {
      context.strokeRect(border, -1, 0, height + 2);
    }
    const x = ((view.cross % area.columns) - view.x) * square;
    const y = (Math.floor(view.cross / area.columns) - view.y) * square;
    const least = Math.max(square, 5);
    const off = (least - square) / 2;
    context.lineWidth = 1.5;
    context.strokeRect(x - off, y - off, least, least);
    context.globalAlpha = 0.5;
    context.strokeRect(-1, y + square / 2, this.width + 2, 0);
    context.strokeRect(x + square / 2, -1, 0, height + 2);
    context.globalAlpha = 1;
  },

  grey(value, [low, high]) {
    const level = low === high ? 128 : Math.round(((value - low) / (high - low)) * 255);
    return [level, level, level];
  },

  /** White at 0, blue below and orange above, the darker the larger. */
  diverging(value, most) {
    if (value === 0 || most === 0) {
      return [255, 255, 255];
    }
    const stops = value < 0 ? this.below : this.above;
    const share = (Math.abs(value) / most) * 2;
    const from = share < 1 ? 0 : 1;
    return stops[from].map((c, i) => Math.round(c + (stops[from + 1][i] - c) * (share - from)));
  },

  /** NaN is crossed, infinities are hatched: rising for the positive one. */
  hatch(value, x, y) {
    const rises = (x + y) % 6 < 2;
    const falls = (x - y + 6000) % 6 < 2;
    const dark = Number.isNaN(value) ? rises || falls : value > 0 ? rises : falls;
    return this.hatches[dark ? 1 : 0];
  },
};
