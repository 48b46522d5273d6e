// Boxes of a badge are dragged, or moved by the arrow keys when they have the focus: a millimetre a step, half of one with Alt, five with
// Shift. Without script a click opens the box, and its place is typed.
const place = document.querySelector("#place");
const threshold = 3;
const keysWait = 600;
let dragged;
let waiting;

const half = value => Math.round(value * 2) / 2;
const within = (value, size, whole) => Math.min(Math.max(0, value), Math.max(0, whole - size));
const number = (rect, name) => Number(rect.getAttribute(name));

function move(box, x, y) {
  const { width, height } = box.closest("[data-canvas]").dataset;
  const rect = box.querySelector("rect");
  rect.setAttribute("x", within(half(x), number(rect, "width"), Number(width)));
  rect.setAttribute("y", within(half(y), number(rect, "height"), Number(height)));
}

/** Tells the server; the picture and the warnings come back, the numbers on the page follow. */
async function keep(box) {
  clearTimeout(waiting);
  waiting = undefined;
  const [id, rect] = [box.dataset.box, box.querySelector("rect")];
  const [x, y] = [rect.getAttribute("x"), rect.getAttribute("y")];
  [place.elements.moved.value, place.elements.x.value, place.elements.y.value] = [id, x, y];
  const at = document.querySelector(`[data-at="${id}"]`);
  if (at) at.textContent = `${x}, ${y}`;
  if (new URLSearchParams(new URL(place.action).search).get("item") === id) {
    document.querySelector("[name='Input.X']").value = x;
    document.querySelector("[name='Input.Y']").value = y;
  }
  const focused = box.contains(document.activeElement);
  await htmx.ajax("POST", place.getAttribute("action"), { source: place, target: "#canvas", swap: "outerHTML" });
  if (focused) document.querySelector(`[data-box="${id}"]`)?.focus();
}

document.addEventListener("pointerdown", event => {
  const box = event.target.closest?.("[data-box]");
  if (!box || event.button !== 0) return;
  const rect = box.querySelector("rect");
  const scale = Number(box.closest("[data-canvas]").dataset.width) / box.ownerSVGElement.getBoundingClientRect().width;
  dragged = { box, scale, fromX: event.clientX, fromY: event.clientY, x: number(rect, "x"), y: number(rect, "y"), moved: false };
  box.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", event => {
  if (!dragged) return;
  const [dx, dy] = [event.clientX - dragged.fromX, event.clientY - dragged.fromY];
  if (!dragged.moved && Math.hypot(dx, dy) < threshold) return;
  dragged.moved = true;
  move(dragged.box, dragged.x + dx * dragged.scale, dragged.y + dy * dragged.scale);
});

document.addEventListener("pointerup", event => {
  if (!dragged) return;
  const { box, moved } = dragged;
  box.releasePointerCapture(event.pointerId);
  dragged = undefined;
  if (!moved) return;
  // The click that follows a drag opens nothing.
  box.addEventListener("click", click => click.preventDefault(), { once: true, capture: true });
  setTimeout(() => keep(box));
});

document.addEventListener("dragstart", event => { if (event.target.closest?.("[data-canvas]")) event.preventDefault(); });

document.addEventListener("keydown", event => {
  const box = event.target.closest?.("[data-box]");
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!box || !step) return;
  event.preventDefault();
  const by = event.shiftKey ? 5 : event.altKey ? 0.5 : 1;
  const rect = box.querySelector("rect");
  move(box, number(rect, "x") + step[0] * by, number(rect, "y") + step[1] * by);
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(box), keysWait);
});
