// How a variant is marked: by its standing, with a shape as well as a colour, so that neither print nor colour
// blindness loses it. What stands first is drawn last, over the others.
const marks = (() => {
  const styles = {
    chosen: { shape: d3.symbolStar, color: "choice", size: 150, text: "chosen" },
    base: { shape: d3.symbolSquare, color: "base", size: 110, text: "base" },
    reference: { shape: d3.symbolDiamond, color: "model", size: 70, text: "published network" },
    feasible: { shape: d3.symbolCircle, color: "feasible", size: 44, text: "keeps the rule" },
    violates: { shape: d3.symbolTriangle, color: "violates", size: 34, text: "violates a limit" },
    "not measured": { shape: d3.symbolWye, color: "unknown", size: 46, text: "not measured" },
    "unknown quality": { shape: d3.symbolCross, color: "unknown", size: 38, text: "unknown quality" },
  };

  const of = (variant) => (study.isBase(variant) ? "base" : study.standing(variant));

  // Of variants at one place, the one to show: the choice, the base, then by standing and rank.
  const order = (variant) =>
    (study.isChoice(variant) ? 0 : study.isBase(variant) ? 1 : 2 + study.variants.standing[variant]) * 1e6 +
    (study.rank(variant) || study.variants.number[variant]);
  const first = (variants) => d3.least(variants, order);

  const path = (style) => d3.symbol(styles[style].shape, styles[style].size)();

  // One entry of a legend.
  const key = (style, text) => {
    const picture = d3.create("svg").attr("class", "key").attr("viewBox", "-9 -9 18 18").attr("aria-hidden", "true");
    picture.append("path").attr("d", path(style)).attr("fill", unetlab.color(styles[style].color));
    return ui.element("li", {}, picture.node(), text);
  };

  return { styles, of, first, path, key };
})();
