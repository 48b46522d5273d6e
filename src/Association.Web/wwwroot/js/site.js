// What pages gain with script; without it every one of these still works, only slower.

// A form is sent once: the second click finds the button busy. The key it carries protects the server all the same.
document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("[data-submit-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) button.setAttribute("aria-busy", "true");
});

// Back from the next page: the browser may show this one as it was left.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});
document.addEventListener("htmx:afterRequest", event => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) release(form);
});

// A form that keeps its files is sent by script: a page that says no is shown all the same, and a lost connection is told.
document.addEventListener("htmx:beforeSwap", event => {
  const { requestConfig, xhr } = event.detail;
  if (!requestConfig.elt.closest("form[data-keep-files]") || xhr.status < 400) return;
  event.detail.shouldSwap = xhr.response.includes('id="main"');
  if (!event.detail.shouldSwap) notSent(requestConfig.elt);
});
document.addEventListener("htmx:sendError", event => notSent(event.detail.requestConfig.elt));
document.addEventListener("htmx:beforeRequest", event => event.target.closest?.("form")?.querySelector("[data-not-sent]")?.remove());

function notSent(sender) {
  const form = sender.closest("form[data-keep-files]");
  if (!form || form.querySelector("[data-not-sent]")) return;
  const note = document.createElement("p");
  note.className = "field-error";
  note.setAttribute("role", "alert");
  note.dataset.notSent = "";
  note.textContent = form.dataset.keepFiles;
  form.querySelector(".form-actions").before(note);
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// A question before an act becomes a modal dialog.
document.addEventListener("toggle", event => {
  const details = event.target;
  if (!(details instanceof HTMLDetailsElement)) return;
  if (details.matches("[data-confirm]") && details.open) ask(details);
}, true);

function ask(details) {
  const dialog = details.querySelector("dialog");
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.addEventListener("close", () => {
    dialog.setAttribute("open", "");
    details.open = false;
    details.querySelector("summary").focus();
  }, { once: true });
}

document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;

  // A click on the backdrop or on "cancel" answers no.
  if (target.closest("[data-close]")) target.closest("dialog")?.close();
  if (target.matches("dialog.ask:modal")) target.close();

  // A menu closes when one looks elsewhere.
  for (const menu of document.querySelectorAll("details[data-menu][open]"))
    if (!menu.contains(target)) menu.open = false;

  target.closest("[data-dismiss]")?.closest("[data-flash]")?.remove();
  const copy = target.closest("[data-copy]");
  if (copy) copyText(copy);
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

async function copyText(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const note = document.createElement("span");
  note.className = "copied-note";
  note.setAttribute("role", "status");
  note.textContent = button.dataset.copied;
  button.after(note);
  setTimeout(() => note.remove(), 2000);
}

// What only script can do appears only with script.
function enliven(root) {
  for (const control of root.querySelectorAll("[data-dismiss], [data-copy]"))
    control.hidden = control.hasAttribute("data-copy") && !navigator.clipboard;
  root.querySelector("[data-focus]")?.focus();
}
enliven(document);
document.addEventListener("htmx:load", event => enliven(event.target));

// A form that asks the server while it is filled in (hx-trigger with "change"): an answer to what somebody has changed since,
// or an answer that comes while a finger is on the part it would replace, would undo a choice or swallow the click. It is
// thrown away, and the form asks again.
const touches = new WeakMap();
const touched = form => touches.set(form, (touches.get(form) ?? 0) + 1);
const asking = element => element?.closest?.("form[hx-trigger*='change']");

for (const kind of ["change", "pointerdown"])
  document.addEventListener(kind, event => { const form = asking(event.target); if (form) touched(form); }, true);

document.addEventListener("htmx:beforeRequest", event => {
  const form = asking(event.target);
  if (form) event.detail.xhr.touched = touches.get(form);
});
document.addEventListener("htmx:beforeSwap", event => {
  const form = asking(event.detail.requestConfig.elt);
  if (!form || event.detail.xhr.touched === touches.get(form)) return;
  event.detail.shouldSwap = false;
  form.dataset.late = "1";
});
document.addEventListener("pointerup", () => setTimeout(() => {
  for (const form of document.querySelectorAll("form[data-late]")) {
    delete form.dataset.late;
    if (!form.dataset.sent) htmx.trigger(form, "change");
  }
}, 50));

// On a phone the current tab of a long row may stand beyond the edge.
for (const current of document.querySelectorAll(".tabs [aria-current]")) {
  const row = current.closest(".tabs");
  const [shown, whole] = [current.getBoundingClientRect(), row.getBoundingClientRect()];
  if (shown.right > whole.right) row.scrollLeft += shown.right - whole.right + 24;
}
