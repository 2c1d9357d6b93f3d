// Every variant as a dot, any metric against any other.
unetlab.view("map", (host, data, title) => {
  const HELP =
    "Click or tap a dot to pin it. Zoom with two fingers, with Ctrl and the wheel, or with the wheel alone once the map has the focus; drag to move.";
  const known = d3.range(study.metrics.length).filter((m) => study.variants.values[m].some((it) => it !== null));
  if (known.length === 0) return;
  const metric = (name) => known.find((it) => it === study.metric(name)) ?? known[0];
  const axisOf = (m) => ({ m, log: mapDomain.suggestsLog(m) });
  const shown = {
    x: axisOf(metric(data.x)),
    y: axisOf(metric(data.y)),
    whole: false,
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
    const log = ui.element("input", { type: "checkbox", checked: shown[name].log });
    log.addEventListener("change", () => {
      shown[name].log = log.checked;
      redraw(true);
    });
    const choose = (m) => {
      shown[name] = axisOf(Number(m));
      log.checked = shown[name].log;
      log.disabled = !mapDomain.canLog(shown[name].m);
      redraw(true);
    };
    log.disabled = !mapDomain.canLog(shown[name].m);
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

  const everything = ui.element("input", { type: "checkbox" });
  everything.addEventListener("change", () => {
    shown.whole = everything.checked;
    redraw(true);
  });
  const wholeRange = ui.element("label", { className: "control" }, everything, "whole range");

  let width = 0;
  let said = null;
  const explain = () => {
    const pinned = chart.pinned().length;
    const entries = Object.keys(marks.styles)
      .filter((it) => said.counts.get(it) > 0)
      .map((it) => marks.key(it, `${marks.styles[it].text} (${d3.format(",")(said.counts.get(it))})`));
    if (said.front !== "") entries.push(ui.element("li", {}, ui.element("span", { className: "key line" }), said.front));
    if (pinned > 0) entries.push(ui.element("li", {}, ui.element("span", { className: "key square" }), `pinned (${pinned})`));
    legend.replaceChildren(...entries);
  };

  const redraw = (whole = false) => {
    if (whole) chart.reset();
    width = plot.clientWidth;
    said = chart.draw(width);
    explain();
    wholeRange.hidden = !said.isCut;
    notes.textContent = said.notes.join(" ");
  };

  host.append(
    ui.element(
      "div",
      { className: "controls" },
      ...axis("x", "Across"),
      ...axis("y", "Up"),
      wholeRange,
      ui.element(
        "span",
        { className: "control" },
        button("+", "zoom in", () => chart.zoomBy(1.6)),
        button("\u2212", "zoom out", () => chart.zoomBy(1 / 1.6)),
        button("Reset", "Reset the zoom", chart.reset),
      ),
    ),
    plot,
    legend,
    // Below the map, so that what is ticked is seen to act on it.
    optionFilter.controls("map"),
    notes,
    ui.element("p", { className: "note hint" }, HELP),
    spoken,
  );
  mapReader(plot, chart, spoken);
  unetlab.on("filter", "map", () => {
    chart.refilter();
    redraw();
  });
  unetlab.on("pins", "map", () => {
    if (chart.missesPins()) {
      redraw(true);
      return;
    }
    chart.paintPins();
    explain();
  });
  unetlab.on("theme", "map", () => redraw());
  new ResizeObserver(() => plot.clientWidth !== width && redraw()).observe(plot);
  redraw();
});
