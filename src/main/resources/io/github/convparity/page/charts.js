// A histogram of distances from the exact value, and the distances over the number of products.
const charts = {
  plots: [],
  top: 1e6, // times the bound; what is further off, infinities too, is drawn there

  show(shown) {
    this.plots.forEach((plot) => plot.destroy());
    this.plots = [];
    const host = dom.byId("charts");
    dom.fill(host);
    this.histogram(shown, host);
    this.scatter(shown, host);
  },

  colors() {
    const names = ["text", "grid", "ours", "theirs", "fail"];
    return Object.fromEntries(names.map((name) => [name, dom.color("--" + name)]));
  },

  figure(host, title, caption) {
    const place = dom.el("div", { role: "img", "aria-label": `${title}. ${caption}` });
    const figure = dom.el(
      "figure",
      {},
      dom.el("figcaption", {}, dom.el("strong", {}, title), dom.el("br"), caption),
      place,
    );
    host.append(figure);
    return place;
  },

  axis(label, colors) {
    return {
      label,
      labelSize: 20,
      font: "12px system-ui",
      labelFont: "12px system-ui",
      stroke: colors.text,
      grid: { stroke: colors.grid, width: 1 },
      ticks: { stroke: colors.grid, width: 1 },
    };
  },

  plot(place, options, data) {
    const width = Math.max(280, Math.min(620, place.clientWidth || 280));
    const usual = {
      width,
      height: 260,
      legend: { show: false },
      cursor: { show: false },
      select: { show: false },
    };
    this.plots.push(new uPlot({ ...usual, ...options }, data, place));
  },

  /** Quarters of a power of ten, from 1e-4 to 1e3; what is outside counts at the ends. */
  histogram(shown, host) {
    const first = -16;
    const last = 12;
    const bins = Array.from({ length: last - first + 1 }, (_, i) => (first + i) / 4);
    const counted = { bound: bins.map(() => 0), reference: bins.map(() => 0) };
    const zeros = { bound: 0, reference: 0 };
    for (const side of ["bound", "reference"]) {
      const values = rows.column[side];
      for (const row of shown) {
        const value = values[row];
        if (value === 0) {
          zeros[side]++;
        } else if (value > 0) {
          const bin = Math.floor(Math.log10(value) * 4);
          counted[side][Math.max(first, Math.min(last, bin)) - first]++;
        }
      }
    }
    const place = this.figure(
      host,
      "Distance from the exact value",
      "As a share of the bound; 1 is the bound itself. Filled: candidates; dashed line: PyTorch. " +
        `Exact to the last digit: ${numbers.count(zeros.bound)} of candidates, ` +
        `${numbers.count(zeros.reference)} of PyTorch.`,
    );
    const colors = this.colors();
    const power = (value) => (Number.isInteger(value) ? "1e" + value : "");
    this.plot(
      place,
      {
        scales: { x: { time: false, range: [first / 4, (last + 1) / 4] } },
        axes: [
          {
            ...this.axis("share of the bound", colors),
            values: (plot, splits) => splits.map(power),
            incrs: [1, 2],
          },
          this.axis("results", colors),
        ],
        series: [
          {},
          {
            stroke: colors.ours,
            fill: colors.ours,
            paths: uPlot.paths.bars({ size: [0.9], align: 1 }),
            points: { show: false },
          },
          {
            stroke: colors.theirs,
            width: 2,
            dash: [6, 3],
            paths: uPlot.paths.stepped({ align: 1 }),
            points: { show: false },
          },
        ],
        hooks: { draw: [(plot) => this.boundary(plot, 0, colors)] },
      },
      [bins, counted.bound, counted.reference],
    );
  },

  /** An upright line where the bound is. */
  boundary(plot, x, colors) {
    const at = plot.valToPos(x, "x", true);
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colors.fail;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  },

  /** The most products that an element of a result adds up. */
  products(row) {
    const c = rows.column;
    const channels = Math.floor(c.c[row] / Math.max(1, c.g[row]));
    return channels * c.kh[row] * c.kw[row] + c.bias[row];
  },

  /** One point for each small area, and a failing one where there is any. */
  points(shown) {
    const areas = new Map();
    for (const row of shown) {
      const n = this.products(row);
      const error = rows.column.bound[row] * n;
      if (!(error > 0) || n < 1) {
        continue;
      }
      const capped = Math.min(error, this.top * n);
      const fails = rows.verdict(row).kind === "fails";
      const key = Math.round(Math.log2(n) * 12) * 4096 + Math.round(Math.log10(capped) * 25);
      const known = areas.get(key);
      if (!known || (fails && !known.fails)) {
        areas.set(key, { n, error: capped, fails });
      }
    }
    return [...areas.values()].sort((a, b) => a.n - b.n);
  },

  scatter(shown, host) {
    const points = this.points(shown);
    const place = this.figure(
      host,
      "Products against error",
      "The candidates’ largest error in units of u Σ|x·w| (share of the bound times products n). " +
        "Crosses fail, dots pass; infinite errors stand at the top. Solid line: n, the bound; " +
        "dashed: √n, where errors usually end.",
    );
    if (points.length === 0) {
      dom.fill(place, dom.el("p", {}, "No error to be shown."));
      return;
    }
    const colors = this.colors();
    const most = points[points.length - 1].n;
    const xs = [...new Set([1, ...points.map((point) => point.n), most * 2])].sort((a, b) => a - b);
    const errors = points.map((point) => point.error);
    const least = Math.min(0.1, ...errors) / 2;
    const line = { points: { show: false }, stroke: colors.text, width: 1 };
    this.plot(
      place,
      {
        scales: {
          x: { time: false, distr: 3, range: [1, most * 2] },
          y: { distr: 3, range: [least, Math.max(most * 2, ...errors) * 2] },
        },
        axes: [this.axis("products n", colors), { ...this.axis("error", colors), size: 64 }].map(
          (axis) => ({
            ...axis,
            splits: this.powers,
            filter: (plot, splits) => splits,
            values: this.powerNames,
          }),
        ),
        series: [{}, line, { ...line, dash: [6, 3] }],
        hooks: { draw: [(plot) => this.marks(plot, points, colors)] },
      },
      [xs, xs, xs.map(Math.sqrt)],
    );
  },

  /** Powers of ten, not more than seven. */
  powers(plot, axis, least, most) {
    const first = Math.ceil(Math.log10(least) - 1e-9);
    const last = Math.floor(Math.log10(most) + 1e-9);
    const step = Math.max(1, Math.ceil((last - first) / 6));
    const found = [];
    for (let power = first; power <= last; power += step) {
      found.push(10 ** power);
    }
    return found;
  },

  powerNames(plot, splits) {
    return splits.map((value) => numbers.short(Number(value.toPrecision(3))));
  },

  marks(plot, points, colors) {
    const { ctx } = plot;
    const size = 3 * devicePixelRatio;
    ctx.save();
    ctx.setLineDash([]);
    for (const point of points) {
      const x = plot.valToPos(point.n, "x", true);
      const y = plot.valToPos(point.error, "y", true);
      ctx.beginPath();
      if (point.fails) {
        ctx.strokeStyle = colors.fail;
        ctx.lineWidth = 1.5 * devicePixelRatio;
        ctx.moveTo(x - size, y - size);
        ctx.lineTo(x + size, y + size);
        ctx.moveTo(x - size, y + size);
        ctx.lineTo(x + size, y - size);
        ctx.stroke();
      } else {
        ctx.fillStyle = colors.ours;
        ctx.arc(x, y, size / 1.5, 0, 2 * Math.PI);
        ctx.fill();
      }
    }
    ctx.restore();
  },
};
