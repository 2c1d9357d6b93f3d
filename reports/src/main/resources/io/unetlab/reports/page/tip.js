// What is known about a variant, beside the pointer or the focused mark.
const tip = (() => {
  const MOST_NAMED = 8;
  let box = null;

  const heading = (variant) => {
    const rank = study.rank(variant);
    const said = [study.standing(variant)];
    if (rank > 0) said.push(`rank ${rank}`);
    if (study.isFront(variant)) said.push("on the front");
    if (unetlab.state.pins.includes(variant)) said.push("pinned");
    return `${study.tag(variant)}: ${said.join(", ")}`;
  };

  const values = (variant) =>
    study.metrics.map((metric, m) => {
      const known = study.value(m, variant);
      const change = study.isBase(variant) ? "" : study.change(m, study.value(m, study.base), known);
      return [metric.title, study.cell(m, variant), change];
    });

  const choices = (variant) => study.differences(variant).map((it) => `${it.factor.title}: ${it.to.title}`);

  const others = (variant, variants) => {
    const rest = variants.filter((it) => it !== variant).map(study.tag);
    if (rest.length === 0) return "";
    const named = rest.slice(0, MOST_NAMED).join(", ");
    const more = rest.length > MOST_NAMED ? ` and ${rest.length - MOST_NAMED} more` : "";
    return `${variants.length} networks here: also ${named}${more}`;
  };

  const same = (variant) => {
    const number = study.sameAs(variant);
    return number === undefined ? [] : [`the same network as ${number === 0 ? "the base" : `#${number}`}`];
  };

  const line = (text, className = "") => ui.element("p", { className }, text);

  const content = (variant, variants) => {
    const rows = values(variant).map(([title, value, change]) =>
      ui.element("tr", {}, ...[title, value, change].map((it) => ui.element("td", {}, it))),
    );
    return [
      ui.element("strong", {}, heading(variant)),
      ui.element("table", {}, ui.element("tbody", {}, ...rows)),
      ...choices(variant).map((it) => line(it)),
      ...[...same(variant), ...study.reasons(variant)].map((it) => line(it, "why")),
      line(others(variant, variants), "others"),
    ];
  };

  // Within the window, on the side of the place that has room.
  const place = (x, y) => {
    const { width, height } = box.getBoundingClientRect();
    const left = x + 16 + width > window.innerWidth ? x - 16 - width : x + 16;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${Math.max(8, Math.min(y - 16, window.innerHeight - height - 8))}px`;
  };

  const show = (variants, x, y) => {
    if (box === null) {
      box = ui.element("div", { className: "tip", role: "tooltip" });
      document.querySelector("main").append(box);
    }
    box.replaceChildren(...content(marks.first(variants), variants));
    box.hidden = false;
    place(x, y);
  };

  const hide = () => {
    if (box !== null) box.hidden = true;
  };

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // The same as one sentence, for a screen reader.
  const sentence = (variants) => {
    const variant = marks.first(variants);
    const known = values(variant).map(([title, value]) => `${title} ${value}`);
    const all = [heading(variant), known.join(", "), ...choices(variant), ...study.reasons(variant), others(variant, variants)];
    return `${all.filter((it) => it !== "").join(". ")}.`;
  };

  return { show, hide, sentence };
})();
