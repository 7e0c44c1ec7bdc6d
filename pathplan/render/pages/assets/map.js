/* The map of a page: search, filter, select, and keys. The page is whole without it.
   It reads the drawing (svg.pathplan) and the facts in the page's JSON, and writes text only as text. */
(() => {
  "use strict";

  const source = document.querySelector("script[type='application/json']");
  const { things = {}, words = {}, titles = "" } = source ? JSON.parse(source.textContent) : {};
  const named = (id) => /[a-z]\d+$/.exec(id)?.[0]; // `n3`, whatever stands before it
  const svg = [...document.querySelectorAll("svg.pathplan")]
    .find((drawn) => [...drawn.querySelectorAll(".box")].some((box) => things[named(box.id)]));
  if (!svg) return;

  const READABLE = 9; // pixels of text, at least, when the map opens

  const say = (key, values = {}) =>
    (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const sentence = (...parts) => parts.filter(Boolean).join(", ");
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const button = (text, action, label = text) => {
    const made = make("button", { type: "button", "aria-label": label }, text);
    made.addEventListener("click", action);
    return made;
  };

  const { nodes, boxes, across, follow, along, beside } = readMap(svg, things, named, fold);
  const byId = new Map(boxes.map((node) => [node.id, node]));

  /* ---- What stands around the map ---- */

  const field = (kind, control) => {
    control.id = `-map-${kind}`; // no competency is called so
    return make("div", {}, make("label", { for: control.id }, say(kind)), control);
  };
  const search = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const kinds = {
    status: ({ fact }) => [fact.status].filter(Boolean),
    strand: ({ fact }) => [fact.strand].filter(Boolean),
    tag: ({ fact }) => fact.tags ?? [],
  };
  const filters = Object.entries(kinds).flatMap(([kind, of]) => {
    const values = [...new Set(boxes.flatMap(of))];
    if (kind === "tag") values.sort((a, b) => a.localeCompare(b));
    const texts = kind === "status" ? words.statuses ?? {} : {};
    const options = values.map((value) => make("option", { value }, texts[value] ?? value));
    const select = make("select", {}, make("option", { value: "" }, say("any")), ...options);
    return values.length > (kind === "tag" ? 0 : 1) ? [{ kind, of, select }] : [];
  });
  const view = make("div", { class: "map-view" });
  const panel = make("section", { class: "map-panel", "aria-label": say("details"), tabindex: "-1" });
  const live = make("p", { class: "map-live", role: "status" });
  const tools = make("div", { class: "map-tools", role: "group", "aria-label": say("tools") },
    field("search", search),
    ...filters.map(({ kind, select }) => field(kind, select)),
    make("div", { class: "map-zoom" },
      button("+", () => look.closer(), say("zoom_in")),
      button("\u2212", () => look.further(), say("zoom_out")),
      button(say("fit"), () => look.fit()),
      button(say("begin"), () => begin())));
  panel.hidden = true;
  (svg.closest(".picture") ?? svg).replaceWith(tools, make("div", { class: "map-stage" }, view, panel), live,
    make("p", { class: "map-help", id: "-map-help" }, say("help")));
  view.append(svg);
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-describedby", "-map-help");

  const over = () => !panel.hidden && getComputedStyle(panel).position === "absolute";
  const look = lookAt(svg, view, () => (over() ? panel.offsetWidth : 0));
  const sizes = [...svg.querySelectorAll(".box text")].map((text) => parseFloat(getComputedStyle(text).fontSize));
  const readable = READABLE / (Math.min(...sizes.filter(Boolean), 16));
  const begin = () => {
    const shown = boxes.filter((node) => node.shown);
    const ready = shown.filter((node) => node.element.classList.contains("ready"));
    look.frame(ready.length ? ready : shown.filter((node) => !node.before.length), readable);
  };

  const ring = (name) => { // one for all boxes: outlines of their own would hide what borders say
    const rect = document.createElementNS(svg.namespaceURI, "rect");
    rect.setAttribute("class", name);
    svg.append(rect);
    return (node) => {
      rect.classList.toggle("there", Boolean(node));
      if (!node) return;
      const around = { x: node.x - 4, y: node.y - 4, width: node.w + 8, height: node.h + 8, rx: 6 };
      for (const [key, value] of Object.entries(around)) rect.setAttribute(key, value);
    };
  };
  const markPicked = ring("map-picked");
  const markFocus = ring("map-focus");

  const told = ({ fact }) => fact.told || words.statuses?.[fact.status];
  const heard = (node) => sentence(node.title, told(node),
    say("needs_many", { n: node.fact.needs?.length ?? node.before.length }),
    say("opens_many", { n: node.fact.opens?.length ?? node.after.length }));
  for (const node of boxes) {
    const { element } = node;
    const attributes = { role: "button", tabindex: -1, "aria-pressed": false, "aria-label": heard(node) };
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    for (const text of element.querySelectorAll("text")) text.setAttribute("aria-hidden", "true");
  }

  /* ---- One box is in the tab order; arrows go from it to others ---- */

  let current = null;
  let picked = null;
  const stop = (node) => {
    current?.element.setAttribute("tabindex", "-1");
    current = node;
    current?.element.setAttribute("tabindex", "0");
  };
  const go = (node) => {
    stop(node);
    node.element.focus({ preventScroll: true });
    look.reveal(node);
  };

  /* ---- Select: what it needs, what it opens, and the facts in the panel ---- */

  const describe = facts(make, say, (id) => byId.get(id)?.title, titles);
  const pick = (node) => {
    picked?.element.setAttribute("aria-pressed", "false");
    for (const old of svg.querySelectorAll(".needed, .opened, .picked"))
      old.classList.remove("needed", "opened", "picked");
    picked = node;
    svg.classList.toggle("has-pick", Boolean(node));
    panel.hidden = !node;
    markPicked(node);
    live.textContent = node ? heard(node) : "";
    const { pathname, search: query } = location;
    history.replaceState(null, "", node ? `#${encodeURIComponent(node.id)}` : pathname + query);
    if (!node) return;
    node.element.setAttribute("aria-pressed", "true");
    node.element.classList.add("picked");
    for (const element of follow(node, "before")) element.classList.add("needed");
    for (const element of follow(node, "after")) element.classList.add("opened");
    const close = button("\u00d7", () => { pick(null); go(node); }, say("close"));
    panel.replaceChildren(close, ...describe(node.title, told(node), node.fact));
    panel.scrollTop = 0;
  };
  const show = (node) => {
    stop(node);
    pick(node);
    look.focus(node, readable);
  };
  const toggle = (node) => {
    pick(picked === node ? null : node);
    look.reveal(node);
  };

  /* ---- Search and filter: what does not match is dimmed, and out of reach ---- */

  const sieve = () => {
    const sought = fold(search.value.trim()).split(/\s+/);
    for (const node of boxes) {
      node.shown = sought.every((word) => node.sought.includes(word)) &&
        filters.every(({ of, select }) => !select.value || of(node).includes(select.value));
      node.element.classList.toggle("off", !node.shown);
      node.element.setAttribute("aria-hidden", String(!node.shown));
    }
    const left = boxes.filter((node) => node.shown);
    svg.classList.toggle("sieved", left.length < boxes.length);
    live.textContent = left.length < boxes.length ? say("found", { n: left.length, many: boxes.length }) : "";
    if (!current?.shown) {
      const lost = current?.element === document.activeElement;
      stop(left[0] ?? null);
      if (lost) (left[0]?.element ?? search).focus();
    }
    if (current && left.length < boxes.length) look.reveal(current);
  };
  search.addEventListener("input", sieve);
  for (const { select } of filters) select.addEventListener("change", sieve);
  search.addEventListener("keydown", (event) => {
    const left = boxes.filter((node) => node.shown);
    if (event.key === "Enter" && left.length) show(left[(left.indexOf(picked) + 1) % left.length]);
    else if (event.key === "ArrowDown" && left.length) go(picked?.shown ? picked : left[0]);
    else if (event.key === "Escape" && search.value) { search.value = ""; sieve(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  /* ---- Keys, clicks, links ---- */

  const ways = across
    ? { ArrowLeft: "before", ArrowRight: "after", ArrowUp: -1, ArrowDown: 1 }
    : { ArrowUp: "before", ArrowDown: "after", ArrowLeft: -1, ArrowRight: 1 };
  const pans = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
  const arrow = (key) => {
    const found = current && (typeof ways[key] === "string" ? along(current, ways[key]) : beside(current, ways[key]));
    if (found) go(found);
  };
  const end = (index) => go(boxes.filter((node) => node.shown).at(index) ?? current);
  const keys = {
    ArrowLeft: arrow, ArrowRight: arrow, ArrowUp: arrow, ArrowDown: arrow,
    Home: () => end(0), End: () => end(-1),
    Enter: () => toggle(current), " ": () => toggle(current),
    "+": look.closer, "=": look.closer, "-": look.further, 0: look.fit,
  };
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || !current) return;
    event.preventDefault();
    if (event.shiftKey && pans[event.key]) look.pan(...pans[event.key]);
    else keys[event.key](event.key);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picked) return;
    const from = panel.contains(document.activeElement) ? picked : null;
    pick(null);
    if (from) go(from);
  });
  view.addEventListener("focusin", ({ target }) => {
    const node = nodes.get(named(target.id));
    if (!node) return;
    stop(node);
    if (!target.matches(":focus-visible")) return;
    markFocus(node);
    look.reveal(node);
  });
  view.addEventListener("focusout", () => markFocus(null));
  view.addEventListener("click", ({ target }) => {
    const node = nodes.get(named(target.closest(".box")?.id));
    if (!node && picked) pick(null); // beside the boxes
    if (!node?.shown) return;
    stop(node);
    node.element.focus({ preventScroll: true });
    toggle(node);
  });

  const meant = (hash) => {
    try { return byId.get(decodeURIComponent(hash.slice(1))); } catch { return undefined; }
  };
  const arrive = () => {
    const node = meant(location.hash);
    if (!node || node === picked) return;
    show(node);
    view.scrollIntoView({ block: "center" });
  };
  panel.addEventListener("click", (event) => {
    const node = meant(event.target.closest("a")?.hash ?? "");
    if (!node) return;
    event.preventDefault(); // the page stays where it is
    show(node);
    panel.focus({ preventScroll: true });
  });
  addEventListener("hashchange", arrive);
  addEventListener("load", () => { // the browser has gone to the row of the table by then
    if (picked) requestAnimationFrame(() => view.scrollIntoView({ block: "center" }));
  });

  stop(boxes.find((node) => node.element.classList.contains("ready")) ?? boxes[0]);
  begin();
  arrive();
})();
