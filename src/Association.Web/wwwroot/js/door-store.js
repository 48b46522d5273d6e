// What the device keeps of a door: its list (names and four digits to find them by, no addresses and no whole numbers) and the scans
// that the server has not seen yet.
// Signing out clears both (Clear-Site-Data); a list is forgotten the day after its event.
const dayMs = 86_400_000;

function open() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("door", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lists", { keyPath: "list" });
      request.result.createObjectStore("queue", { keyPath: "order", autoIncrement: true });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

export class DoorStore {
  #db;

  constructor(list) { this.list = list; }

  async start() {
    this.#db = await open();
    const today = Date.now();
    for (const kept of await this.#ask("lists", "readonly", store => store.getAll()))
      if (Date.parse(kept.endsOn) + 2 * dayMs < today) await this.forget(kept.list);
    return this;
  }

  load() { return this.#ask("lists", "readonly", store => store.get(this.list)); }
  save(list) { return this.#ask("lists", "readwrite", store => store.put(list)); }
  forget(list = this.list) { return this.#ask("lists", "readwrite", store => store.delete(list)); }

  /** Scans of every list of this device, oldest first. */
  pending() { return this.#ask("queue", "readonly", store => store.getAll()); }
  keep(scan) { return this.#ask("queue", "readwrite", store => store.add(scan)); }
  sent(order) { return this.#ask("queue", "readwrite", store => store.delete(order)); }

  #ask(name, mode, act) {
    return new Promise((done, fail) => {
      const transaction = this.#db.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => fail(transaction.error);
      transaction.onabort = () => fail(transaction.error);
    });
  }
}
