// The two axes of a map: which metric, linear or logarithmic, and the part that is zoomed to.
const mapAxes = (() => {
  // As many ticks of a logarithmic axis as have room: all, or those at 1, 2 and 5, or powers of ten.
  const logTicks = (scale, most) => {
    const all = scale.ticks(most);
    const leading = (value) => Number(value.toExponential()[0]);
    const rounder = [all, all.filter((it) => [1, 2, 5].includes(leading(it))), all.filter((it) => leading(it) === 1)];
    return rounder.find((it) => it.length <= 1.5 * most && it.length > 1) ?? all.filter((_, i) => i % 4 === 0);
  };

  // Limits and published networks extend the axis where they are near the variants.
  const domain = (m, near, isLog) => {
    const known = study.variants.values[m].filter((it) => it !== null);
    const [low, high] = d3.extent(known);
    const reach = 0.3 * (high - low || Math.abs(high) || 1);
    const [from, to] = isLog ? [low / 2, high * 2] : [low - reach, high + reach];
    const [least, most] = d3.extent([low, high, ...near.filter((it) => it > from && it < to)]);
    if (isLog) {
      const pad = Math.max(1.02, (most / least) ** 0.04);
      return [least / pad, most * pad];
    }
    const pad = 0.04 * (most - least || Math.abs(most) || 1);
    return [least < 0 ? least - pad : Math.max(least - pad, -pad / 2), most + pad];
  };

  const near = (m) => [
    ...study.limits.filter((it) => study.metric(it.metric) === m).map((it) => it.bound),
    ...study.references.map((it) => it.values[m]).filter((it) => it !== null),
  ];

  // Only of positive numbers is there a logarithm.
  const canLog = (m) => d3.min(study.variants.values[m]) > 0;

  const isLog = (axis) => axis.log && canLog(axis.m);

  const scale = (axis, range) =>
    (isLog(axis) ? d3.scaleLog() : d3.scaleLinear()).domain(domain(axis.m, near(axis.m), isLog(axis))).range(range);

  const draw = (group, made, axis, space) => {
    const most = Math.max(3, Math.round(space));
    const ticks = isLog(axis) ? logTicks(made.scale(), most) : made.scale().ticks(most);
    group.call(made.tickValues(ticks).tickFormat(study.tick(axis.m)).tickSizeOuter(0));
  };

  const within = (made, value) => value >= made.domain()[0] && value <= made.domain()[1];

  return { canLog, scale, draw, within };
})();
