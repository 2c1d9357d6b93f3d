// Every variant as a row: sorted by any column, filtered by text and by what filters the map.
unetlab.view("variants", (host) => {
  const SAME = "\u00b7";
  let sorted = { column: 1, down: false };
  let sought = { numbers: [], words: [] };
  let rows = study.all;
  let page = 0;
  let size = 25;

  const name = (f, variant) => study.option(f, variant).name;
  const ranked = (variant) => study.rank(variant) || NaN; // whatever the order, those without a rank come last
  const columns = [
    { key: "trial", head: "trial", right: true, sort: (v) => study.variants.number[v], cell: (v) => `#${study.variants.number[v]}`, exact: (v) => study.variants.number[v] },
    { key: "rank", head: "rank", right: true, sort: ranked, cell: (v) => study.rank(v) || "", exact: (v) => study.rank(v) || "" },
    { key: "standing", head: "standing", sort: (v) => study.variants.standing[v], cell: study.standing, exact: study.standing },
    ...study.metrics.map((it, m) => ({
      key: it.name,
      head: it.heading,
      right: true,
      sort: (v) => study.value(m, v) ?? NaN,
      cell: (v) => study.cell(m, v),
      exact: (v) => study.value(m, v),
    })),
    ...study.factors.map((it, f) => ({
      key: `choice.${it.name}`,
      head: it.name,
      title: it.title,
      sort: (v) => study.variants.choices[f][v],
      cell: (v) => (name(f, v) === name(f, study.base) ? SAME : name(f, v)),
      titleOf: (v) => study.option(f, v).title,
      exact: (v) => name(f, v),
    })),
  ];

  // What a text is searched in; made when the reader first types, of thousands of variants.
  const searched = new Map();
  const haystack = (variant) => {
    if (!searched.has(variant)) {
      const chosen = study.factors.map((it, f) => `${it.name}=${name(f, variant)} ${study.option(f, variant).title}`);
      searched.set(variant, [study.standing(variant), ...chosen].join(" ").toLowerCase());
    }
    return searched.get(variant);
  };
  // Any of the numbers, and every other word.
  const fits = (variant) =>
    (sought.numbers.length === 0 || sought.numbers.includes(`#${study.variants.number[variant]}`)) &&
    sought.words.every((it) => haystack(variant).includes(it));

  const select = () => {
    const { sort } = columns[sorted.column];
    const order = sorted.down ? d3.descending : d3.ascending;
    const known = (variant) => !Number.isNaN(sort(variant));
    const shown = study.all.filter((it) => unetlab.passes(it) && fits(it));
    rows = shown.sort((a, b) => known(b) - known(a) || order(sort(a), sort(b)) || a - b);
    page = 0;
    draw();
  };

  // A number and its unit stay on one line.
  const wholeNumber = (text) => text.replace(/(?<=\d) /g, "\u00a0");

  const cell = (column, variant) => {
    const [tag, scope] = column.key === "trial" ? ["th", { scope: "row" }] : ["td", {}];
    const made = ui.element(tag, { className: column.right ? "num" : "txt", ...scope }, wholeNumber(String(column.cell(variant))));
    if (column.titleOf !== undefined) made.title = column.titleOf(variant);
    return made;
  };

  // Of the rows that are shown; a row is not drawn anew when it is pinned, which would lose the focus.
  const boxes = new Map();
  const tick = () => boxes.forEach((box, variant) => (box.checked = unetlab.state.pins.includes(variant)));

  const row = (variant) => {
    const box = ui.element("input", { type: "checkbox", "aria-label": `pin ${study.tag(variant)}` });
    boxes.set(variant, box);
    box.addEventListener("change", () => unetlab.pin(variant));
    const made = ui.element("tr", { className: study.isChoice(variant) ? "chosen" : "row" });
    made.append(ui.element("td", { className: "pin" }, box), ...columns.map((it) => cell(it, variant)));
    made.addEventListener("pointerenter", () => unetlab.set("hover", variant));
    made.addEventListener("pointerleave", () => unetlab.set("hover", null));
    return made;
  };

  const head = (column, c) => {
    const button = ui.element("button", { type: "button" }, ...ui.breakable(column.head));
    button.addEventListener("click", () => {
      sorted = { column: c, down: sorted.column === c && !sorted.down };
      select();
    });
    return ui.element("th", { scope: "col", className: column.right ? "num" : "txt", title: column.title ?? "" }, button);
  };

  const heads = columns.map(head);
  const body = ui.element("tbody");
  const told = ui.element("output", {});
  const previous = ui.element("button", { type: "button" }, "Previous");
  const next = ui.element("button", { type: "button" }, "Next");
  const turn = (by) => {
    page += by;
    draw();
  };
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));

  const draw = () => {
    const count = d3.format(",");
    const from = page * size;
    const shown = rows.slice(from, from + size);
    boxes.clear();
    body.replaceChildren(...shown.map(row));
    tick();
    heads.forEach((it, c) => {
      it.removeAttribute("aria-sort");
      if (c === sorted.column) it.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    });
    told.textContent = rows.length === 0 ? "no variant passes" : `${count(from + 1)} to ${count(from + shown.length)} of ${count(rows.length)}`;
    previous.disabled = page === 0;
    next.disabled = from + size >= rows.length;
  };

  // An option of this study, as an example.
  const option = () => {
    const factor = study.factors[0];
    if (factor === undefined) return "";
    const other = factor.options.find((it) => it !== study.option(0, study.base)) ?? factor.options[0];
    return ` options (${factor.name}=${other.name}, or any part of a name or title),`;
  };
  const help = ui.element(
    "p",
    { className: "note hint", id: "search-help" },
    `The search finds${option()} standings (${study.standing(study.base)}) and numbers (#${study.variants.number[study.choice ?? study.base]}). ` +
      "Several words narrow it; several numbers show each of them.",
  );
  const search = ui.element("input", { type: "search", spellcheck: false, "aria-describedby": help.id });
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((it) => it !== "");
    const isNumber = (it) => it.startsWith("#");
    sought = { numbers: words.filter(isNumber), words: words.filter((it) => !isNumber(it)) };
    select();
  });

  const texts = (value) => [columns.map((it) => (value === "exact" ? it.key : it.head)), ...rows.map((v) => columns.map((it) => it[value](v)))];
  const sizes = [25, 100, 500].map((it) => [it, String(it)]);
  host.append(
    ui.element(
      "div",
      { className: "controls" },
      ui.element("label", { className: "control" }, "Search ", search),
      ui.select("Rows", sizes, size, (it) => {
        size = Number(it);
        page = 0;
        draw();
      }),
      copying.button("Copy as CSV", () => copying.csv(texts("exact"))),
      copying.button("Copy as Markdown", () => copying.markdown(texts("cell"), columns.map((it) => it.right === true))),
    ),
    help,
    optionFilter.controls("variants"),
    ui.element(
      "div",
      { className: "scroll matrix", tabIndex: 0, role: "region", "aria-label": "table of variants" },
      ui.element(
        "table",
        {},
        ui.element("thead", {}, ui.element("tr", {}, ui.element("th", { scope: "col", className: "pin" }, "pin"), ...heads)),
        body,
      ),
    ),
    ui.element("p", { className: "pages" }, previous, told, next),
  );
  unetlab.on("filter", "variants", select);
  unetlab.on("pins", "variants", tick);
  select();
});
