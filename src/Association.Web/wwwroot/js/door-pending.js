// Whoever signs out while scans of the door have not been sent would lose them: say so.
import { DoorStore } from "./door-store.js";

const note = document.querySelector("[data-door-pending]");
try {
  const known = await indexedDB.databases?.() ?? [];
  if (known.some(db => db.name === "door")) note.hidden = (await (await new DoorStore("").start()).pending()).length === 0;
} catch { }   // nothing is kept on this device
