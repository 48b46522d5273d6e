// The full-screen answer with sound and vibration, and the log under the list.
const greenFor = 2500;
const logged = 30;

export class Answers {
  #answer = document.querySelector("[data-answer]");
  #override = document.querySelector("[data-override]");
  #sound = document.querySelector("[data-sound]");
  #log = document.querySelector("[data-log]");
  #hideTimer;
  #audio;
  #closed;

  constructor(closed) {
    this.#closed = closed;
    this.#answer.classList.add("overlay");
    this.#answer.addEventListener("click", event => {
      if (event.target.closest("[data-override]")) return;
      event.preventDefault();
      this.hide();
    });
    this.#sound.hidden = false;
    this.#sound.addEventListener("click", () => this.#switchSound());
  }

  get open() { return !this.#answer.hidden; }

  show(result) {
    clearTimeout(this.#hideTimer);
    this.#answer.classList.remove("admitted", "again", "refused");
    this.#answer.classList.add(result.tone);
    for (const part of ["title", "who", "where", "detail"])
      this.#answer.querySelector(`[data-${part}]`).textContent = result[part] ?? "";
    this.#offerOverride(result);
    this.#answer.hidden = false;
    this.count(result);
    this.log(result);
    this.#signal(result.tone);
    if (result.tone === "admitted") this.#hideTimer = setTimeout(() => this.hide(), greenFor);
  }

  hide() {
    this.#answer.hidden = true;
    this.#closed();
  }

  count({ present, expected }) {
    if (present === undefined || expected === undefined) return;
    document.querySelector("[data-present]").textContent = present;
    document.querySelector("[data-expected]").textContent = expected;
  }

  /** One line a scan, the newest first; what the server said later stands there too. */
  log({ tone, title, who, detail }) {
    const line = document.createElement("li");
    line.className = tone;
    const at = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
    line.textContent = [at, title, who, detail].filter(Boolean).join(" · ");
    this.#log.prepend(line);
    while (this.#log.children.length > logged) this.#log.lastElementChild.remove();
    document.querySelector("[data-log-frame]").hidden = false;
  }

  #offerOverride(result) {
    if (!this.#override) return;
    this.#override.hidden = !(result.overridable && result.registration);
    this.#override.elements.registration.value = result.registration ?? "";
    this.#override.elements.reason.value = "";
  }

  #switchSound() {
    const on = this.#sound.getAttribute("aria-pressed") !== "true";
    this.#sound.setAttribute("aria-pressed", on);
    this.#audio ??= new AudioContext();
    if (on) this.#beep(660, this.#audio.currentTime);
    this.#closed();
  }

  #signal(tone) {
    navigator.vibrate?.(tone === "admitted" ? 80 : tone === "again" ? [80, 80, 80] : 400);
    if (this.#sound.getAttribute("aria-pressed") !== "true" || !this.#audio) return;
    const tones = { admitted: [880], again: [520, 520], refused: [220] }[tone];
    tones.forEach((pitch, i) => this.#beep(pitch, this.#audio.currentTime + i * 0.2));
  }

  #beep(pitch, at) {
    const [oscillator, volume] = [this.#audio.createOscillator(), this.#audio.createGain()];
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16);
    oscillator.connect(volume).connect(this.#audio.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.17);
  }
}
