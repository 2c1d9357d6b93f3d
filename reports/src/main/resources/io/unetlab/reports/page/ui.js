// Small controls that several views share. All text is set as text, never as markup.
const ui = (() => {
  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made && key !== "style") made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  // A labelled choice; `options` are [value, text] pairs, and `chosen` is called with a value's text.
  const select = (label, options, value, chosen) => {
    const list = element("select", {}, ...options.map(([key, text]) => element("option", { value: key }, text)));
    list.value = value;
    list.addEventListener("change", () => chosen(list.value));
    return element("label", { className: "control" }, `${label} `, list);
  };

  // A name's parts, with places to break the line after its underscores.
  const breakable = (name) =>
    name.split(/(?<=_)/).flatMap((part, i) => (i === 0 ? [part] : [element("wbr"), part]));

  const share = (ratio) => (ratio < 0.0005 ? "0 %" : `${(100 * ratio).toFixed(1)} %`);

  // Behind a value: blue for less or better, ochre for more or worse, the stronger the further from nothing.
  const wash = (ratio, most) => {
    const strength = most > 0 ? Math.min(1, Math.abs(ratio) / most) : 0;
    const color = unetlab.color(ratio < 0 ? "front" : "violates");
    return strength < 0.01 ? "" : `background: color-mix(in srgb, ${color} ${Math.round(8 + 40 * strength)}%, transparent)`;
  };

  const heading = (text) => element("h3", {}, text);

  return { element, select, breakable, share, wash, heading };
})();
