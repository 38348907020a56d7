// The day-book in the pocket: works from what this device keeps, with or without a network.
import { at, base, goTo, say, show, word } from "./pages.js"
import { book, changed, db, refresh } from "./book.js"
import { keepDraft, readDraft, stopDraft } from "./draft.js"
import { add } from "./queue.js"
import { act } from "./entered.js"
import { attach, photos, resetPhotos } from "./attach.js"
import * as entry from "./entry.js"
import { day } from "./ids.js"
import { deviceName, keepSending, now } from "./keeper.js"
import { register } from "./register.js"

const form = at("call")
let replaced = []

// @param mended numbers of items that the form is filled from and takes the place of
function begin(account, call = "", mended = []) {
  const { pack } = book
  at("said").replaceChildren()
  replaced = mended
  resetPhotos()
  form.dataset.free = pack.outcomeNeeded ? "" : "yes"
  entry.open(pack, account, call, pack.questions.filter(one => one.account === account.id))
  goTo("entry")
}

// The same with what was typed before.
function beginAgain({ account, call }, filled, mended) {
  const found = book.pack?.accounts.find(one => one.id === account)
  if (!found) return say(word("unknownAccount"), true)
  begin(found, call, mended)
  entry.fill(filled)
}

async function save(event) {
  event.preventDefault()
  if (!book.owner) return
  if (!form.elements.outcome.value && !form.dataset.free) return say(word("outcomeMissing"), true)
  const name = at("who").textContent
  try {
    stopDraft()
    await add(db, book.owner, { ...entry.read(name), form: entry.filledIn() }, photos(), replaced)
  } catch (error) {
    if (error.name === "QuotaExceededError") return say(word("full"), true)
    throw error
  }
  form.reset()
  resetPhotos()
  goTo("home")
  say(word("saved", name))
  await changed()
  now()
}

async function actOn(name, number) {
  await act(db, book.owner, name, number,
    ({ entry }) => beginAgain(entry.command, entry.form, [number]))
  await changed()
  if (name === "retry") now()
}

async function resume() {
  const draft = await readDraft(db, book.owner)
  beginAgain(draft, draft.form, [])
}

document.addEventListener("click", event => {
  const button = event.target.closest("button, [data-account]:not(form)")
  if (!button) return
  const { account, plan, number, part, days, months } = button.dataset
  if (account) begin(book.pack.accounts.find(one => one.id === account), plan)
  else if (number) actOn(part, Number(number))
  else if (days) form.elements.nextOn.value = day(Number(days), Number(months))
  else if (button.id === "resume") resume()
  else if (button.id === "sendNow") now()
})
form.addEventListener("submit", save)
form.addEventListener("input", () => keepDraft(db, book.owner, form))
attach(form.elements.photos)

show(location.hash === "#queue" ? "queue" : "home", true)
await refresh()
await deviceName(db)
keepSending(base, db, changed)
register(`${base}/calls/pocket/worker.js`)
navigator.serviceWorker?.controller?.postMessage("opened")
