// The search language: that of --filter, and tokens of results.
const filter = {
  words: ["bias", "mode", "dtype", "fill", "suite", "verdict", "candidate", "cause", "flag"],
  settings: ["i", "o", "c", "k", "s", "p", "d", "g", "r"],
  measured: ["ulp", "bound"],

  keys() {
    return [...this.settings, ...this.words, ...this.measured];
  },

  /** The tokens of a text; throws an Error that says what a token must be. */
  parse(text) {
    return text
      .trim()
      .split(/\s+/)
      .filter((token) => token)
      .map((token) => this.token(token));
  },

  token(token) {
    const match = /^(!?)([a-z]+):([<>]?)(.+)$/.exec(token);
    if (!match && !token.includes(":")) {
      const part = token.replace(/^!/, "").toLowerCase();
      return { text: token, key: "", holds: this.turned(token[0] === "!", this.idHas(part)) };
    }
    if (!match || !this.keys().includes(match[2])) {
      throw new Error(`${token} must be KEY:VALUE, where KEY is one of ${this.keys().join(", ")}`);
    }
    const [, not, key, relation, value] = match;
    return { text: token, key, holds: this.turned(not, this.condition(token, key, relation, value)) };
  },

  /** A token has no spaces; those of a name are written as _. */
  tokenOf(key, value) {
    return `${key}:${value.replace(/\s+/g, "_")}`;
  },

  turned(not, holds) {
    return not ? (row) => !holds(row) : holds;
  },

  idHas(part) {
    return (row) => rows.id(row).includes(part);
  },

  condition(token, key, relation, value) {
    const named = key === "p" && (value === "same" || value === "valid");
    if (this.words.includes(key) || named) {
      if (relation && !["suite", "candidate", "cause"].includes(key)) {
        throw new Error(`${token} must not compare a name with < or >`);
      }
      return named ? this.padding(value) : this.word(token, key, relation + value);
    }
    return this.measured.includes(key)
      ? this.measure(token, key, relation, value)
      : this.numbers(token, key, relation, value);
  },

  padding(value) {
    const kind = value === "same" ? 1 : 2;
    return (row) => rows.column.pad[row] === kind;
  },

  /** Words are compared once with each of the few that occur, not with every row. */
  word(token, key, value) {
    const wanted = value.toLowerCase();
    if (key === "bias") {
      return this.oneOf(token, "bias", ["false", "true"], (word) => word === wanted);
    }
    if (key === "flag") {
      const bit = rows.meta.words.flag.findIndex((name) => name.toLowerCase() === wanted);
      if (bit < 0) {
        throw new Error(`${token} must name one of ${rows.meta.words.flag.join(", ")}`);
      }
      return (row) => ((rows.column.flags[row] >> bit) & 1) === 1;
    }
    if (key === "verdict") {
      const names = rows.meta.verdicts.map((verdict) => verdict.name);
      return this.oneOf(token, key, names, (name, i) => this.isVerdict(i, wanted));
    }
    const known = rows.meta.words[key];
    if (key === "cause") {
      const causes = (word) => (word ? word.split(" ") : ["none"]);
      return this.anyOf("cause", known.map((word) => causes(word).includes(value)));
    }
    const alias = (word) => word.replace("bfloat", "bf").replace("float", "f");
    const same = (word) =>
      word.replace(/\s+/g, "_") === value ||
      (key === "dtype" && alias(word) === value) ||
      (key === "fill" && word === value.replace(":", "-"));
    const closed = key === "mode" || key === "dtype";
    return closed ? this.oneOf(token, key, known, same) : this.anyOf(key, known.map(same));
  },

  isVerdict(i, wanted) {
    const verdict = rows.meta.verdicts[i];
    const spelt = [verdict.name, verdict.words, verdict.words.replaceAll(" ", "-")];
    return (
      spelt.some((name) => name.toLowerCase() === wanted) ||
      (wanted === "fail" && verdict.kind === "fails") ||
      (wanted === "pass" && verdict.kind === "passes")
    );
  },

  /** Of a closed list, so that a misspelt word does not just find nothing. */
  oneOf(token, key, names, same) {
    const matching = names.map(same);
    if (!matching.includes(true)) {
      throw new Error(`${token} must name one of ${names.join(", ")}`);
    }
    return this.anyOf(key, matching);
  },

  anyOf(key, matching) {
    const column = rows.column[key];
    return (row) => matching[column[row]] === true;
  },

  measure(token, key, relation, value) {
    const wanted = Number(value);
    if (Number.isNaN(wanted)) {
      throw new Error(`${token} must give a number like 4 or 0.5`);
    }
    const found = key === "ulp" ? (row) => rows.column.ulp[row] : (row) => rows.ratio(row);
    if (relation === ">") {
      return (row) => found(row) > wanted;
    }
    return relation === "<" ? (row) => found(row) < wanted : (row) => found(row) === wanted;
  },

  numbers(token, key, relation, value) {
    if (!/^(-|m)?\d+(x(-|m)?\d+)*$/.test(value)) {
      throw new Error(`${token} must give a number like 3 or 3x5`);
    }
    if (key === "r") {
      return this.seed(relation, BigInt(value.replaceAll("m", "-")));
    }
    const wanted = value.replaceAll("m", "-").split("x").map(Number);
    const found = this.components(key);
    const n = wanted[0];
    if (relation) {
      if (wanted.length !== 1) {
        throw new Error(`${token} must compare with one number`);
      }
      const beyond = relation === ">" ? (x) => x > n : (x) => x < n;
      return (row) => found(row).some(beyond);
    }
    if (wanted.length === 1 && ["k", "s", "d"].includes(key)) {
      const h = rows.column[key + "h"];
      const w = rows.column[key + "w"];
      return (row) => h[row] === n && w[row] === n;
    }
    return (row) => this.equal(found(row), wanted);
  },

  seed(relation, wanted) {
    if (relation === ">") {
      return (row) => rows.seed(row) > wanted;
    }
    return relation === "<" ? (row) => rows.seed(row) < wanted : (row) => rows.seed(row) === wanted;
  },

  components(key) {
    const c = rows.column;
    switch (key) {
      case "i":
        return (row) => rows.dims(row);
      case "p":
        return (row) => (c.pad[row] === 0 ? [c.ph[row], c.pw[row]] : []);
      case "o":
      case "c":
      case "g":
        return (row) => [c[key][row]];
      default:
        return (row) => [c[key + "h"][row], c[key + "w"][row]];
    }
  },

  equal(found, wanted) {
    if (wanted.length === 1 && found.length === 2) {
      return found[0] === wanted[0] && found[1] === wanted[0];
    }
    return found.length === wanted.length && found.every((x, i) => x === wanted[i]);
  },

  /** A text without the tokens of some keys, and with others behind it. */
  replaced(text, keys, tokens) {
    const kept = text.split(/\s+/).filter((token) => {
      const key = /^!?([a-z]+):/.exec(token);
      return token && !(key && keys.includes(key[1]));
    });
    return [...kept, ...tokens].join(" ");
  },
};
