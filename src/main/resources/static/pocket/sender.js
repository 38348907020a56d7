// Sends what waits, oldest first. Only a yes of the server takes an item out of the queue; a no puts
// it before its person; anything else is tried again later. Runs in pages and in the worker.
import { get, lock, write } from "./store.js"
import { keyOf } from "./seal.js"
import { again, entryOf, forget, next, photo, revive, settle } from "./queue.js"
import { ask, Away, isForLater, post, read, SignedOut } from "./talk.js"

const TOGETHER = 25
const LATER = { status: 500 }

// From a page: one tab at a time is enough.
// @returns { how: "done" | "away" | "signedOut" | "busy" }; busy: another is at it
export const sendUnlessBusy = (base, db) =>
  navigator.locks.request(turn(base), { ifAvailable: true },
    held => held ? send(base, db) : { how: "busy" })

// From the worker, which waits: the tab that is at it may be closed meanwhile.
export const sendInTurn = (base, db) =>
  navigator.locks.request(turn(base), () => send(base, db))

const turn = base => `linecard ${base}`

async function send(base, db) {
  try {
    await revive(db)
    await sendAll(base, db, await greet(base, db))
    await forget(db)
    return { how: "done" }
  } catch (error) {
    if (error instanceof SignedOut) return { how: "signedOut" }
    if (error instanceof Away) return { how: "away" }
    throw error
  } finally {
    await revive(db)
  }
}

// Who is signed in here, and is it still the same server? Whoever else used this device is shut out.
export async function greet(base, db) {
  const greeting = await read(await ask(base + "/calls/pocket/greeting", db))
  const before = await get(db, "owner")
  const isSame = before?.person === greeting.person
  if (before && !isSame) await lock(db)
  const owner = isSame ? before : { person: greeting.person, key: await keyOf(greeting.key) }
  const epoch = await get(db, "epoch")
  if (epoch && epoch !== greeting.epoch) await again(db)
  await write(db, things => {
    things.put(owner, "owner")
    things.put(greeting.epoch, "epoch")
  })
  return { ...greeting, owner }
}

async function sendAll(base, db, greeting) {
  const { owner } = greeting
  let together = TOGETHER
  for (;;) {
    const due = await next(db, owner, together)
    if (due.length === 0) return
    for (const item of due) await settle(db, owner, item, "sending")
    const answer = due[0].kind === "photo" ? await sendPhoto(base, db, greeting, due[0])
      : await sendCalls(base, db, greeting, due)
    if (answer.answers) await settleAll(db, owner, due, answer.answers)
    else if (due.length === 1) await settle(db, owner, due[0], "attention", answer.sentence)
    else {
      together = 1
      await revive(db)
    }
  }
}

async function settleAll(db, owner, due, answers) {
  let isLater = false
  for (const item of due) {
    const { status, sentence } = answers.find(one => one.id === item.id) ?? LATER
    const again = isForLater(status)
    isLater ||= again
    await settle(db, owner, item, status < 300 ? "sent" : again ? "waiting" : "attention", sentence)
  }
  if (isLater) throw new Away()
}

async function sendCalls(base, db, greeting, due) {
  const { person, owner } = greeting
  const entries = await Promise.all(due.map(item => entryOf(owner.key, item)))
  const lost = due.filter((_, place) => !entries[place])
  if (lost.length > 0) return { answers: lost.map(({ id }) => ({ id, status: 422 })) }
  const commands = entries.map(entry => entry.command)
  const device = await get(db, "device")
  return post(`${base}/calls/pocket/commands`, db, greeting, "application/json",
    JSON.stringify({ person, device, sentAt: new Date().toISOString(), commands }))
}

async function sendPhoto(base, db, greeting, item) {
  const where = new URLSearchParams({ id: item.id, call: item.call, person: greeting.person })
  const content = await photo(db, greeting.owner.key, item)
  return post(`${base}/calls/pocket/photos?${where}`, db, greeting, "application/octet-stream",
    content)
}
