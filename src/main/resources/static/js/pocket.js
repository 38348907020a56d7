// On every page: whoever is signed in here (body[data-owner]) finds nothing of anybody else on this
// device; reps get the worker that opens their day-book without a network (body[data-worker]); and
// signing out leaves nothing that can be read. What did not reach the server yet is asked about.
import { register } from "../pocket/register.js"
import { get, items, kept, lock, open } from "../pocket/store.js"

const { owner, worker } = document.body.dataset

async function shutOut() {
  for (const base of await kept()) {
    const db = await open(base)
    const before = await get(db, "owner")
    if (before && before.person !== owner) await lock(db)
    db.close()
  }
}

if (owner && "indexedDB" in self) shutOut().catch(() => {})

if (worker) register(worker)

async function unsent() {
  let count = 0
  for (const base of await kept()) {
    const db = await open(base)
    count += (await items(db)).filter(item => item.state !== "sent").length
    db.close()
  }
  return count
}

// Names, figures and drafts go before the server is told; what is sealed and unsent stays.
async function lockAll() {
  for (const base of await kept()) {
    const db = await open(base)
    await lock(db)
    db.close()
    new BroadcastChannel(`linecard ${base}`).postMessage("changed")
  }
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:")) localStorage.removeItem(key)
  }
}

document.addEventListener("submit", async event => {
  const form = event.target
  if (form.getAttribute("action") !== "/sign-out" || form.dataset.asked) return
  event.preventDefault()
  form.dataset.asked = "yes"
  const count = await unsent().catch(() => 0)
  if (count === 0) return lockAll().catch(() => {}).then(() => form.submit())
  const dialog = document.getElementById("unsent")
  dialog.querySelector("[data-unsent]").textContent = count
  dialog.showModal()
  dialog.onclose = async () => {
    delete form.dataset.asked
    if (dialog.returnValue !== "leave") return
    await lockAll()
    form.append(Object.assign(document.createElement("input"),
      { type: "hidden", name: "unsent", value: "kept" }))
    form.submit()
  }
})
