// What this device keeps of an organisation's day-book, in an IndexedDB of its own: `items`, what
// was entered here, numbered in its order; and `things` by name (pack, owner, epoch …), a photo's
// picture by its id.
const PREFIX = "linecard "

const settled = request => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result)
  request.onerror = () => failed(request.error)
})

// @param base the path of the organisation, "/o/slug"
export function open(base) {
  const request = indexedDB.open(PREFIX + base, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore("things")
    const items = request.result.createObjectStore("items", { keyPath: "number", autoIncrement: true })
    items.createIndex("id", "id", { unique: true })
  }
  return settled(request).then(db => {
    db.onversionchange = () => db.close()
    return db
  })
}

// The paths of all organisations that this device keeps something of.
export async function kept() {
  const all = await indexedDB.databases()
  return all.map(one => one.name).filter(name => name.startsWith(PREFIX))
    .map(name => name.slice(PREFIX.length))
}

export const get = (db, name) =>
  settled(db.transaction("things").objectStore("things").get(name))

// Things by their names, and all items, as they stand at one moment.
export function look(db, ...names) {
  const transaction = db.transaction(["things", "items"])
  const things = transaction.objectStore("things")
  return Promise.all([...names.map(name => things.get(name)),
    transaction.objectStore("items").getAll()].map(settled))
}

export const items = db => settled(db.transaction("items").objectStore("items").getAll())

// Does some work on both stores, whole or not at all. What it answers counts only once it is on the
// disk; where the device is full it is refused with a QuotaExceededError.
export function write(db, work) {
  const transaction = db.transaction(["things", "items"], "readwrite", { durability: "strict" })
  return new Promise((done, failed) => {
    let answer
    transaction.oncomplete = () => done(answer)
    transaction.onabort = () => failed(transaction.error ?? new DOMException("aborted"))
    answer = work(transaction.objectStore("things"), transaction.objectStore("items"))
  })
}

// Changes an item that is still there.
export const change = (db, number, fields) => write(db, (_, items) => {
  const request = items.get(number)
  request.onsuccess = () => request.result && items.put({ ...request.result, ...fields })
})

// Leaves nothing that can be read: names, notes, the key. What was entered and did not reach the
// server stays, sealed; whoever entered it gets the key again by signing in.
export const lock = db => write(db, (things, items) => {
  for (const name of ["pack", "owner", "draft"]) things.delete(name)
  const all = items.getAll()
  all.onsuccess = () => all.result.forEach(({ told, ...item }) => items.put(item))
})
