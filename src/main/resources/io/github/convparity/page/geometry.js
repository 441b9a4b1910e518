// The shape rule of Conv2d, and what an element of the output reads.
const geometry = {
  /** Both axes of a result's setting; null where it has no output. */
  axes(row) {
    const c = rows.column;
    const axes = ["h", "w"].map((axis) => {
      const kernel = c["k" + axis][row];
      const dilation = c["d" + axis][row];
      const all = c.pad[row] === 1 ? dilation * (kernel - 1) : 0;
      const given = c.pad[row] === 0 ? c["p" + axis][row] : 0;
      const before = c.pad[row] === 1 ? Math.floor(all / 2) : given;
      const after = c.pad[row] === 1 ? all - before : given;
      const size = c[axis][row];
      const stride = c["s" + axis][row];
      const room = size + before + after - dilation * (kernel - 1) - 1;
      const out = Math.floor(room / stride) + 1;
      return { size, before, after, dilation, kernel, stride, out, dropped: room % stride };
    });
    const legal = axes.every((a) => a.stride > 0 && a.dilation > 0 && a.kernel > 0 && a.out >= 0);
    return legal ? axes : null;
  },

  /** The formula of one axis with its numbers. */
  formula(a) {
    return (
      `floor((${a.size} + ${a.before} + ${a.after} - ${a.dilation} * (${a.kernel} - 1) - 1)` +
      ` / ${a.stride}) + 1 = ${a.out}`
    );
  },

  /** The input row or column that a tap reads; null for a zero of the padding. */
  source(a, out, tap, mode) {
    const position = out * a.stride + tap * a.dilation - a.before;
    if (position >= 0 && position < a.size) {
      return position;
    }
    switch (mode) {
      case "reflect":
        return position < 0 ? -position : 2 * (a.size - 1) - position;
      case "replicate":
        return position < 0 ? 0 : a.size - 1;
      case "circular":
        return ((position % a.size) + a.size) % a.size;
      default:
        return null;
    }
  },

  /** All taps of one axis, in words. */
  reads(a, out, mode) {
    const taps = Array.from({ length: a.kernel }, (_, k) => this.source(a, out, k, mode));
    return taps.map((tap) => (tap === null ? "padding" : String(tap)));
  },

  /** The first and the last input channel that an output channel reads. */
  channels(row, channel) {
    const c = rows.column;
    const groups = Math.max(1, c.g[row]);
    const each = Math.floor(c.c[row] / groups);
    const group = Math.floor(channel / Math.max(1, Math.floor(c.o[row] / groups)));
    return [group * each, group * each + each - 1];
  },
};
