// Which variants are shown: those with one of the ticked options, in every factor where any is ticked.
const optionFilter = (() => {
  const standing = {
    title: "Standing",
    options: study.standings.map((it, i) => ({ name: it, title: it, code: i })),
    codes: study.variants.standing,
  };
  const used = new Set(standing.codes);
  standing.options = standing.options.filter((it) => used.has(it.code));
  const groups = [
    standing,
    ...study.factors.map((factor, f) => ({
      title: factor.title,
      options: factor.options.map((it, i) => ({ ...it, code: i })),
      codes: study.variants.choices[f],
    })),
  ];
  const ticked = groups.map(() => new Set());

  const apply = () => {
    const active = groups.map((group, g) => [group.codes, ticked[g]]).filter(([, codes]) => codes.size > 0);
    unetlab.filter("options", active.length === 0 ? null : (it) => active.every(([codes, some]) => some.has(codes[it])));
  };

  const toggle = (g, code, on) => {
    if (on) ticked[g].add(code);
    else ticked[g].delete(code);
    apply();
  };

  const clear = () => {
    ticked.forEach((it) => it.clear());
    apply();
  };

  const count = () => d3.sum(study.all, (it) => (unetlab.passes(it) ? 1 : 0));

  const chip = (g, option) => {
    const box = ui.element("input", { type: "checkbox" });
    box.addEventListener("change", () => toggle(g, option.code, box.checked));
    unetlab.on("filter", `chip-${(chip.made = (chip.made ?? 0) + 1)}`, () => (box.checked = ticked[g].has(option.code)));
    const title = option.title === option.name ? [] : [ui.element("span", { className: "title" }, option.title)];
    return ui.element("label", { className: "chip" }, box, option.name, ...title);
  };

  // The controls; several places may show them, and all tick the same boxes.
  const controls = (name) => {
    const told = ui.element("output", {});
    const reset = ui.element("button", { type: "button" }, "Show all");
    reset.addEventListener("click", clear);
    const tell = () => {
      told.textContent = `${d3.format(",")(count())} of ${d3.format(",")(study.count)} variants pass`;
      reset.disabled = ticked.every((it) => it.size === 0);
    };
    unetlab.on("filter", `count-${name}`, tell);
    tell();
    const sets = groups.map((group, g) =>
      ui.element(
        "fieldset",
        {},
        ui.element("legend", {}, group.title),
        ...group.options.map((it) => chip(g, it)),
      ),
    );
    return ui.element(
      "details",
      { className: "filters" },
      ui.element("summary", {}, "Filter by option ", told),
      ui.element("p", { className: "note hint" }, "Tick options to show only their variants."),
      ui.element("div", { className: "sets" }, ...sets),
      reset,
    );
  };

  return { controls };
})();
