// One row of the page's pictures: that of the baseline, with the chosen bars.
unetlab.view("pictures", (host, data) => {
  const figures = [...host.parentNode.querySelectorAll(".still > figure")];
  if (figures.length === 0) return;
  const bars = [...new Set(data.rows.map((it) => it.bars))];
  const state = { bars: bars[0] };
  const note = ui.element("p", { className: "note", role: "status" });

  const draw = () => {
    const rows = data.rows.map((row, r) => ({ ...row, r })).filter((it) => it.bars === state.bars);
    const shown = rows.find((it) => it.baseline === unetlab.state.baseline) ?? rows[0];
    figures.forEach((it, r) => (it.hidden = r !== shown.r));
    const other = shown.baseline !== unetlab.state.baseline;
    note.textContent = other ? `These pictures are compared with ${data.networks[shown.baseline]} only.` : "";
  };

  if (bars.length > 1) {
    const choose = (value) => {
      state.bars = value;
      draw();
    };
    host.append(ui.select("Bars", bars.map((it) => [it, it]), state.bars, choose));
  }
  host.append(note, ...figures);
  unetlab.on("baseline", "pictures", draw);
  draw();
});
