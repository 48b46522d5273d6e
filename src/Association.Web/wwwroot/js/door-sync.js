// Between the door and the server: asks while there is a network, else answers from the list on the device and keeps the scan.
// Every scan carries a nonce of its own, so one that is sent twice counts once; it says how long ago it was, so a wrong clock of
// the device changes nothing.
import { OfflineList } from "./door-list.js";
import { DoorStore } from "./door-store.js";

const patience = 5000;
const quietAfterFailure = 5000;

export class DoorSync {
  #store;
  #list;
  #address;
  #failedAt = -Infinity;
  #draining;

  constructor(address, list, merged) { [this.#address, this.listId, this.merged] = [address, list, merged]; }

  /** The list as this device last had it, then as it is now. */
  async start() {
    try {
      this.#store = await new DoorStore(this.listId).start();
      const kept = await this.#store.load();
      if (kept) this.#list = new OfflineList(kept);
    } catch { this.#store = undefined; }   // a private window keeps nothing: the door works online only
    await this.refresh();
    await this.#keepPage();
  }

  get list() { return this.#list; }
  get offline() { return performance.now() - this.#failedAt < quietAfterFailure || !navigator.onLine; }

  async pending() { return this.#store ? (await this.#store.pending()).length : 0; }

  async refresh() {
    if (!this.#store) return;
    try {
      const response = await this.#ask(`${this.#address}?handler=List`);
      // The right to this door is gone, or the event is over: so is what the device knew.
      if (response.redirected || response.status === 404) { await this.#store.forget(); this.#list = undefined; return; }
      if (!response.ok) return;
      const fresh = { ...await response.json(), at: Date.now() };
      await this.#replay(fresh);
    } catch { this.#failedAt = performance.now(); }
  }

  async counts() {
    try {
      const response = await this.#ask(`${this.#address}?handler=Counts`);
      return response.ok && !response.redirected && await this.pending() === 0 ? await response.json() : undefined;
    } catch { this.#failedAt = performance.now(); }
  }

  /** @returns the server's answer, or {offline: true} with what the list on the device says. */
  async scan(fields, training) {
    const scan = { code: fields["Input.Code"], registration: fields.registration, direction: fields["Input.Direction"] ?? "In" };
    if (!this.offline && await this.pending() === 0) {
      try {
        const answer = await this.#send(this.#handlerOf(fields, training), fields);
        if (!training && answer.registration) this.#list?.learn(answer.registration, answer.verdict);
        return answer;
      } catch { this.#failedAt = performance.now(); }
    }

    if (!training) await this.#store?.keep({ url: this.#handlerOf(fields), fields, at: Date.now() });
    if (!this.#list) return { offline: true, unknown: true, kept: !!this.#store };
    const answer = await this.#list.judge(scan, !training);
    if (!training) await this.#store.save(this.#list.data);
    return { offline: true, ...answer };
  }

  /** Sends what was kept, oldest first; stops where the network stops. */
  async drain() {
    if (!this.#store || this.#draining || await this.pending() === 0) return;
    this.#draining = true;
    try {
      for (const scan of await this.#store.pending()) {
        const ago = Math.max(0, Math.round((Date.now() - scan.at) / 1000));
        const answer = await this.#send(scan.url, { ...scan.fields, "Input.SecondsAgo": ago });
        await this.#store.sent(scan.order);
        this.merged(answer);
      }
      await this.refresh();
    } catch { this.#failedAt = performance.now(); }
    finally { this.#draining = false; }
  }

  #handlerOf(fields, training) {
    const handler = training ? "Simulate" : fields.reason !== undefined ? "Override" : fields.registration ? "Admit" : "";
    return handler ? `${this.#address}?handler=${handler}` : this.#address;
  }

  async #send(url, fields) {
    let response = await this.#post(url, fields);
    if (response.status === 400) response = await this.#post(url, { ...fields, __RequestVerificationToken: await this.#freshToken() });
    // A server that cannot answer now is like a network that is down, and a session that ended must be opened again first.
    if (response.status >= 500 || response.status === 429 || response.type === "opaqueredirect" || response.redirected) throw new Error(response.statusText);
    return response.ok ? response.json() : { tone: "refused", failed: true };
  }

  #post(url, fields) {
    const token = document.querySelector("[name=__RequestVerificationToken]").value;
    const body = new URLSearchParams({ __RequestVerificationToken: token, ...fields });
    return fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(patience) });
  }

  /** The page may come from the device; its token may be older than the session. */
  async #freshToken() {
    const page = new DOMParser().parseFromString(await (await this.#ask(this.#address)).text(), "text/html");
    const token = page.querySelector("[name=__RequestVerificationToken]")?.value ?? "";
    for (const input of document.querySelectorAll("[name=__RequestVerificationToken]")) input.value = token;
    return token;
  }

  #ask(url) { return fetch(url, { signal: AbortSignal.timeout(patience), headers: { Accept: "application/json" } }); }

  /** What the server does not know yet still holds on this device. */
  async #replay(fresh) {
    const list = new OfflineList(fresh);
    for (const { fields, url } of await this.#store.pending())
      if (url.startsWith(this.#address)) await list.judge({ code: fields["Input.Code"], registration: fields.registration, direction: fields["Input.Direction"] ?? "In" }, true);
    this.#list = list;
    await this.#store.save(fresh);
  }

  /** Page, styles and scripts, so that the door opens again without network. */
  async #keepPage() {
    if (!navigator.serviceWorker || !navigator.onLine) return;
    await navigator.serviceWorker.register("/door/worker.js", { scope: "/door/" });
    const files = performance.getEntriesByType("resource").map(entry => new URL(entry.name))
      .filter(url => url.origin === location.origin && /^\/(lib|css|js|img)\//.test(url.pathname)).map(url => url.pathname);
    const cache = await caches.open("door");
    await Promise.all([location.pathname, ...new Set(files)].map(file => cache.add(file).catch(() => {})));
  }
}
