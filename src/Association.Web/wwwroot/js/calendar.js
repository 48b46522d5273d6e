// A meeting is dragged to another day, hour or room. The server decides; without script its own page moves it as well.
const form = document.getElementById("move");

function cellOf(event) {
  return event.target instanceof Element ? event.target.closest("[data-slot]") : null;
}

document.addEventListener("dragstart", event => {
  const meeting = event.target instanceof Element ? event.target.closest("[data-meeting]") : null;
  if (!meeting || !form) return;
  event.dataTransfer.setData("text/plain", meeting.dataset.meeting);
  event.dataTransfer.effectAllowed = "move";
  form.elements.moved.value = meeting.dataset.meeting;
});

document.addEventListener("dragover", event => {
  const cell = cellOf(event);
  if (!cell || !form?.elements.moved.value) return;
  event.preventDefault();
  if (cell.classList.contains("drop")) return;
  for (const other of document.querySelectorAll(".drop")) other.classList.remove("drop");
  cell.classList.add("drop");
});

document.addEventListener("drop", event => {
  const cell = cellOf(event);
  if (!cell || !form?.elements.moved.value) return;
  event.preventDefault();
  form.elements.slot.value = cell.dataset.slot;
  form.requestSubmit();
});

document.addEventListener("dragend", () => {
  for (const cell of document.querySelectorAll(".drop")) cell.classList.remove("drop");
});
