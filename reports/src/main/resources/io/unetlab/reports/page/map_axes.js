// The two axes of a map: their scales and ticks.
const mapAxes = (() => {
  // The ticks of a logarithmic axis that have room, the roundest first.
  const ROUND = [1, 5, 2, 3, 4, 6, 7, 8, 9];
  const logTicks = (scale, most) => {
    const leading = (value) => Number(value.toExponential()[0]);
    const [from, to] = scale.range();
    const least = (0.48 * Math.abs(to - from)) / most;
    const kept = [];
    for (const tick of d3.sort(scale.ticks(most), (it) => ROUND.indexOf(leading(it)))) {
      if (kept.every((it) => Math.abs(scale(it) - scale(tick)) >= least)) kept.push(tick);
    }
    return d3.sort(kept);
  };

  const scale = (axis, domain, range) => (mapDomain.isLog(axis) ? d3.scaleLog() : d3.scaleLinear()).domain(domain).range(range);

  const draw = (group, made, axis, space) => {
    const most = Math.max(3, Math.round(space));
    const ticks = mapDomain.isLog(axis) ? logTicks(made.scale(), most) : made.scale().ticks(most);
    group.call(made.tickValues(ticks).tickFormat(study.tick(axis.m)).tickSizeOuter(0));
  };

  const within = (made, value) => value >= made.domain()[0] && value <= made.domain()[1];

  return { scale, draw, within };
})();
