// Talks with the server, and tells apart what is its no, what is nobody's answer, and who may not ask.
import { get, write } from "./store.js"

// Nobody answers, or not now.
export class Away extends Error {}
// Whoever is signed in here, if anybody, may not ask.
export class SignedOut extends Error {}

// A line that is dead without saying so keeps nobody waiting for longer.
const ASK_MS = 20_000
const SEND_MS = 120_000
const LATER = new Set([408, 409, 425, 429])

export const isForLater = status => status >= 500 || LATER.has(status)

export async function post(address, db, { header, token }, type, body) {
  const headers = { "Content-Type": type, [header]: token }
  return read(await ask(address, db, { method: "POST", headers, body }))
}

// An answer that breaks off half way is none.
export const read = answer => answer.json().catch(() => { throw new Away() })

// A redirect leads to the sign-in page. A greeting or pack that is forbidden or not there belonged to
// somebody who is not here any more: names and figures go, what was entered stays. What is sent and
// forbidden had an old token: the next greeting tells.
export async function ask(address, db, options = {}) {
  const signal = AbortSignal.timeout(options.method ? SEND_MS : ASK_MS)
  const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal, ...options })
    .catch(() => { throw new Away() })
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut()
  if ([403, 404].includes(answer.status)) {
    if (options.method) throw new Away()
    await write(db, things => things.delete("pack"))
    throw new SignedOut()
  }
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json")
  if (isForLater(answer.status) || !isOurs) throw new Away()
  return answer
}

// What is at hand on the road: accounts, plans, sentences. Kept for whoever asked for it.
export async function fetchPack(base, db) {
  const pack = await read(await ask(base + "/calls/pocket/pack", db))
  const owner = await get(db, "owner")
  if (owner?.person === pack.person) await write(db, things => things.put(pack, "pack"))
}
