// Latencies with their intervals; a tick where the time would be if it followed the MACs.
unetlab.view("latency", (host, data) => {
  const most = d3.max(data.bars, (it) => Math.max(it.ms, it.high ?? 0, it.expected ?? 0));
  const at = (ms) => `${(100 * ms) / most}%`;
  const text = (ms) => (ms >= 1000 ? `${study.number(ms / 1000)} s` : `${study.number(ms)} ms`);

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
        title:
          (bar.low === null ? "" : `${text(bar.low)} to ${text(bar.high)}`) +
          (bar.expected === null ? "" : `; by MACs ${text(bar.expected)}`),
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
});
