// What a map is drawn of, from back to front. Each layer joins its data into a group; `at` has the scales, the
// plot's box in pixels and the two axes.
const mapLayers = (() => {
  const clamp = (position, low, high) => Math.max(low, Math.min(position, high));

  const axes = ({ x, y, box, height, shown }, groups) => {
    const bottom = d3.axisBottom(x);
    const left = d3.axisLeft(y);
    mapAxes.draw(groups.x.attr("transform", `translate(0,${box.bottom})`), bottom, shown.x, (box.right - box.left) / 90);
    mapAxes.draw(groups.y.attr("transform", `translate(${box.left},0)`), left, shown.y, (box.bottom - box.top) / 60);
    groups.titles
      .selectAll("text")
      .data([
        { text: `${study.metrics[shown.x.m].title} \u2192`, x: box.right, y: height - 6, anchor: "end" },
        { text: `\u2191 ${study.metrics[shown.y.m].title}`, x: 4, y: 14, anchor: "start" },
      ])
      .join("text")
      .attr("x", (it) => it.x)
      .attr("y", (it) => it.y)
      .attr("text-anchor", (it) => it.anchor)
      .text((it) => it.text);
  };

  // A limit's line and text, and the area that it excludes.
  const limit = (it, { x, y, box }) => {
    const most = it.comparison.startsWith("<");
    if (it.across) {
      const py = clamp(y(it.bound), box.top, box.bottom);
      const [top, bottom] = most ? [box.top, py] : [py, box.bottom];
      return {
        ...it,
        area: [box.left, top, box.right - box.left, bottom - top],
        line: [box.left, y(it.bound), box.right, y(it.bound)],
        names: [-5, 14].flatMap((below) => [
          { x: box.right - 4, y: y(it.bound) + below, anchor: "end" },
          { x: box.left + 4, y: y(it.bound) + below, anchor: "start" },
        ]),
      };
    }
    const px = clamp(x(it.bound), box.left, box.right);
    const [left, right] = most ? [px, box.right] : [box.left, px];
    const side = px > box.right - 140 ? { x: px - 5, anchor: "end" } : { x: px + 5, anchor: "start" };
    return {
      ...it,
      area: [left, box.top, right - left, box.bottom - box.top],
      line: [x(it.bound), box.top, x(it.bound), box.bottom],
      names: [box.bottom - 6, box.top + 14].map((y) => ({ ...side, y })),
    };
  };

  const limitsOf = (at) => {
    const of = (axis, across) =>
      study.limits.filter((it) => study.metric(it.metric) === axis.m).map((it) => limit({ ...it, across }, at));
    return [...of(at.shown.x, false), ...of(at.shown.y, true)];
  };

  const limits = (at, group) => {
    const lines = limitsOf(at);
    const set = (selection, names, values) => names.forEach((name, i) => selection.attr(name, (it) => values(it)[i]));
    set(group.selectAll("rect").data(lines).join("rect"), ["x", "y", "width", "height"], (it) => it.area);
    set(group.selectAll("line").data(lines).join("line"), ["x1", "y1", "x2", "y2"], (it) => it.line);
  };

  // The limits' texts, over the dots, each at the end of its line where it covers fewer; returns their boxes.
  const bounds = (at, group, dots) => {
    const texts = limitsOf(at).map(({ text, names }) =>
      d3.least(names.map((it) => ({ ...it, text, box: labels.around(text, it) })), (it) => labels.covered(it.box, dots)),
    );
    group
      .selectAll("text")
      .data(texts)
      .join("text")
      .attr("x", (it) => it.x)
      .attr("y", (it) => it.y)
      .attr("text-anchor", (it) => it.anchor)
      .text((it) => it.text);
    return texts.map((it) => it.box);
  };

  // What a name should not lie on: the front and the limits.
  const lines = (at, members) => [
    ...d3.pairs(steps(at, members)),
    ...limitsOf(at).map(({ line: [x1, y1, x2, y2] }) => [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ]),
  ];

  const dots = ({ x, y }, group, places) =>
    group
      .selectAll("path")
      .data(places)
      .join("path")
      .attr("class", (it) => (it.style === null ? "out" : it.doubtful ? "dot doubtful" : "dot"))
      .attr("d", (it) => marks.path(it.style ?? "feasible"))
      .attr("color", (it) => unetlab.color(it.style === null ? "faint" : marks.styles[it.style].color))
      .attr("transform", (it) => `translate(${x(it.x)},${y(it.y)})`);

  // Best so far as one goes along the axis: the corners of the line that steps at each member, in pixels.
  const steps = ({ x, y, shown }, members) => {
    const less = study.metrics[shown.x.m].goal === "less";
    const points = members.map((it) => ({ x: x(it.x), y: y(it.y) }));
    return points.flatMap((it, i) => {
      if (i === 0) return [it];
      const last = points[i - 1];
      return [less ? { x: it.x, y: last.y } : { x: last.x, y: it.y }, it];
    });
  };

  const front = (at, group, members) => {
    const line = d3.line((it) => it.x, (it) => it.y);
    group.selectAll("path").data(members.length > 1 ? [steps(at, members)] : []).join("path").attr("d", line);
    rings(at, group, members, 6.5);
  };

  // An open square around each pinned dot: no standing and no published network has that shape.
  const pins = ({ x, y }, group, places) =>
    group
      .selectAll("path")
      .data(places.flatMap((it) => ["halo", "mark"].map((kind) => ({ ...it, kind }))))
      .join("path")
      .attr("class", (it) => it.kind)
      .attr("d", "M-10-10h20v20h-20z")
      .attr("transform", (it) => `translate(${x(it.x)},${y(it.y)})`);

  const rings = ({ x, y }, group, places, radius) =>
    group
      .selectAll("circle")
      .data(places)
      .join("circle")
      .attr("cx", (it) => x(it.x))
      .attr("cy", (it) => y(it.y))
      .attr("r", radius);

  // The names beside their marks, where they cover little of what is `taken`.
  const names = ({ x, y, box }, group, named, taken) => {
    const visible = named
      .map((it) => ({ ...it, x: x(it.x), y: y(it.y) }))
      .filter((it) => it.x >= box.left && it.x <= box.right && it.y >= box.top && it.y <= box.bottom);
    const placed = labels.place(visible, box, taken);
    group
      .selectAll("line")
      .data(placed.filter((it) => it.reach > 20))
      .join("line")
      .attr("x1", (it) => it.x)
      .attr("y1", (it) => it.y)
      .attr("x2", (it) => clamp(it.x, it.left, it.right))
      .attr("y2", (it) => clamp(it.y, it.top, it.bottom));
    group
      .selectAll("text")
      .data(placed)
      .join("text")
      .attr("class", (it) => (it.strong ? "strong" : "plain"))
      .attr("x", (it) => it.left + 3)
      .attr("y", (it) => it.bottom - 3.5)
      .attr("fill", (it) => unetlab.color(marks.styles[it.style].color))
      .text((it) => it.text);
  };

  const stamp = (style, ratio) => {
    const side = 28;
    const made = ui.element("canvas", { width: side * ratio, height: side * ratio });
    const pen = made.getContext("2d");
    pen.scale(ratio, ratio);
    pen.translate(side / 2, side / 2);
    const name = style === null ? "faint" : marks.styles[style].color;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`);
    pen.globalAlpha = style === null ? 0.35 : 0.75;
    pen.fill(new Path2D(marks.path(style ?? "feasible")));
    return { made, side };
  };

  // Dots by the thousand are pixels, each style's shape drawn once and stamped.
  const pixels = ({ x, y, width, height, box }, canvas, places) => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    pen.clip();
    for (const [style, group] of d3.group(places, (it) => it.style)) {
      const { made, side } = stamp(style, ratio);
      for (const it of group) {
        const [px, py] = [x(it.x), y(it.y)];
        const visible = px > box.left - side && px < box.right + side && py > box.top - side && py < box.bottom + side;
        if (visible) pen.drawImage(made, px - side / 2, py - side / 2, side, side);
      }
    }
  };

  return { axes, limits, bounds, lines, dots, front, pins, rings, names, pixels };
})();
