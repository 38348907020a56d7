// The list of what was entered here: each with where it stands, and what can be done about it.
import { at, filled, momentText, word } from "./pages.js"
import { drop, opened } from "./queue.js"
import { change, items as all } from "./store.js"

const TONE = { waiting: "", sending: "accent", sent: "good", attention: "bad" }
const SENT_SHOWN = 60

// Of items, oldest first: all that did not get through yet and the latest of the rest, each with
// its call and that call's photos.
export function listed(items) {
  const calls = new Set(items.filter((item, place) =>
    item.state !== "sent" || place >= items.length - SENT_SHOWN).map(item => item.call))
  return items.filter(item => calls.has(item.call))
}

// The latest call comes first, and each call before its photos.
//
// @param items opened
export function showEntered(items) {
  const calls = new Map(items.filter(item => item.kind === "call").map(item => [item.call, item]))
  const place = item => calls.get(item.call)?.number ?? 0
  const shown = items.toSorted((one, other) => place(other) - place(one) || one.number - other.number)
  at("entered").replaceChildren(...shown.map(item =>
    filled("entered-line", part => {
      const name = item.entry?.name ?? calls.get(item.call)?.entry.name ?? ""
      part("name").textContent = item.kind === "photo" ? word("photoOf", name) : name
      part("at").textContent = momentText(item.at)
      part("state").textContent = word(item.state)
      part("state").className = `badge ${TONE[item.state]}`
      part("said").textContent = item.state === "attention" ? item.said : ""
      part("acts").hidden = item.state === "sent" || item.state === "sending"
      part("mend").hidden = item.kind === "photo"
      part("retry").hidden = item.state !== "attention"
      for (const act of ["mend", "retry", "drop"]) part(act).dataset.number = item.number
      part("drop").setAttribute("aria-label", word("dropThis", name))
    })))
  at("nothing").hidden = items.length > 0
  at("sendNow").hidden = items.length === 0
  const unsent = items.filter(item => item.state !== "sent")
  const stuck = unsent.filter(item => item.state === "attention").length
  for (const count of document.querySelectorAll("[data-count]")) {
    count.textContent = unsent.length || ""
    count.className = `badge ${stuck ? "bad" : "accent"}`
    count.hidden = unsent.length === 0
  }
}

const acts = {
  mend: (db, owner, item, mend) => mend(item),
  retry: (db, _, item) => change(db, item.number, { state: "waiting", told: undefined }),
  drop: (db, _, item) => confirm(word("sure")) && drop(db, item),
}

export async function act(db, owner, name, number, mend) {
  const [item] = await opened(owner, (await all(db)).filter(one => one.number === number))
  if (item) await acts[name](db, owner, item, mend)
}
