/* Where a drawing is looked at from: pan, zoom and fit, by calls, pointer, fingers and wheel.
   `covered` gives the pixels at the right of the view that something else lies on. */
const lookAt = (svg, view, covered) => {
  "use strict";

  const STEP = 1.25;
  const LEAST = 0.05;
  const MOST = 4;
  const EDGE = 24; // pixels that stay free around what is shown
  const LOST = 72; // pixels of the drawing that can never be pushed out of sight
  const { width, height } = svg.viewBox.baseVal;
  const at = { x: 0, y: 0, k: 1 }; // its corner in the view, and how many times its size it is
  svg.style.width = `${width}px`;
  svg.style.height = `${height}px`;
  view.style.maxHeight = `${1.5 * height + 2 * EDGE}px`; // no empty room around a small drawing

  const between = (least, value, most) => Math.max(least, Math.min(most, value));
  const room = () => ({ w: view.clientWidth - covered(), h: view.clientHeight });
  const move = (x, y, k = at.k) => {
    at.k = k;
    at.x = between(LOST - width * k, x, view.clientWidth - LOST);
    at.y = between(LOST - height * k, y, view.clientHeight - LOST);
    svg.style.transform = `translate(${at.x}px,${at.y}px) scale(${k})`;
  };
  const pan = (x, y) => move(at.x + x, at.y + y);
  const zoom = (by, x = room().w / 2, y = room().h / 2) => { // what is at x, y stays there
    const k = between(LEAST, at.k * by, MOST);
    move(x - (x - at.x) * k / at.k, y - (y - at.y) * k / at.k, k);
  };
  const whole = () => Math.min(1.5, room().w / width, room().h / height);
  const tight = (start, size, span) => // no empty room where there is more to see
    (size <= span ? (span - size) / 2 : between(span - size, start, 0));
  const centre = (x, y, k = at.k) => {
    const { w, h } = room();
    move(tight(w / 2 - x * k, width * k, w), tight(h / 2 - y * k, height * k, h), k);
  };
  const fit = () => centre(0, 0, whole());
  const frame = (some, readable) => { // some places, the first of them at least, readable
    if (whole() >= readable || !some.length) { fit(); return; }
    const left = Math.min(...some.map((one) => one.x));
    const top = Math.min(...some.map((one) => one.y));
    const w = Math.max(...some.map((one) => one.x + one.w)) - left;
    const h = Math.max(...some.map((one) => one.y + one.h)) - top;
    const fitting = Math.min(room().w / (w + 2 * EDGE), room().h / (h + 2 * EDGE));
    if (fitting >= readable) centre(left + w / 2, top + h / 2, Math.min(fitting, 1));
    else focus(some[0], readable);
  };
  const focus = ({ x, y, w, h }, readable) => centre(x + w / 2, y + h / 2, Math.max(at.k, readable));
  const reveal = ({ x, y, w, h }) => { // no further than it takes
    const shift = (start, size, span) =>
      (start < EDGE || size + 2 * EDGE > span ? EDGE - start : Math.min(0, span - EDGE - start - size));
    pan(shift(at.x + x * at.k, w * at.k, room().w), shift(at.y + y * at.k, h * at.k, room().h));
  };

  const fingers = new Map();
  let dragged = false;
  const release = ({ pointerId }) => {
    if (!fingers.delete(pointerId) || fingers.size) return;
    view.classList.remove("dragging");
    setTimeout(() => { dragged = false; }); // the click that ends a drag comes before
  };
  view.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  view.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    if (!(event.buttons & 1)) { release(event); return; } // let go of where nobody was told
    const now = { x: event.clientX, y: event.clientY };
    const [x, y] = [now.x - last.x, now.y - last.y];
    if (!dragged && Math.hypot(x, y) < 5) return; // a shaking hand still clicks
    if (!dragged) view.setPointerCapture(event.pointerId);
    dragged = true;
    view.classList.add("dragging");
    fingers.set(event.pointerId, now);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) { pan(x, y); return; }
    const corner = view.getBoundingClientRect();
    const span = (one) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
    zoom(span(now) / span(last), (now.x + other.x) / 2 - corner.x, (now.y + other.y) / 2 - corner.y);
    pan(x / 2, y / 2);
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release);
  view.addEventListener("click", (event) => { // the end of a drag selects nothing
    if (dragged) event.stopImmediatePropagation();
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !view.contains(document.activeElement)) return;
    event.preventDefault();
    const corner = view.getBoundingClientRect();
    const by = Math.exp(-between(-100, event.deltaY, 100) / 300);
    zoom(by, event.clientX - corner.x, event.clientY - corner.y);
  }, { passive: false });
  addEventListener("resize", () => pan(0, 0));

  return {
    fit, focus, frame, pan, reveal,
    closer: () => zoom(STEP),
    further: () => zoom(1 / STEP),
  };
};
