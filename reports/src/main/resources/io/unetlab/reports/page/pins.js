// The pinned variants side by side, against the base and the choice, and how to have them as files.
unetlab.view("pins", (host) => {
  const opened = new Set(); // variants whose file is shown

  const columns = () => {
    const fixed = study.choice === null ? [study.base] : [study.base, study.choice];
    return [...new Set([...fixed, ...unetlab.state.pins])];
  };

  const name = (variant) => (study.isChoice(variant) ? `choice ${study.tag(variant)}` : study.tag(variant));

  const head = (variant) => {
    const made = ui.element("th", { scope: "col" }, name(variant));
    if (unetlab.state.pins.includes(variant)) {
      const remove = ui.element("button", { type: "button", "aria-label": `unpin ${study.tag(variant)}` }, "\u00d7");
      remove.addEventListener("click", () => unetlab.pin(variant));
      made.append(" ", remove);
    }
    return made;
  };

  const against = (m, variant, other, word) => {
    const change = variant === other ? "" : study.change(m, study.value(m, other), study.value(m, variant));
    return change === "" ? [] : [ui.element("small", {}, `${change} ${word}`)];
  };

  const value = (m, variant) => {
    const toBase = against(m, variant, study.base, "to base");
    const toChoice = study.choice === null || study.isBase(variant) ? [] : against(m, variant, study.choice, "to choice");
    return ui.element("td", {}, study.cell(m, variant), ...toBase, ...toChoice);
  };

  const standing = (variant) =>
    ui.element("td", {}, study.standing(variant), ...study.reasons(variant).map((it) => ui.element("small", {}, it)));

  const row = (title, cells) => ui.element("tr", {}, ui.element("th", { scope: "row" }, title), ...cells);

  const options = (shown) =>
    study.factors
      .map((factor, f) => ({ title: factor.title, chosen: shown.map((it) => study.option(f, it)) }))
      .filter((it) => everything.checked || new Set(it.chosen).size > 1)
      .map((it) =>
        row(
          it.title,
          it.chosen.map((option) =>
            ui.element("td", { className: option === it.chosen[0] ? "same" : "differs" }, option.title, ui.element("small", {}, option.name)),
          ),
        ),
      );

  const table = (shown) =>
    ui.element(
      "table",
      { className: "pins" },
      ui.element("thead", {}, ui.element("tr", {}, ui.element("td", {}), ...shown.map(head))),
      ui.element(
        "tbody",
        {},
        row("standing", shown.map(standing)),
        ...study.metrics.map((it, m) => row(it.title, shown.map((variant) => value(m, variant)))),
        ...options(shown),
      ),
    );

  const file = (variant) => {
    const yaml = variantFile.yaml(variant);
    const command = variantFile.command(variant);
    const short = [
      ui.element("p", {}, "In the study's directory, this is the same network:"),
      ui.element("pre", { tabIndex: 0 }, yaml),
      copying.button("Copy YAML", () => yaml),
    ];
    const made = ui.element(
      "details",
      { open: opened.has(variant) },
      ui.element("summary", {}, `${name(variant)} as a file`),
      ...(study.base_file === null ? [] : short),
      ui.element("p", {}, "Every key of it, from the report's directory: ", ui.element("code", {}, command)),
      copying.button("Copy command", () => command),
    );
    made.addEventListener("toggle", () => (made.open ? opened.add(variant) : opened.delete(variant)));
    return made;
  };

  const markdown = () => {
    const shown = columns();
    const text = (m, variant) => {
      const change = study.isBase(variant) ? "" : study.change(m, study.value(m, study.base), study.value(m, variant));
      return study.cell(m, variant) + (change === "" ? "" : ` (${change})`);
    };
    const metrics = study.metrics.map((it, m) => [it.title, ...shown.map((variant) => text(m, variant))]);
    const choices = study.factors
      .map((factor, f) => [factor.title, ...shown.map((v) => study.option(f, v).title)])
      .filter(([, ...texts]) => new Set(texts).size > 1);
    return copying.markdown([["", ...shown.map(name)], ...metrics, ...choices], ["", ...shown].map((_, i) => i > 0));
  };

  const everything = ui.element("input", { type: "checkbox" });
  everything.addEventListener("change", () => draw());
  const clear = ui.element("button", { type: "button" }, "Unpin all");
  clear.addEventListener("click", () => unetlab.set("pins", []));
  const told = ui.element("p", {});
  const stage = ui.element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "pinned variants" });
  const files = ui.element("div", {});

  const draw = () => {
    const shown = columns();
    const pinned = unetlab.state.pins.length;
    told.className = pinned === 0 ? "hint" : "";
    told.textContent =
      pinned === 0
        ? "Pin variants in the map, in the table or by their numbers in the text, to compare them here."
        : `${pinned} pinned; the page's address names them.`;
    clear.disabled = pinned === 0;
    stage.replaceChildren(table(shown));
    files.replaceChildren(...shown.filter((it) => !study.isBase(it)).map(file));
  };

  host.append(
    ui.element("h3", {}, "Side by side"),
    told,
    ui.element(
      "div",
      { className: "controls" },
      ui.element("label", { className: "control" }, everything, "options that are the same too"),
      copying.button("Copy as Markdown", markdown),
      copying.button("Copy link", () => location.href),
      clear,
    ),
    stage,
    files,
  );
  unetlab.on("pins", "pins", draw);
  draw();
});
