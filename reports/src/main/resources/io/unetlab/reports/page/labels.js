// Places names beside their marks so that none covers another, and few dots are covered.
const labels = (() => {
  const CHARACTER = 6.7;
  const HEIGHT = 15;
  const SIDES = [
    [1, 0],
    [-1, 0],
    [0, -1],
    [0, 1],
    [1, -1],
    [-1, -1],
    [1, 1],
    [-1, 1],
  ];
  const REACHES = [10, 26, 46, 70];

  const box = (name, [dx, dy], reach) => {
    const width = name.text.length * CHARACTER + 6;
    const left = name.x + dx * reach - (dx < 0 ? width : dx === 0 ? width / 2 : 0);
    const middle = name.y + dy * reach * (dx === 0 ? 1.3 : 0.9);
    return { left, top: middle - HEIGHT / 2, right: left + width, bottom: middle + HEIGHT / 2 };
  };

  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const holds = (a, { x, y }) => x > a.left && x < a.right && y > a.top && y < a.bottom;
  // How many of the dots a box lies on.
  const covered = (a, dots) => d3.sum(dots, (dot) => (holds(a, dot) ? 1 : 0));
  const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

  // Whether a line between two points meets a box: it starts in it, or crosses one of its diagonals.
  const crosses = (a, [p, q]) => {
    const side = (one, two, it) => Math.sign((two.x - one.x) * (it.y - one.y) - (two.y - one.y) * (it.x - one.x));
    const cut = (one, two) => side(p, q, one) !== side(p, q, two) && side(one, two, p) !== side(one, two, q);
    const corner = (x, y) => ({ x: a[x], y: a[y] });
    return holds(a, p) || cut(corner("left", "top"), corner("right", "bottom")) || cut(corner("left", "bottom"), corner("right", "top"));
  };

  const best = (name, frame, taken, dots, lines) => {
    const candidates = REACHES.flatMap((reach) => SIDES.map((side) => ({ ...box(name, side, reach), reach })));
    const free = candidates.filter((it) => within(it, frame) && !taken.some((other) => meet(it, other)));
    const struck = (it) => d3.sum(lines, (line) => (crosses(it, line) ? 1 : 0));
    return d3.least(free, (it) => it.reach + 12 * covered(it, dots) + 40 * struck(it));
  };

  // The box of a text that stands already, anchored at its start or end.
  const around = (text, { x, y, anchor }) => {
    const width = text.length * CHARACTER + 6;
    const left = anchor === "end" ? x - width : x;
    return { left, top: y - HEIGHT + 3, right: left + width, bottom: y + 3 };
  };

  // Boxes of the names that find room, the first names first. None covers another or one of `boxes`, and as few as
  // possible a dot or a line. `names` and `dots` are {x, y}, in pixels, `lines` pairs of such.
  const place = (names, frame, { dots, boxes, lines }) => {
    const taken = [...boxes];
    const placed = [];
    for (const name of names) {
      const found = best(name, frame, taken, dots, lines);
      if (found === undefined) continue;
      taken.push(found);
      placed.push({ ...name, ...found });
    }
    return placed;
  };

  // A text in lines of at most this width, where its words allow it; a hyphenated word may end a line.
  const wrap = (text, width) => {
    const lines = [""];
    for (const word of text.split(/(?<=[ -])/)) {
      const longer = lines[lines.length - 1] + word;
      if (lines[lines.length - 1] !== "" && longer.trim().length * CHARACTER > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines.map((it) => it.trim());
  };

  return { around, covered, place, wrap };
})();
