// Every variant as a dot, any metric against any other.
unetlab.view("map", (host, data, title) => {
  const known = d3.range(study.metrics.length).filter((m) => study.variants.values[m].some((it) => it !== null));
  if (known.length === 0) return;
  const metric = (name) => known.find((it) => it === study.metric(name)) ?? known[0];
  const shown = {
    x: { m: metric(data.x), log: false },
    y: { m: metric(data.y), log: false },
  };
  const plot = ui.element("div", {
    className: "plot",
    tabIndex: 0,
    role: "application",
    "aria-roledescription": "map of dots",
    "aria-label": `${title}. Arrow keys move between dots, Enter pins, Escape unpins, plus and minus zoom.`,
  });
  const legend = ui.element("ul", { className: "legend" });
  const notes = ui.element("p", { className: "note" });
  const spoken = ui.element("p", { className: "unseen", "aria-live": "polite" });
  const chart = mapPlot(plot, shown);

  const axis = (name, word) => {
    const options = known.map((m) => [m, study.metrics[m].title]);
    const log = ui.element("input", { type: "checkbox" });
    log.addEventListener("change", () => {
      shown[name].log = log.checked;
      redraw(true);
    });
    const choose = (m) => {
      shown[name].m = Number(m);
      log.disabled = !mapAxes.canLog(shown[name].m);
      redraw(true);
    };
    log.disabled = !mapAxes.canLog(shown[name].m);
    return [
      ui.select(word, options, shown[name].m, choose),
      ui.element("label", { className: "control" }, log, `logarithmic ${name}`),
    ];
  };

  const button = (text, name, act) => {
    const made = ui.element("button", { type: "button", "aria-label": name, title: name }, text);
    made.addEventListener("click", act);
    return made;
  };

  let width = 0;
  const redraw = (whole = false) => {
    if (whole) chart.reset();
    width = plot.clientWidth;
    const said = chart.draw(width);
    const entries = Object.keys(marks.styles)
      .filter((it) => said.counts.get(it) > 0)
      .map((it) => marks.key(it, `${marks.styles[it].text} (${d3.format(",")(said.counts.get(it))})`));
    if (said.front !== "") entries.push(ui.element("li", {}, ui.element("span", { className: "key line" }), said.front));
    legend.replaceChildren(...entries);
    notes.textContent = said.notes.join(" ");
  };

  host.append(
    ui.element(
      "div",
      { className: "controls" },
      ...axis("x", "Across"),
      ...axis("y", "Up"),
      ui.element(
        "span",
        { className: "control" },
        button("+", "zoom in", () => chart.zoomBy(1.6)),
        button("\u2212", "zoom out", () => chart.zoomBy(1 / 1.6)),
        button("Reset", "Reset the zoom", chart.reset),
      ),
    ),
    optionFilter.controls("map"),
    plot,
    legend,
    notes,
    spoken,
  );
  mapReader(plot, chart, spoken);
  unetlab.on("filter", "map", () => {
    chart.refilter();
    redraw();
  });
  unetlab.on("pins", "map", chart.paintPins);
  unetlab.on("theme", "map", () => redraw());
  new ResizeObserver(() => plot.clientWidth !== width && redraw()).observe(plot);
  redraw();
});
