// The two axes of a map: their scales and ticks.
const mapAxes = (() => {
  // As many ticks of a logarithmic axis as have room: all, or those at 1, 2 and 5, or powers of ten.
  const logTicks = (scale, most) => {
    const all = scale.ticks(most);
    const leading = (value) => Number(value.toExponential()[0]);
    const rounder = [all, all.filter((it) => [1, 2, 5].includes(leading(it))), all.filter((it) => leading(it) === 1)];
    return rounder.find((it) => it.length <= 1.5 * most && it.length > 1) ?? all.filter((_, i) => i % 4 === 0);
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
