// Latencies with their intervals; a tick where the time would be if it followed the MACs.
unetlab.view("latency", (host, data) => {
  const most = d3.max(data.bars, (it) => Math.max(it.ms, it.high ?? 0, it.expected ?? 0));
  const at = (ms) => `${(100 * ms) / most}%`;
  const text = (ms) => (ms >= 1000 ? `${numbers.number(ms / 1000)} s` : `${numbers.number(ms)} ms`);

  const track = (bar) => {
    const shown = ui.element("span", { className: "track" });
    const add = (kind, left, width) => {
      const mark = ui.element("span", { className: kind });
      mark.style.left = left;
      if (width !== undefined) mark.style.width = width;
      shown.append(mark);
    };
    add(`bar ${bar.kind}${bar.doubtful ? " doubtful" : ""}`, "0", at(bar.ms));
    if (bar.low !== null) add("interval", at(bar.low), at(bar.high - bar.low));
    if (bar.expected !== null) add("tick", at(bar.expected));
    return shown;
  };

  const row = (bar) =>
    ui.element(
      "li",
      {
        title: [
          ...(bar.low === null ? [] : [`${text(bar.low)} to ${text(bar.high)}`]),
          ...(bar.expected === null ? [] : [`by MACs ${text(bar.expected)}`]),
        ].join("; "),
      },
      ui.element("span", { className: "name" }, bar.label, ui.element("small", {}, bar.detail)),
      track(bar),
      ui.element(
        "span",
        { className: "value" },
        text(bar.ms),
        ui.element("small", {}, bar.doubtful ? "doubtful" : bar.low === null ? "" : `${text(bar.low)} to ${text(bar.high)}`),
      ),
    );

  host.append(ui.element("ol", { className: "rows" }, ...data.bars.map(row)));
  const curves = data.bars.filter((it) => it.curve.length > 4);
  if (curves.length > 0) host.append(ui.heading("Over time"), overTime(curves, text));

  // Each network's rounds in order, relative to its first: a target that throttles bends upwards.
  function overTime(bars, text) {
    const width = Math.max(320, Math.min(1160, host.clientWidth));
    const height = 260;
    const margin = { top: 12, right: 60, bottom: 40, left: 56 };
    const ratio = (bar, point) => point.ms / bar.curve[0].ms;
    const x = d3.scaleLinear([0, d3.max(bars, (it) => it.curve[it.curve.length - 1].seconds)], [margin.left, width - margin.right]);
    const y = d3
      .scaleLinear(d3.extent(bars.flatMap((bar) => bar.curve.map((it) => ratio(bar, it))).concat(1)), [height - margin.bottom, margin.top])
      .nice();
    const svg = d3
      .create("svg")
      .attr("viewBox", [0, 0, width, height])
      .attr("role", "img")
      .attr("aria-label", "Median of each round over time, relative to the first round");
    svg.append("g").attr("transform", `translate(0,${height - margin.bottom})`).call(d3.axisBottom(x).ticks(6));
    svg.append("g").attr("transform", `translate(${margin.left},0)`).call(d3.axisLeft(y).ticks(5).tickFormat((it) => `${Math.round(100 * it)} %`));
    svg
      .append("text")
      .attr("x", (margin.left + width - margin.right) / 2)
      .attr("y", height - 6)
      .attr("text-anchor", "middle")
      .attr("fill", "currentColor")
      .text("seconds since the first run; 100 % is the first round");
    const line = (bar) => d3.line((it) => x(it.seconds), (it) => y(ratio(bar, it)))(bar.curve);
    // At the ends of their lines, from top to bottom, each a line of text below the one above.
    const named = (bars) => {
      const ends = bars.map((it) => ({ ...it, at: y(ratio(it, it.curve[it.curve.length - 1])) }));
      const placed = d3.sort(ends, (it) => it.at);
      placed.forEach((it, i) => (it.at = i === 0 ? it.at : Math.max(it.at, placed[i - 1].at + 14)));
      return placed;
    };
    const color = (bar) => unetlab.color({ base: "base", choice: "choice" }[bar.kind] ?? "front");
    const drawn = svg.append("g").attr("fill", "none").selectAll("path").data(bars).join("path");
    drawn.attr("d", line).attr("stroke", color).attr("stroke-width", 1.5);
    drawn.append("title").text((it) => `${it.label}: ${text(it.curve[0].ms)} first, ${text(it.curve[it.curve.length - 1].ms)} last`);
    svg
      .append("g")
      .selectAll("text")
      .data(named(bars.filter((it) => it.kind === "base" || it.kind === "choice")))
      .join("text")
      .attr("x", width - margin.right + 6)
      .attr("y", (it) => it.at)
      .attr("dominant-baseline", "middle")
      .attr("fill", color)
      .text((it) => it.kind);
    return svg.node();
  }
});
