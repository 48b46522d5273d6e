// The list on the device: what a scan would be answered while there is no network. The server decides when it hears of it.
const [hash, id, name, unit, category, state, firstAt, keys] = [0, 1, 2, 3, 4, 5, 6, 7];

async function hashOf(code) {
  const bytes = new TextEncoder().encode(code.trim().toUpperCase());
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

export class OfflineList {
  #data;
  #byHash = new Map();
  #byId = new Map();

  constructor(data) {
    this.#data = data;
    for (const ticket of data.tickets) {
      this.#byHash.set(ticket[hash], ticket);
      this.#byId.set(ticket[id], ticket);
    }
  }

  get data() { return this.#data; }
  get at() { return this.#data.at; }
  get size() { return this.#data.tickets.length; }

  async find({ code, registration }) {
    return registration ? this.#byId.get(registration) : this.#byHash.get(await hashOf(code));
  }

  /** By name, reading, initials, registration number or all four last digits of the mobile. */
  search(text) {
    const wanted = text.trim().toLowerCase();
    const key = /^\d{1,3}$/.test(wanted) ? "" : wanted.replaceAll(" ", "");
    const fits = ticket => ticket[name].toLowerCase().includes(wanted) || key !== "" && (ticket[keys] ?? "").split(" ").some(known => known.startsWith(key));
    return this.#data.tickets.filter(fits).slice(0, 20)
      .map(ticket => ({ id: ticket[id], name: ticket[name], unit: ticket[unit], there: ticket[state] === "AlreadyIn" }));
  }

  /** The answer without network, and, unless it is only tried out, what it changes on this device. */
  async judge(scan, write) {
    const ticket = await this.find(scan);
    const verdict = this.#verdict(ticket, scan.direction);
    const answer = { verdict, who: ticket?.[name], where: ticket && [ticket[unit], this.#data.categories[ticket[category]]].filter(Boolean).join(" · "), firstAt: ticket?.[firstAt] };
    if (write && verdict === "Admitted") this.#pass(ticket, "AlreadyIn", +1);
    if (write && verdict === "Left") this.#pass(ticket, "Admitted", -1);
    return { ...answer, present: this.#data.present, expected: this.#data.expected };
  }

  /** What the server answered online, so that the next minute without network knows it. */
  learn(registration, verdict) {
    const ticket = this.#byId.get(registration);
    if (!ticket) return;
    if (verdict === "Admitted" || verdict === "AlreadyIn") { ticket[state] = "AlreadyIn"; ticket[firstAt] ??= Date.now(); }
    if (verdict === "Left") ticket[state] = "Admitted";
  }

  count(present, expected) { [this.#data.present, this.#data.expected] = [present, expected]; }

  #verdict(ticket, direction) {
    if (!ticket) return "Unknown";
    const { inAndOut, opensAt, closesAt } = this.#data;
    if (inAndOut && direction === "Out" && ["AlreadyIn", "Admitted"].includes(ticket[state])) return ticket[state] === "AlreadyIn" ? "Left" : "NotInside";
    if (ticket[state] === "Admitted" && (opensAt && Date.now() < opensAt || closesAt && Date.now() >= closesAt)) return "NotOpen";
    return ticket[state];
  }

  #pass(ticket, next, by) {
    ticket[state] = next;
    ticket[firstAt] ??= Date.now();
    this.#data.present += by;
  }
}
