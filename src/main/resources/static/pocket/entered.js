// The list of what was entered here: each with where it stands, and what can be done about it.
import { at, filled, momentText, word } from "./pages.js"
import { drop, opened } from "./queue.js"
import { change, items as all } from "./store.js"

const TONE = { waiting: "", sending: "accent", sent: "good", attention: "bad" }

// @param items oldest first, opened
export function showEntered(items) {
  const calls = new Map(items.filter(item => item.kind === "call").map(item => [item.call, item]))
  at("entered").replaceChildren(...items.toReversed().map(item =>
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
