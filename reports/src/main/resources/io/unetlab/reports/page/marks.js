// How a variant is marked: by its standing, with a shape as well as a colour, so that neither print nor colour
// blindness loses it; the shapes are those of the still charts. What stands first is drawn last, over the others.
const marks = (() => {
  const circle = (pen, radius, inwards = false) => {
    pen.moveTo(radius, 0);
    pen.arc(0, 0, radius, 0, 2 * Math.PI, inwards);
  };
  const ring = (pen, outer, inner) => {
    circle(pen, outer);
    circle(pen, inner, true);
  };
  const cross = (pen, reach, half) => {
    const corner = [
      [half, 0],
      [reach, reach - half],
      [reach - half, reach],
    ];
    const turned = d3.range(4).flatMap((turn) => corner.map(([x, y]) => [[x, y], [-y, x], [-x, -y], [y, -x]][turn]));
    turned.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.closePath();
  };
  const square = (pen, half) => pen.rect(-half, -half, 2 * half, 2 * half);

  const target = (pen) => {
    ring(pen, 9, 6.8);
    circle(pen, 4.2);
  };

  const styles = {
    chosen: { draw: target, color: "choice", text: "choice" },
    base: { draw: (pen) => square(pen, 5), color: "base", text: "base" },
    reference: { draw: (pen) => d3.symbolDiamond.draw(pen, 70), color: "model", text: "published model" },
    feasible: { draw: (pen) => circle(pen, 3.8), color: "feasible", text: "keeps every limit" },
    violates: { draw: (pen) => cross(pen, 4, 1.3), color: "violates", text: "violates a limit" },
    "not measured": { draw: (pen) => ring(pen, 4.2, 2.8), color: "unknown", text: "not measured" },
    "not predicted": { draw: (pen) => ring(pen, 4.2, 2.8), color: "unknown", text: "not predicted" },
    "unknown quality": { draw: (pen) => ring(pen, 4.2, 2.8), color: "unknown", text: "unknown quality" },
  };

  const of = (variant) => (study.isBase(variant) ? "base" : study.standing(variant));

  // Of variants at one place, the one to show: the choice, the base, then by standing and rank.
  const order = (variant) =>
    (study.isChoice(variant) ? 0 : study.isBase(variant) ? 1 : 2 + study.variants.standing[variant]) * 1e6 +
    (study.rank(variant) || study.variants.number[variant]);
  const first = (variants) => d3.least(variants, order);

  const paths = new Map();
  const path = (style) => {
    if (!paths.has(style)) {
      const pen = d3.path();
      styles[style].draw(pen);
      paths.set(style, String(pen));
    }
    return paths.get(style);
  };

  // One entry of a legend.
  const key = (style, text) => {
    const picture = d3.create("svg").attr("class", "key").attr("viewBox", "-10 -10 20 20").attr("aria-hidden", "true");
    picture.append("path").attr("d", path(style)).attr("fill", unetlab.color(styles[style].color));
    return ui.element("li", {}, picture.node(), text);
  };

  return { styles, of, first, path, key };
})();
