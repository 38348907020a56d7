// The day-book in the pocket: works from what this device keeps, with or without a network.
import { at, base, goTo, momentText, say, show, word } from "./pages.js"
import { get, open as openStore, write } from "./store.js"
import { sealText, unsealText } from "./seal.js"
import { add, opened } from "./queue.js"
import { showAccounts } from "./accounts.js"
import { acts, showEntered } from "./entered.js"
import { attach, photos, resetPhotos } from "./attach.js"
import * as entry from "./entry.js"
import { day } from "./ids.js"
import { deviceName, keepSending, now, tellOthers } from "./keeper.js"

const form = at("call")
const db = await openStore(base)
let owner
let pack
let replaced = []

// Reads again what the device keeps, which other tabs and the worker change as well.
async function refresh() {
  owner = await get(db, "owner")
  const kept = await get(db, "pack")
  pack = owner && kept?.person === owner.person ? kept : null
  at("empty").hidden = Boolean(pack)
  at("full").hidden = !pack
  if (pack) showAccounts(pack)
  if (pack) at("madeAt").textContent = word("madeAt", momentText(Date.parse(pack.madeAt)))
  showEntered(owner ? await opened(db, owner) : [])
  const draft = owner && await get(db, "draft")
  at("resume").hidden = !draft || !pack
  document.documentElement.dataset.ready = "yes"
}

function begin(account, call = "", mended = []) {
  replaced = mended
  resetPhotos()
  form.dataset.free = pack.isOutcomeNeeded ? "" : "yes"
  entry.open(pack, account, call, pack.questions.filter(one => one.account === account.id))
  goTo("entry")
}

async function save(event) {
  event.preventDefault()
  const name = at("who").textContent
  const told = { ...entry.read(name), form: entry.filledIn() }
  if (form.elements.outcome.value === "" && !form.dataset.free) {
    say(word("outcomeMissing"), "bad")
    return form.querySelector("[name=outcome]").focus()
  }
  try {
    await add(db, owner, told, photos(), replaced)
  } catch (error) {
    if (error.name === "QuotaExceededError") return say(word("full"), "bad")
    throw error
  }
  clearTimeout(waiting)
  form.reset()
  resetPhotos()
  goTo("home")
  say(word("saved", name), "good")
  await refresh()
  tellOthers()
  now()
}

let waiting = 0
function keepDraft() {
  clearTimeout(waiting)
  waiting = setTimeout(async () => {
    const { account, call } = form.dataset
    const sealed = await sealText(owner.key, JSON.stringify({ account, call, form: entry.filledIn() }))
    await write(db, things => things.put(sealed, "draft"))
  }, 300)
}

async function resume() {
  const draft = JSON.parse(await unsealText(owner.key, await get(db, "draft")))
  const account = pack.accounts.find(one => one.id === draft.account)
  if (!account) return
  begin(account, draft.call)
  entry.fill(draft.form)
}

async function act(name, number) {
  const item = (await opened(db, owner)).find(one => one.number === number)
  if (item) await acts[name](db, owner, item, mend)
  await refresh()
  tellOthers()
  if (name === "retry") now()
}

function mend(item) {
  const { account, call } = item.entry.command
  const known = pack?.accounts.find(one => one.id === account)
  if (!known) return say(word("unknownAccount"), "bad")
  begin(known, call, [item.number])
  entry.fill(item.entry.form)
}

document.addEventListener("click", event => {
  const button = event.target.closest("button, [data-account]:not(form)")
  if (!button) return
  const { account, plan, number, part, later } = button.dataset
  if (account) begin(pack.accounts.find(one => one.id === account), plan)
  else if (number) act(part, Number(number))
  else if (later) form.elements.nextOn.value = day(Number(later))
  else if (button.id === "resume") resume()
  else if (button.id === "sendNow") now()
})
form.addEventListener("submit", save)
form.addEventListener("input", keepDraft)
attach(form.elements.photos)

await deviceName(db)
await refresh()
show(["queue"].includes(location.hash.slice(1)) ? "queue" : "home")
keepSending(base, db, refresh)
