// The map as a drawing that can be zoomed and asked what is where.
const mapPlot = (host, shown) => {
  // More dots than these are drawn on a canvas.
  const MOST_ELEMENTS = 2000;
  const MARGIN = { top: 28, right: 24, bottom: 44, left: 68 };
  const REACH = 16;
  const FINGER = 28;

  const canvas = ui.element("canvas", { "aria-hidden": "true" });
  host.append(canvas);
  const svg = d3.select(host).append("svg").attr("aria-hidden", "true");
  const frame = svg.append("clipPath").attr("id", "map-frame").append("rect");
  const inside = svg.append("g").attr("clip-path", "url(#map-frame)");
  const groups = {};
  for (const name of ["limits", "dots", "front", "bounds", "pinned", "names", "focus"]) groups[name] = inside.append("g").attr("class", name);
  for (const name of ["x", "y", "titles"]) groups[name] = svg.append("g").attr("class", name);

  let whole = null; // the scales of the whole map
  let at = null; // what is drawn: scales of the visible part, box, size
  let gathered = null; // the metrics that the places are of
  let places = [];
  let placeOf = new Map(); // by variant
  let passing = [];
  let front = { members: [], text: "" };
  let near = []; // those that pass and are on the map
  let isCut = false; // whether the map is more when it is whole
  let tree = null; // finds the place at a pixel; made when it is first asked
  let focus = null; // the keyboard's place
  let light = null; // the place under the pointer, or of a variant that is pointed at elsewhere

  // The page scrolls by the wheel and by one finger, until the map has the focus or a second finger.
  const isZoom = (event) => {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey || host.contains(document.activeElement);
    return event.type.startsWith("touch") ? event.touches.length > 1 : !event.button;
  };
  const zoom = d3.zoom().scaleExtent([1, 400]).filter(isZoom).on("zoom", () => paint());
  svg.call(zoom).on("dblclick.zoom", null);

  const measure = (available) => {
    const width = Math.max(280, available);
    const height = Math.round(Math.min(560, Math.max(340, 0.56 * width)));
    const box = { left: MARGIN.left, top: MARGIN.top, right: width - MARGIN.right, bottom: height - MARGIN.bottom };
    const corners = [
      [box.left, box.top],
      [box.right, box.bottom],
    ];
    zoom.extent(corners).translateExtent(corners);
    svg.attr("viewBox", [0, 0, width, height]);
    frame.attr("x", box.left).attr("y", box.top).attr("width", box.right - box.left).attr("height", box.bottom - box.top);
    return { width, height, box, shown };
  };

  // The scales of the map before any zoom; beyond them may be more, unless it is all that passes.
  const frameWhole = ({ box }) => {
    const scales = (whole) => {
      const domain = mapDomain.of(places, { ...shown, whole });
      return {
        x: mapAxes.scale(shown.x, domain.x, [box.left, box.right]),
        y: mapAxes.scale(shown.y, domain.y, [box.bottom, box.top]),
      };
    };
    whole = scales(false);
    near = passing.filter(isInside);
    isCut = near.length < passing.length;
    if (isCut && (shown.whole || near.length === 0)) {
      whole = scales(true);
      near = passing;
    }
  };

  const isInside = (place) => mapAxes.within(whole.x, place.x) && mapAxes.within(whole.y, place.y);

  const pinned = () => unetlab.state.pins.map(visible).filter((it) => it !== null);

  const visible = (variant) => {
    const place = placeOf.get(variant);
    return place !== undefined && place.passing.includes(variant) ? place : null;
  };

  const name = (variant) => (study.isChoice(variant) ? `choice, ${study.tag(variant)}` : study.tag(variant));

  const named = () => [
    ...[...new Set([study.choice, study.base, ...unetlab.state.pins])]
      .filter((it) => it !== null && visible(it) !== null)
      .map((it) => ({ ...visible(it), style: study.isChoice(it) ? "chosen" : marks.of(it), text: name(it), strong: true })),
    ...mapPlaces.references(shown.x.m, shown.y.m).map((it) => ({ ...it, text: it.name })),
  ];

  const paint = () => {
    const view = d3.zoomTransform(svg.node());
    at = { ...at, x: view.rescaleX(whole.x), y: view.rescaleY(whole.y) };
    tree = null;
    const many = places.length > MOST_ELEMENTS;
    const references = mapPlaces.references(shown.x.m, shown.y.m);
    const order = [null, ...Object.keys(marks.styles).reverse()];
    const back = d3.sort(many ? places : [...places, ...references], (it) => order.indexOf(it.style));
    canvas.hidden = !many;
    if (many) mapLayers.pixels(at, canvas, back);
    mapLayers.limits(at, groups.limits);
    mapLayers.dots(at, groups.dots, many ? references : back);
    mapLayers.front(at, groups.front, front.members);
    mapLayers.axes(at, groups);
    paintPins();
    drawFocus();
  };

  // What changes with the pins, in front of thousands of dots that need not be drawn anew.
  const paintPins = () => {
    mapLayers.pins(at, groups.pinned, pinned());
    const crowd = places.length > MOST_ELEMENTS ? [] : [...near, ...mapPlaces.references(shown.x.m, shown.y.m)].map(pixel);
    const texts = mapLayers.bounds(at, groups.bounds, crowd);
    mapLayers.names(at, groups.names, named(), { dots: crowd, boxes: texts, lines: mapLayers.lines(at, front.members) });
  };

  const drawFocus = () => mapLayers.rings(at, groups.focus, [...new Set([focus, light])].filter((it) => it !== null), 12);

  const notes = () => {
    const unknown = study.count - d3.sum(places, (it) => it.variants.length);
    const said = [];
    const counted = study.all.filter((it) => !["rejected", "failed"].includes(study.standing(it)));
    for (const m of new Set([shown.x.m, shown.y.m])) {
      const without = d3.sum(counted, (it) => (study.value(m, it) === null ? 1 : 0));
      const [few, all] = [without, counted.length].map(d3.format(","));
      const [have, are] = without === 1 ? ["has", "is"] : ["have", "are"];
      if (without > 0) {
        said.push(`${few} of the ${all} counted variants listed here ${have} no known ${study.metrics[m].title} and ${are} not on this map.`);
      }
    }
    const beyond = mapPlaces
      .references(shown.x.m, shown.y.m)
      .filter((it) => !mapAxes.within(whole.x, it.x) || !mapAxes.within(whole.y, it.y))
      .map((it) => `${it.name} (${study.text(shown.x.m, it.x)}, ${study.text(shown.y.m, it.y)})`);
    if (beyond.length > 0) said.push(`Beyond this map: ${beyond.join(", ")}.`);
    const hidden = d3.sum(passing, (it) => it.passing.length) - d3.sum(near, (it) => it.passing.length);
    if (hidden > 0) said.push(`${d3.format(",")(hidden)} variants that cannot be chosen are far beyond this map.`);
    if (passing.some((it) => it.doubtful)) said.push("Dashed marks are doubtful: their measurement is not valid.");
    const outside = [shown.x, shown.y].flatMap(({ m }, i) =>
      study.limits.filter((it) => study.metric(it.metric) === m && !mapAxes.within(i === 0 ? whole.x : whole.y, it.bound)),
    );
    if (outside.length > 0) said.push(`Outside this map: ${outside.map((it) => it.text).join(", ")}.`);
    const shared = places.length < study.count - unknown;
    if (shared) said.push(`${d3.format(",")(study.count - unknown)} variants are at ${d3.format(",")(places.length)} places.`);
    return said;
  };

  const refilter = () => {
    passing = mapPlaces.filter(places, [shown.x.m, shown.y.m]);
    front = mapPlaces.front(passing, shown.x.m, shown.y.m);
    if (focus !== null && focus.top === null) focus = null;
    if (light !== null && light.top === null) light = null;
  };

  // Draws what the reader has chosen to see; says what there is to say below it.
  const draw = (width) => {
    at = measure(width);
    if (gathered !== `${shown.x.m} ${shown.y.m}`) {
      gathered = `${shown.x.m} ${shown.y.m}`;
      ({ places, of: placeOf } = mapPlaces.gather(shown.x.m, shown.y.m));
      [focus, light] = [null, null];
      refilter();
    }
    frameWhole(at);
    paint();
    const counts = d3.rollup(passing.flatMap((it) => it.passing), (all) => all.length, marks.of);
    counts.set("reference", mapPlaces.references(shown.x.m, shown.y.m).length);
    return { counts, front: front.members.length > 1 ? front.text : "", notes: notes(), isCut };
  };

  const pixel = (place) => ({ x: at.x(place.x), y: at.y(place.y) });

  const find = (x, y, byFinger) => {
    tree ??= d3.quadtree(near, (it) => at.x(it.x), (it) => at.y(it.y));
    return tree.find(x, y, byFinger ? FINGER : REACH) ?? null;
  };

  // The other dots that are visible, in pixels.
  const crowd = (place) => {
    const { left, right, top, bottom } = at.box;
    return near
      .filter((it) => it !== place)
      .map(pixel)
      .filter((it) => it.x >= left && it.x <= right && it.y >= top && it.y <= bottom);
  };

  // Whether something is pinned that the map would show if it were drawn anew.
  const missesPins = () => pinned().some((it) => !isInside(it));

  // The nearest place in a direction, those straight ahead first.
  const next = (from, dx, dy) => {
    const start = pixel(from);
    const cost = (place) => {
      const { x, y } = pixel(place);
      const ahead = dx * (x - start.x) + dy * (y - start.y);
      const aside = Math.abs(dy * (x - start.x)) + Math.abs(dx * (y - start.y));
      return ahead > 0.5 ? ahead + 2.5 * aside : Infinity;
    };
    const found = d3.least(near, cost);
    return found === undefined || cost(found) === Infinity ? from : found;
  };

  const setFocus = (place) => {
    focus = place;
    if (place !== null) {
      const { x, y } = pixel(place);
      const { left, right, top, bottom } = at.box;
      if (x < left || x > right || y < top || y > bottom) svg.call(zoom.translateTo, whole.x(place.x), whole.y(place.y));
    }
    drawFocus();
  };

  const setLight = (place) => {
    light = place;
    drawFocus();
  };

  return {
    draw,
    paintPins,
    pinned,
    missesPins,
    find,
    crowd,
    next,
    pixel,
    setFocus,
    setLight,
    refilter,
    visible,
    focused: () => focus,
    ends: () => [d3.least(near, (it) => it.x), d3.greatest(near, (it) => it.x)],
    zoomBy: (factor) => svg.call(zoom.scaleBy, factor),
    reset: () => svg.call(zoom.transform, d3.zoomIdentity),
  };
};
