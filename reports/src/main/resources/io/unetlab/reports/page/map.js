// Every variant as a dot, any metric against any other.
unetlab.view("map", (host, data) => {
  const width = 960;
  const height = 540;
  const margin = { top: 16, right: 24, bottom: 48, left: 76 };
  const axes = { x: study.metric(data.x), y: study.metric(data.y) };

  const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("role", "img");
  const dots = svg.append("g");
  const xAxis = svg.append("g").attr("transform", `translate(0,${height - margin.bottom})`);
  const yAxis = svg.append("g").attr("transform", `translate(${margin.left},0)`);

  const draw = () => {
    const known = study.all.filter((it) => study.value(axes.x, it) !== null && study.value(axes.y, it) !== null);
    const scale = (m, range) =>
      d3.scaleLinear(d3.extent(known, (it) => study.value(m, it)), range).nice();
    const x = scale(axes.x, [margin.left, width - margin.right]);
    const y = scale(axes.y, [height - margin.bottom, margin.top]);
    xAxis.call(d3.axisBottom(x).ticks(8).tickFormat(study.tick));
    yAxis.call(d3.axisLeft(y).ticks(6).tickFormat(study.tick));
    dots
      .selectAll("circle")
      .data(known, (it) => it)
      .join("circle")
      .attr("cx", (it) => x(study.value(axes.x, it)))
      .attr("cy", (it) => y(study.value(axes.y, it)))
      .attr("r", (it) => (study.isChoice(it) || study.isBase(it) ? 6 : 3.5))
      .attr("fill", (it) => unetlab.color(study.isChoice(it) ? "choice" : "feasible"));
  };
  draw();
});
