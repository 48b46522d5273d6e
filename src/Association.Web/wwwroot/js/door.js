// The door with script: camera, answers without reload, sound, and a queue for when the network drops.
// Every scan is one post with a nonce of its own, so a repeated upload is answered like the first.
import { QrCamera } from "./door-camera.js";

const body = document.querySelector("[data-door]");
const code = body.querySelector("[name='Input.Code']");
const answer = document.querySelector("[data-answer]");
const offline = document.querySelector("[data-offline]");
const sound = document.querySelector("[data-sound]");
const note = body.querySelector("[data-note]");
const greenFor = 2500;
const retryAfter = 3000;

let hideTimer;
let audio;

answer.classList.add("overlay");

function nonce() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

// What could not be sent, oldest first; it survives a reload of this tab.
const queue = {
  key: `door:${location.pathname}`,
  get items() { return JSON.parse(sessionStorage.getItem(this.key) ?? "[]"); },
  set items(items) { sessionStorage.setItem(this.key, JSON.stringify(items)); showQueue(); },
};

function showQueue() {
  const waiting = queue.items.length;
  offline.hidden = waiting === 0;
  offline.querySelector("span").textContent = offline.dataset.text.replace("{0}", waiting);
}

async function send(url, fields) {
  const data = new URLSearchParams(fields);
  const response = await fetch(url, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "manual" });
  if (response.ok) return response.json();
  // A server that cannot answer now is like a network that is down; a refusal is final.
  if (response.status >= 500) throw new Error(response.statusText);
  return { tone: "refused", title: body.dataset.failed };
}

async function scan(url, fields) {
  fields = { ...fields, "Input.Nonce": nonce() };
  try {
    show(await send(url, fields));
  } catch {
    queue.items = [...queue.items, { url, fields }];
    show({ tone: "again", title: body.dataset.waiting, detail: body.dataset.waitingDetail });
  }
  code.value = "";
  code.focus();
}

async function drain() {
  for (const waiting of queue.items) {
    try {
      const result = await send(waiting.url, waiting.fields);
      queue.items = queue.items.slice(1);
      if (result.tone === "admitted") count(result);
      else show(result);
    } catch { break; }
  }
}

function count(result) {
  if (result.expected === undefined) return;
  document.querySelector("[data-present]").textContent = result.present;
  document.querySelector("[data-expected]").textContent = result.expected;
}

function show(result) {
  clearTimeout(hideTimer);
  answer.classList.remove("admitted", "again", "refused");
  answer.classList.add(result.tone);
  for (const part of ["title", "who", "where", "detail"])
    answer.querySelector(`[data-${part}]`).textContent = result[part] ?? "";
  answer.hidden = false;
  count(result);
  signal(result.tone);
  if (result.tone === "admitted") hideTimer = setTimeout(hide, greenFor);
}

function hide() {
  answer.hidden = true;
  code.focus();
}

function signal(tone) {
  navigator.vibrate?.(tone === "admitted" ? 80 : tone === "again" ? [80, 80, 80] : 400);
  if (sound.getAttribute("aria-pressed") !== "true" || !audio) return;
  const tones = { admitted: [880], again: [520, 520], refused: [220] }[tone];
  tones.forEach((pitch, i) => beep(pitch, audio.currentTime + i * 0.2));
}

function beep(pitch, at) {
  const [oscillator, volume] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0.2, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.17);
}

document.addEventListener("submit", event => {
  const form = event.target.closest("form[data-scan]");
  if (!form) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  if (form.contains(code) && !code.value.trim()) { code.focus(); return; }
  scan(form.action, fields);
});

answer.addEventListener("click", event => { event.preventDefault(); hide(); });

// A hand scanner types like a keyboard: whatever is typed outside a field belongs to the code.
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !answer.hidden) hide();
  const inField = event.target instanceof HTMLElement && event.target.matches("input, button, a");
  if (!inField && event.key.length === 1 && !event.ctrlKey && !event.metaKey) code.focus();
});

sound.hidden = false;
sound.addEventListener("click", () => {
  const on = sound.getAttribute("aria-pressed") !== "true";
  sound.setAttribute("aria-pressed", on);
  audio ??= new AudioContext();
  if (on) beep(660, audio.currentTime);
  code.focus();
});

const start = body.querySelector("[data-start]");
start.hidden = false;
start.addEventListener("click", async () => {
  const camera = new QrCamera(body.querySelector("[data-camera]"), text => {
    const form = code.closest("form");
    scan(form.action, { ...Object.fromEntries(new FormData(form)), "Input.Code": text, "Input.Method": "Camera" });
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

setInterval(drain, retryAfter);
addEventListener("online", drain);
showQueue();
if (!answer.hidden) show({ tone: ["admitted", "again", "refused"].find(tone => answer.classList.contains(tone)), ...texts() });

function texts() {
  return Object.fromEntries(["title", "who", "where", "detail"].map(part => [part, answer.querySelector(`[data-${part}]`).textContent]));
}
