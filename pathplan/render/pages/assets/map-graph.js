/* What a drawing holds: its boxes and gates with the facts about them, and the ways along its lines.
   `named` gives the key of the facts for an id in the drawing, `fold` a text as it is searched. */
const readMap = (svg, things, named, fold) => {
  "use strict";

  const nodes = new Map();
  const drawn = svg.getBoundingClientRect();
  const shrunk = svg.viewBox.baseVal.width / drawn.width || 1;
  for (const element of svg.querySelectorAll(".box, .gate")) {
    const fact = things[named(element.id)] ?? {};
    const title = fact.title ?? element.querySelector("title")?.textContent ?? "";
    const id = element.dataset.id ?? "";
    const box = element.classList.contains("box");
    const { x, y, width, height } = element.getBoundingClientRect();
    nodes.set(named(element.id), {
      element, box, fact, title, id, shown: box, sought: fold(`${title} ${id}`), before: [], after: [],
      x: (x - drawn.x) * shrunk, y: (y - drawn.y) * shrunk, w: width * shrunk, h: height * shrunk,
    });
  }
  const boxes = [...nodes.values()].filter((node) => node.box);

  const middle = ({ x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 });
  let lean = 0; // how much further lines go across than down
  for (const element of svg.querySelectorAll(".edge:not(.recommends)")) {
    const from = nodes.get(named(element.dataset.from));
    const to = nodes.get(named(element.dataset.to));
    if (!from || !to) continue;
    const together = element.classList.contains("together");
    to.before.push({ node: from, element });
    from[together ? "before" : "after"].push({ node: to, element });
    lean += Math.abs(middle(from).x - middle(to).x) - Math.abs(middle(from).y - middle(to).y);
  }
  const across = lean >= 0;
  const [main, cross] = across ? ["x", "y"] : ["y", "x"];

  const follow = (start, way) => { // the elements of all that a node leads to, through gates
    const [found, lines] = [new Set(), new Set()];
    for (const open = [start]; open.length;) {
      for (const { node, element } of open.pop()[way]) {
        lines.add(element);
        if (node === start || found.has(node)) continue;
        found.add(node);
        open.push(node);
      }
    }
    return [...[...found].map((node) => node.element), ...lines];
  };
  const nearest = (from, many, weight = 1) => { // `weight` is what a step off the line costs
    const a = middle(from);
    const far = (b) => Math.abs(b[cross] - a[cross]) + weight * Math.abs(b[main] - a[main]);
    return many.reduce((best, one) => (best && far(middle(best)) <= far(middle(one)) ? best : one), null);
  };
  const direct = (node, way) =>
    node[way].flatMap(({ node: other }) => (other.box ? [other] : direct(other, way)));
  const along = (from, way) => { // the nearest before or after, past what is filtered out
    const seen = new Set([from]);
    for (let row = [from]; row.length;) {
      row = row.flatMap((node) => direct(node, way)).filter((node) => !seen.has(node));
      row.forEach((node) => seen.add(node));
      const hits = row.filter((node) => node.shown);
      if (hits.length) return nearest(from, hits);
    }
    return null;
  };
  const beside = (from, sign) => { // the nearest that stands to one side of the lines
    const ahead = (node) => sign * (middle(node)[cross] - middle(from)[cross]) > 1;
    return nearest(from, boxes.filter((node) => node.shown && ahead(node)), 2);
  };

  return { nodes, boxes, across, follow, along, beside };
};
