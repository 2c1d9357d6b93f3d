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
  const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

  const best = (name, frame, taken, dots) => {
    const candidates = REACHES.flatMap((reach) => SIDES.map((side) => ({ ...box(name, side, reach), reach })));
    const free = candidates.filter((it) => within(it, frame) && !taken.some((other) => meet(it, other)));
    return d3.least(free, (it) => it.reach + 12 * d3.sum(dots, (dot) => (holds(it, dot) ? 1 : 0)));
  };

  // The box of a text that stands already, anchored at its start or end.
  const around = (text, { x, y, anchor }) => {
    const width = text.length * CHARACTER + 6;
    const left = anchor === "end" ? x - width : x;
    return { left, top: y - HEIGHT + 3, right: left + width, bottom: y + 3 };
  };

  // Boxes of the names that find room, the first names first; `names` and `dots` are {x, y}, in pixels. None covers
  // what is taken.
  const place = (names, frame, dots, standing) => {
    const taken = [...standing];
    const placed = [];
    for (const name of names) {
      const found = best(name, frame, taken, dots);
      if (found === undefined) continue;
      taken.push(found);
      placed.push({ ...name, ...found });
    }
    return placed;
  };

  return { around, place };
})();
