// The door with script: camera, answers without reload, sound, and the list on the device for when the network drops.
import { QrCamera } from "./door-camera.js";
import { Answers } from "./door-answer.js";
import { DoorSync } from "./door-sync.js";

const body = document.querySelector("[data-door]");
const code = body.querySelector("[name='Input.Code']");
const state = document.querySelector("[data-offline]");
const note = body.querySelector("[data-note]");
const ready = body.querySelector("[data-ready]");
const words = JSON.parse(body.dataset.words);
const training = body.dataset.training === "true";
const busyEvery = 3000;
const listEvery = 120_000;

const answers = new Answers(() => code.focus());
const door = new DoorSync(location.pathname, body.dataset.list, merged);

function nonce() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

async function scan(fields) {
  const result = await door.scan({ ...fields, "Input.Nonce": nonce() }, training);
  answers.show(result.failed ? { tone: "refused", title: body.dataset.failed } : result.offline ? offlineAnswer(result) : result);
  code.value = "";
  code.focus();
  await showState();
}

function offlineAnswer(result) {
  if (result.unknown) return { tone: "again", title: words.Unknown.title, detail: body.dataset.noList };
  const { tone, title, detail } = words[result.verdict];
  const first = result.verdict === "AlreadyIn" && result.firstAt ? body.dataset.first.replace("{0}", clock(result.firstAt)) : detail;
  const asOf = result.verdict === "Unknown" ? body.dataset.asOf.replace("{0}", clock(door.list.at)) : training ? "" : body.dataset.kept;
  return { ...result, tone, title, detail: [first, asOf].filter(Boolean).join(" · ") };
}

/** What the server made of a scan that was kept: where it says something else than the device did, somebody should know. */
function merged(answer) {
  const title = `${body.dataset.merged} ${answer.title ?? body.dataset.failed}`;
  answers.log({ ...answer, title });
  answers.count(answer);
}

function clock(at) {
  return new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
}

async function showState() {
  const waiting = await door.pending();
  state.hidden = waiting === 0 && !door.offline;
  state.dataset.waiting = waiting;
  state.querySelector("span").textContent = (door.offline ? state.dataset.text : state.dataset.pending).replace("{0}", waiting);
  if (!door.list) return;
  ready.hidden = false;
  const text = ready.querySelector("[data-text]");
  text.textContent = text.dataset.text.replace("{0}", door.list.size).replace("{1}", clock(door.list.at));
}

document.addEventListener("submit", event => {
  const form = event.target.closest("form[data-scan], form[data-override]");
  if (form) {
    event.preventDefault();
    if (form.contains(code) && !code.value.trim()) { code.focus(); return; }
    const fields = Object.fromEntries(new FormData(form, event.submitter));
    if (form.matches("[data-override]")) answers.hide();
    scan(fields);
  } else if (event.target.closest("form[data-find]") && door.offline && door.list) {
    event.preventDefault();
    event.stopImmediatePropagation();
    findOffline(event.target.querySelector("input").value);
  }
}, true);

/** The list on the device is searched like the one of the server. */
function findOffline(text) {
  const matches = document.querySelector("#matches");
  const found = text.trim() ? door.list.search(text) : [];
  matches.replaceChildren(...found.map(match => matchLine(match, matches.dataset.admit)));
  if (text.trim() && found.length === 0) {
    const nobody = document.createElement("li");
    nobody.className = "nobody";
    nobody.textContent = matches.dataset.nobody;
    matches.append(nobody);
  }
}

function matchLine(match, admit) {
  const [line, who, name, unit, form, id, button] = ["li", "div", "strong", "span", "form", "input", "button"].map(tag => document.createElement(tag));
  [who.className, name.textContent, unit.textContent] = ["match", match.name, match.unit ?? ""];
  [id.type, id.name, id.value] = ["hidden", "registration", match.id];
  [button.type, button.className, button.textContent] = ["submit", match.there ? "btn" : "btn btn-primary", admit];
  form.dataset.scan = "";
  form.method = "post";
  who.append(name, unit);
  form.append(id, button);
  line.append(who, form);
  return line;
}

document.querySelector("#find").addEventListener("input", event => { if (door.offline && door.list) findOffline(event.target.value); });

// A hand scanner types like a keyboard: whatever is typed outside a field belongs to the code.
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && answers.open) answers.hide();
  const inField = event.target instanceof HTMLElement && event.target.matches("input:not([type=radio]), button, a, summary");
  if (!inField && event.key.length === 1 && !event.ctrlKey && !event.metaKey) code.focus();
});

const start = body.querySelector("[data-start]");
start.hidden = false;
start.addEventListener("click", async () => {
  const camera = new QrCamera(body.querySelector("[data-camera]"), text => {
    scan({ ...Object.fromEntries(new FormData(code.closest("form"))), "Input.Code": text, "Input.Method": "Camera" });
  });
  try {
    await camera.start();
    start.hidden = true;
    note.hidden = true;
  } catch {
    note.textContent = body.dataset.noCamera;
    note.hidden = false;
  }
});

async function look() {
  if (navigator.onLine) {
    await door.drain();
    const counts = await door.counts();
    if (counts) { answers.count(counts); door.list?.count(counts.present, counts.expected); }
  }
  await showState();
}

const shown = document.querySelector("[data-answer]");
if (!shown.hidden) answers.log({ tone: ["admitted", "again", "refused"].find(tone => shown.classList.contains(tone)), title: shown.querySelector("[data-title]").textContent, who: shown.querySelector("[data-who]").textContent });
await door.start();
await look();
body.dataset.started = "true";
setInterval(look, busyEvery);
setInterval(() => door.refresh().then(showState), listEvery);
addEventListener("online", look);
addEventListener("offline", showState);
