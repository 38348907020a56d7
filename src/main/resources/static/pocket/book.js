// What this device keeps, as the page shows it: whose it is, the day pack, what was entered.
import { at, base, goTo } from "./pages.js"
import { get, open } from "./store.js"
import { opened } from "./queue.js"
import { known, showAccounts } from "./accounts.js"
import { showEntered } from "./entered.js"

export const db = await open(base)
export const book = { owner: null, pack: null }

const others = new BroadcastChannel(`linecard ${base}`)
others.onmessage = refresh

// Reads it again: other tabs and the worker change it as well.
export async function refresh() {
  const owner = await get(db, "owner")
  const pack = await get(db, "pack")
  const items = owner ? await opened(db, owner) : []
  book.owner = owner
  book.pack = owner && pack?.person === owner.person ? known(pack, items) : null
  showEntered(items)
  if (book.pack) showAccounts(book.pack)
  else shut()
  at("empty").hidden = Boolean(book.pack)
  at("full").hidden = !book.pack
  at("resume").hidden = !book.pack || !await get(db, "draft")
  document.documentElement.dataset.ready = "yes"
}

export async function changed() {
  await refresh()
  others.postMessage("changed")
}

// Signed out: nothing that was shown is left.
function shut() {
  at("call").reset()
  for (const id of ["planned", "accounts", "who", "about", "questions"]) at(id).replaceChildren()
  if (!at("entry").hidden) goTo("home")
}
