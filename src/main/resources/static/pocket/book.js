// What this device keeps, as the page shows it: whose it is, the day pack, what was entered.
import { at, base, goTo } from "./pages.js"
import { look, open } from "./store.js"
import { opened } from "./queue.js"
import { isNews, known, showAccounts } from "./accounts.js"
import { listed, showEntered } from "./entered.js"

export const db = await open(base)
export const book = { owner: null, pack: null }

const others = new BroadcastChannel(`linecard ${base}`)
others.onmessage = refresh

let last = Promise.resolve()

// Shows it anew, since other tabs and the worker change it as well: one time after the other.
export function refresh() {
  return last = last.catch(() => {}).then(showAll)
}

// The accounts come first; opening all that was entered takes a while.
async function showAll() {
  const [owner, pack, draft, items] = await look(db, "owner", "pack", "draft")
  const mine = owner ? items.filter(item => item.person === owner.person) : []
  book.owner = owner
  book.pack = owner && pack?.person === owner.person
    ? known(pack, await opened(owner, mine.filter(item => isNews(item, pack)))) : null
  at("empty").hidden = Boolean(book.pack)
  at("full").hidden = !book.pack
  at("resume").hidden = !book.pack || !draft
  if (book.pack) showAccounts(book.pack)
  else shut()
  showEntered(owner ? await opened(owner, listed(mine)) : [])
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
