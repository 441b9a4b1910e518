// Numbers as text.
const numbers = {
  /** Few digits, for tables. */
  short(value) {
    if (Number.isNaN(value)) {
      return "";
    }
    if (!Number.isFinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
      return value.toExponential(1);
    }
    const rounded = Number(value.toPrecision(3));
    if (rounded === 1 && value !== 1) {
      return value < 1 ? "<1" : ">1"; // on which side of the bound it is matters most
    }
    return String(rounded);
  },

  /** The shortest decimal that reads back as the same value of its data type. */
  exact(value, dtype) {
    if (Object.is(value, -0)) {
      return "-0";
    }
    for (let digits = 1; dtype !== "float64" && digits < 10; digits++) {
      const text = String(Number(value.toPrecision(digits)));
      if (Math.fround(Number(text)) === value) {
        return text;
      }
    }
    return String(value);
  },

  /** The bits of a value in its data type; 16-bit types are shown as the float32 that they are. */
  hex(value, dtype) {
    const view = new DataView(new ArrayBuffer(8));
    if (dtype === "float64") {
      view.setFloat64(0, value);
      return "0x" + view.getBigUint64(0).toString(16).padStart(16, "0");
    }
    view.setFloat32(0, value);
    return "0x" + view.getUint32(0).toString(16).padStart(8, "0");
  },

  count(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  },
};
