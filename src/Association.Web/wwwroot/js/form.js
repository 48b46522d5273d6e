// Questions that depend on an answer or on the category show and hide as one answers; without script all are shown with their
// condition beside them, and the server drops what was not to be asked.
const questions = [...document.querySelectorAll("[data-question]")];

function valuesOf(field) {
  return [...document.getElementsByName(field)]
    .filter(control => !control.disabled && (!["radio", "checkbox"].includes(control.type) || control.checked))
    .map(control => control.value.trim().toLowerCase());
}

function refresh() {
  const category = document.querySelector("input[name='Input.Category']:checked, input[type=hidden][name='Input.Category']")?.value;
  const shown = new Set();
  // A question can stand before the one it depends on: look until nothing changes.
  for (let round = 0; round <= questions.length; round++) {
    let changed = false;
    for (const question of questions) {
      const { question: field, showIf, showValue, askedOf } = question.dataset;
      const asked = !askedOf || !category || askedOf.split(" ").includes(category);
      const shows = asked && (!showIf || shown.has(showIf) && valuesOf(showIf).includes((showValue ?? "").trim().toLowerCase()));
      if (shows === shown.has(field)) continue;
      changed = true;
      if (shows) shown.add(field); else shown.delete(field);
    }
    if (!changed) break;
  }
  for (const question of questions) question.hidden = !shown.has(question.dataset.question);
}

if (questions.length > 0) {
  for (const hint of document.querySelectorAll("[data-condition]")) hint.hidden = true;
  document.addEventListener("input", refresh);
  document.addEventListener("change", refresh);
  refresh();
}

// A question is dragged to another place; its buttons do the same without a mouse.
const list = document.querySelector("[data-arrange]");
if (list) {
  let dragged = null;
  list.addEventListener("dragstart", event => {
    dragged = event.target.closest("[data-place]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged?.dataset.place ?? "");
  });
  list.addEventListener("dragover", event => {
    const over = event.target.closest("[data-place]");
    if (!dragged || !over) return;
    event.preventDefault();
    for (const other of list.querySelectorAll(".drop")) if (other !== over) other.classList.remove("drop");
    if (over !== dragged) over.classList.add("drop");
  });
  list.addEventListener("drop", event => {
    const over = event.target.closest("[data-place]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const form = document.getElementById("arrange");
    form.elements.question.value = dragged.dataset.id;
    form.elements.place.value = over.dataset.place;
    form.requestSubmit();
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    for (const other of list.querySelectorAll(".drop")) other.classList.remove("drop");
  });
}
