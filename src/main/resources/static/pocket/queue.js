// What was entered here. An item is "waiting", "sending", "sent" or in need of "attention"; what is
// sent stays for two weeks, so that it can be sent again if the server was restored meanwhile.
import { change, get, items, write } from "./store.js"
import { seal, sealText, unseal, unsealText } from "./seal.js"

const KEPT_MS = 15 * 24 * 3600 * 1000

// Puts a call and its photos behind all others, or nothing of them.
//
// @param owner { person, key }
// @param entry { command, name }: what is sent, and whose name stands in the list
// @param replaced numbers of items that this one takes the place of
export async function add(db, owner, entry, photos, replaced = []) {
  const { person, key } = owner
  const shared = { person, call: entry.command.call, state: "waiting", at: Date.now() }
  const all = [{
    ...shared, id: entry.command.id, kind: "call",
    sealed: await sealText(key, JSON.stringify(entry)),
  }]
  const pictures = new Map()
  for (const { id, content } of photos) {
    all.push({ ...shared, id, kind: "photo" })
    pictures.set(id, await seal(key, await content.arrayBuffer()))
  }
  await write(db, (things, items) => {
    replaced.forEach(number => items.delete(number))
    all.forEach(item => items.add(item))
    pictures.forEach((sealed, id) => things.add(sealed, id))
    things.delete("draft")
  })
  navigator.storage?.persist?.()
}

// A call goes with those of its photos that were not sent.
export const drop = (db, { number, call, kind }) => each(db, item => item.number === number
  || kind === "call" && item.call === call && item.state !== "sent" ? null : false)

// Items of a person with what stands in them; none that another key sealed.
export async function opened({ person, key }, items) {
  const mine = items.filter(item => item.person === person)
  const all = await Promise.all(mine.map(async item => {
    const entry = item.kind === "call" ? await entryOf(key, item) : null
    if (item.kind === "call" && !entry) return null
    return { ...item, entry, said: item.told ? await unsealText(key, item.told) : "" }
  }))
  return all.filter(Boolean)
}

// @returns null where another key sealed it
export const entryOf = (key, item) =>
  unsealText(key, item.sealed).then(JSON.parse).catch(() => null)

// Before, a picture stood in its item.
export const photo = async (db, key, item) => unseal(key, item.sealed ?? await get(db, item.id))

// What is to be sent next: calls together, a photo by itself and after its call.
export async function next(db, owner, most) {
  const all = (await items(db)).filter(item => item.person === owner.person)
  const held = new Set(all.filter(item => item.kind === "call" && item.state === "attention")
    .map(item => item.call))
  const due = all.filter(item => item.state === "waiting"
    && !(item.kind === "photo" && held.has(item.call)))
  if (due.length === 0) return []
  if (due[0].kind === "photo") return [due[0]]
  const end = due.findIndex(item => item.kind === "photo")
  return due.slice(0, Math.min(most, end < 0 ? due.length : end))
}

export async function settle(db, { key }, item, state, sentence) {
  const told = sentence ? await sealText(key, sentence) : undefined
  await change(db, item.number, { state, told, settled: Date.now() })
}

// Whoever holds the lock is the only one who sends: what is "sending" was left by somebody who died.
export const revive = db => each(db, item => item.state === "sending"
  && { ...item, state: "waiting" })

// The server is not the one that said yes any more: all is sent again.
export const again = db => each(db, item => item.state === "sent"
  && { ...item, state: "waiting" })

export const forget = db => each(db, item => item.state === "sent"
  && item.settled < Date.now() - KEPT_MS ? null : false)

// @param fate answers what becomes of an item: another, null for nothing, or false for no change
const each = (db, fate) => write(db, (things, items) => {
  const walk = items.openCursor()
  walk.onsuccess = () => {
    const at = walk.result
    if (!at) return
    const next = fate(at.value)
    if (next === null) {
      things.delete(at.value.id)
      at.delete()
    } else if (next) at.update(next)
    at.continue()
  }
})
