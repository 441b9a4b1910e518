// The results: a typed array for each property, a place in it for each result.
const rows = {
  count: 0,
  meta: null,
  column: {},
  measures: ["ulp", "bound", "reference", "abs"],
  details: new Map(),

  async load() {
    this.meta = JSON.parse(new TextDecoder().decode(await this.unpacked("data-meta")));
    this.count = this.meta.rows;
    const [columns, exact] = await Promise.all([
      this.unpacked("data-columns"),
      this.unpacked("data-measures"),
    ]);
    for (const described of this.meta.columns) {
      this.column[described.name] = this.typed(described, columns);
    }
    this.measures.forEach((name, i) => {
      this.column[name] = this.floats(this.column["m" + i]);
    });
    this.patch(exact);
  },

  /** What is told of the worst results; read when it is first asked for. */
  async loadDetails() {
    const told = JSON.parse(new TextDecoder().decode(await this.unpacked("data-details")));
    told.forEach((one) => this.details.set(one.row, one));
  },

  async unpacked(id) {
    const text = dom.byId(id).content.textContent;
    const bytes = this.fromBase64(text);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    dom.byId(id).remove();
    return new Response(stream).arrayBuffer();
  },

  fromBase64(text) {
    if (Uint8Array.fromBase64) {
      return Uint8Array.fromBase64(text);
    }
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = binary.charCodeAt(i);
    }
    return bytes;
  },

  typed(described, buffer) {
    if (described.constant !== undefined) {
      return new Int32Array(this.count).fill(described.constant);
    }
    const type = { 1: Int8Array, 2: Int16Array, 4: Int32Array }[described.width];
    return new type(buffer, described.at, this.count);
  },

  /** Numbers of 16 bits as the floats that they are the upper half of. */
  floats(halves) {
    const bits = new Uint32Array(this.count);
    for (let i = 0; i < bits.length; i++) {
      bits[i] = halves[i] << 16;
    }
    return new Float32Array(bits.buffer);
  },

  /** The measures of the worst results, in 32 bits. */
  patch(buffer) {
    const width = 1 + this.measures.length;
    const places = new Int32Array(buffer);
    const values = new Float32Array(buffer);
    for (let i = 0; i < places.length; i += width) {
      this.measures.forEach((name, m) => {
        this.column[name][places[i]] = values[i + 1 + m];
      });
    }
  },

  word(name, row) {
    return this.meta.words[name][this.column[name][row]];
  },

  verdict(row) {
    return this.meta.verdicts[this.column.verdict[row]];
  },

  /** The larger of the two sides' distances over the bound; NaN where there is none. */
  ratio(row) {
    const ours = this.column.bound[row];
    const theirs = this.column.reference[row];
    return ours >= theirs || Number.isNaN(theirs) ? ours : theirs;
  },

  integer(value) {
    return value < 0 ? "m" + -value : String(value);
  },

  pair(h, w) {
    return h === w ? this.integer(h) : `${this.integer(h)}x${this.integer(w)}`;
  },

  pairOf(name, row) {
    return this.pair(this.column[name + "h"][row], this.column[name + "w"][row]);
  },

  padding(row) {
    const kind = this.column.pad[row];
    return kind === 1 ? "same" : kind === 2 ? "valid" : this.pairOf("p", row);
  },

  dims(row) {
    const c = this.column;
    const dims = [c.ch[row], c.h[row], c.w[row]];
    return c.n[row] < 0 ? dims : [c.n[row], ...dims];
  },

  seed(row) {
    return (BigInt(this.column.seedHigh[row]) << 32n) | BigInt(this.column.seedLow[row] >>> 0);
  },

  /** The case's id, put together as the program does it. */
  id(row) {
    const c = this.column;
    let id = `i${this.dims(row).join("x")}_o${c.o[row]}`;
    if (c.c[row] !== c.ch[row]) {
      id += `_c${c.c[row]}`;
    }
    id += "_k" + this.pairOf("k", row);
    const unless = (part, text, usual) => (text === usual ? "" : part + text);
    id += unless("_s", this.pairOf("s", row), "1");
    id += unless("_p", this.padding(row), "0");
    id += unless("_d", this.pairOf("d", row), "1");
    id += unless("_g", this.integer(c.g[row]), "1");
    id += c.bias[row] ? "" : "_nobias";
    id += unless("_", this.word("mode", row), "zeros");
    const dtype = this.word("dtype", row).replace("bfloat", "bf").replace("float", "f");
    id += unless("_", dtype, "f32");
    id += unless("_x-", this.word("fill", row), "uniform");
    if (c.seedHigh[row] !== 0 || c.seedLow[row] !== 0) {
      id += "_r" + this.integer(this.seed(row));
    }
    if (c.hashed[row]) {
      id += "_h" + (c.hash[row] >>> 0).toString(16).padStart(8, "0");
    }
    return id + (c.grad[row] ? "_grad" : "");
  },

  /**
   * The rows in the order of keys of 32 bits, those of one key in the order of the results: sorted
   * by the lowest 11 bits, then the next, then the highest.
   */
  ordered(keys, descending) {
    let order = new Uint32Array(this.count);
    let next = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      order[i] = i;
    }
    const turned = descending ? 0xffffffff : 0;
    for (const shift of [0, 11, 22]) {
      const starts = new Uint32Array(2049);
      for (let i = 0; i < this.count; i++) {
        starts[(((keys[i] ^ turned) >>> shift) & 2047) + 1]++;
      }
      for (let digit = 0; digit < 2048; digit++) {
        starts[digit + 1] += starts[digit];
      }
      for (let i = 0; i < this.count; i++) {
        const row = order[i];
        next[starts[((keys[row] ^ turned) >>> shift) & 2047]++] = row;
      }
      [order, next] = [next, order];
    }
    return order;
  },

  /** The verdicts' order, then the largest distance over the bound. */
  worstKeys() {
    const keys = new Uint32Array(this.count);
    const ratios = new Float32Array(1);
    const bits = new Uint32Array(ratios.buffer);
    for (let i = 0; i < this.count; i++) {
      const ratio = this.ratio(i);
      ratios[0] = ratio > 0 ? ratio : 0;
      keys[i] = (this.column.verdict[i] << 28) | (0xfffffff - (bits[0] >>> 3));
    }
    return keys;
  },
};
