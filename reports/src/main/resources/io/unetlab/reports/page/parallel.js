// Each variant as a line over the metrics. A range on an axis, dragged or typed, filters every view of the page.
unetlab.view("parallel", (host, data) => {
  // Text keeps its size on a narrow screen; the axes move together.
  const width = Math.max(320, Math.min(1160, host.clientWidth));
  const axes = data.metrics.map(study.metric);
  // The titles of all axes end at one height, in as many lines as the longest needs between its neighbours.
  const sides = { right: 48, left: 60 };
  const room = (width - sides.left - sides.right) / Math.max(1, axes.length - 1) - 8;
  const titles = new Map(axes.map((m) => [m, labels.wrap(study.metrics[m].title, room)]));
  const above = 13 * d3.max(titles.values(), (it) => it.length);
  const margin = { top: 24 + above, bottom: 24, ...sides };
  const height = 306 + margin.top;
  const lines = study.all.filter((it) => study.isFront(it) && axes.every((m) => study.value(m, it) !== null));
  if (lines.length < 2 || axes.length < 2) return;

  const x = d3.scalePoint(axes, [margin.left, width - margin.right]);
  const y = new Map(
    axes.map((m) => [m, d3.scaleLinear(d3.extent(lines, (it) => study.value(m, it)), [height - margin.bottom, margin.top])]),
  );
  const path = (variant) => d3.line()(axes.map((m) => [x(m), y.get(m)(study.value(m, variant))]));
  const ranges = new Map();
  const passes = (variant) =>
    [...ranges].every(([m, [low, high]]) => {
      const known = study.value(m, variant);
      return known !== null && known >= low && known <= high;
    });

  const svg = d3
    .select(host)
    .append("svg")
    .attr("viewBox", [0, 0, width, height])
    .attr("role", "img")
    .attr("aria-label", `${lines.length} members of ${data.front}`);
  const drawn = svg
    .append("g")
    .attr("fill", "none")
    .selectAll("path")
    .data(lines)
    .join("path")
    .attr("d", path)
    .on("click", (_, it) => unetlab.pin(it));
  drawn.append("title").text((it) => `${study.tag(it)}: ${axes.map((m) => study.text(m, study.value(m, it))).join(", ")}`);

  const isPinned = (it) => unetlab.state.pins.includes(it);
  const isNamed = (it) => study.isChoice(it) || study.isBase(it) || isPinned(it);
  const color = (it) =>
    study.isChoice(it)
      ? unetlab.color("choice")
      : study.isBase(it)
        ? unetlab.color("base")
        : isPinned(it)
          ? unetlab.color("ink")
          : unetlab.color("front");
  const paint = () =>
    drawn
      .attr("stroke", color)
      .attr("stroke-width", (it) => (isNamed(it) ? 3 : 1.2))
      .attr("stroke-dasharray", (it) => (isPinned(it) ? "7 3" : null))
      .attr("stroke-opacity", (it) => (unetlab.passes(it) ? (isNamed(it) ? 1 : 0.6) : 0.06));

  const axis = svg.append("g").selectAll("g").data(axes).join("g").attr("transform", (m) => `translate(${x(m)},0)`);
  axis.each(function (m) {
    d3.select(this).call(d3.axisLeft(y.get(m)).ticks(5).tickFormat(study.tick(m)));
  });
  const end = (i) => (i === 0 ? "start" : i === axes.length - 1 ? "end" : "middle");
  axis
    .append("text")
    .attr("text-anchor", (_, i) => end(i))
    .attr("fill", "currentColor")
    .attr("font-weight", 600)
    .selectAll("tspan")
    .data((m, i) => titles.get(m).map((text, line, { length }) => ({ text, end: end(i), up: length - 1 - line })))
    .join("tspan")
    .attr("x", (it) => ({ start: 8 - margin.left, middle: 0, end: margin.right - 8 })[it.end])
    .attr("y", (it) => margin.top - 12 - 13 * it.up)
    .text((it) => it.text);

  const count = ui.element("output", {});
  const fields = new Map();
  const tell = () => {
    unetlab.filter("parallel", ranges.size === 0 ? null : passes);
    count.textContent = `${d3.sum(lines, (it) => (unetlab.passes(it) ? 1 : 0))} of ${lines.length} members of ${data.front}`;
    paint();
  };

  const brush = d3
    .brushY()
    .extent([
      [-14, margin.top],
      [14, height - margin.bottom],
    ])
    .on("brush end", (event, m) => {
      if (event.sourceEvent === null || event.sourceEvent === undefined) return;
      if (event.selection === null) ranges.delete(m);
      else ranges.set(m, event.selection.map(y.get(m).invert).sort(d3.ascending));
      const [low, high] = ranges.get(m) ?? ["", ""];
      fields.get(m).forEach((field, i) => (field.value = [low, high][i] === "" ? "" : Number([low, high][i].toPrecision(6))));
      tell();
    });
  const brushes = axis.append("g").attr("class", "brush").call(brush);

  // The same ranges by keyboard.
  const field = (m, word) => {
    const input = ui.element("input", { type: "number", step: "any", "aria-label": `${word} ${study.metrics[m].title}` });
    input.addEventListener("change", () => {
      const [low, high] = fields.get(m).map((it) => it.value);
      if (low === "" && high === "") ranges.delete(m);
      else ranges.set(m, [low === "" ? -Infinity : Number(low), high === "" ? Infinity : Number(high)]);
      // Of a range that no line is in, nothing can be marked on the axis.
      const domain = y.get(m).domain();
      const [from, to] = ranges.get(m) ?? [Infinity, -Infinity];
      const [least, most] = [Math.max(from, domain[0]), Math.min(to, domain[1])];
      brushes.filter((it) => it === m).call(brush.move, least > most ? null : [most, least].map(y.get(m)));
      tell();
    });
    return input;
  };
  for (const m of axes) fields.set(m, [field(m, "least"), field(m, "most")]);
  const clear = ui.element("button", { type: "button" }, "Clear ranges");
  clear.addEventListener("click", () => {
    ranges.clear();
    for (const pair of fields.values()) pair.forEach((it) => (it.value = ""));
    brushes.call(brush.move, null);
    tell();
  });
  host.append(
    ui.element("p", { className: "control" }, count, " ", clear),
    ui.element(
      "details",
      {},
      ui.element("summary", {}, "Ranges as numbers"),
      ...axes.map((m) => ui.element("p", { className: "control" }, `${study.metrics[m].title} `, ...fields.get(m).flatMap((it, i) => (i === 0 ? [it, " to "] : [it])))),
    ),
  );
  unetlab.on("filter", "parallel", paint);
  unetlab.on("pins", "parallel", paint);
  tell();
});
