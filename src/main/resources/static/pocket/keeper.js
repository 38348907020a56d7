// Sends whenever there is a chance: at the start, when the network or the person comes back, and
// every now and then, ever more seldom while nobody answers.
import { at, say, word } from "./pages.js"
import { get, write } from "./store.js"
import { sendUnlessBusy } from "./sender.js"
import { Away, fetchPack, SignedOut } from "./talk.js"

const LONGEST_S = 300
const PACK_AGE_MS = 10 * 60 * 1000

let failures = 0
let timer = 0
let round = async () => {}

export const now = () => round()

// What this device is called where the same call comes from two.
export async function deviceName(db) {
  if (await get(db, "device")) return
  const letters = crypto.getRandomValues(new Uint8Array(6))
  const name = "pocket-" + [...letters].map(one => (one % 36).toString(36)).join("")
  await write(db, things => things.put(name, "device"))
}

// @param changed is called when something came of it
export function keepSending(base, db, changed) {
  round = async () => {
    clearTimeout(timer)
    askForSync()
    const { how } = await sendUnlessBusy(base, db).catch(error => {
      reportError(error)
      return { how: "away" }
    })
    if (how === "done") await freshPack(base, db)
    await changed()
    stand(how)
    failures = how === "done" ? 0 : failures + 1
    timer = setTimeout(round, how === "done" ? LONGEST_S * 1000 : later())
  }
  addEventListener("online", round)
  addEventListener("offline", () => stand("away"))
  document.addEventListener("visibilitychange", () => document.hidden || round())
  round()
}

// Between half and the whole of a time that doubles, so that devices do not come back all at once.
const later = () => Math.min(LONGEST_S, 2 ** failures) * (500 + 500 * Math.random())

async function freshPack(base, db) {
  const pack = await get(db, "pack")
  if (pack && Date.now() - Date.parse(pack.madeAt) < PACK_AGE_MS
    && pack.language === document.documentElement.lang) return
  try {
    await fetchPack(base, db)
  } catch (error) {
    if (error instanceof SignedOut) return stand("signedOut")
    if (!(error instanceof Away)) throw error
  }
}

function stand(how) {
  if (how === "busy") return
  at("standing").textContent = word(how)
  at("signIn").hidden = how !== "signedOut"
}

async function askForSync() {
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.sync?.register("linecard").catch(() => {})
}
