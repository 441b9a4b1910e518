// Elements. Text only ever becomes a text node: nothing is parsed as HTML.
const dom = {
  byId(id) {
    return document.getElementById(id);
  },

  /** An element with attributes (functions are listeners) and children (texts or elements). */
  el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") {
        element.addEventListener(key, value);
      } else if (value !== undefined && value !== null) {
        element.setAttribute(key, value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  },

  fill(parent, ...children) {
    parent.replaceChildren(...children);
  },

  /** The colour that a variable of the style has now. */
  color(variable) {
    const probe = dom.el("span");
    probe.style.color = `var(${variable})`;
    document.body.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  },
};
