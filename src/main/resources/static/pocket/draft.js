// What is being typed outlives its tab: it lies sealed on the device until it is saved.
import { get, write } from "./store.js"
import { sealText, unsealText } from "./seal.js"
import { filledIn } from "./entry.js"

let waiting = 0

export const stopDraft = () => clearTimeout(waiting)

export function keepDraft(db, { key }, form) {
  clearTimeout(waiting)
  waiting = setTimeout(async () => {
    const { account, call } = form.dataset
    const sealed = await sealText(key, JSON.stringify({ account, call, form: filledIn() }))
    await write(db, things => things.put(sealed, "draft"))
  }, 300)
}

export const readDraft = async (db, { key }) =>
  JSON.parse(await unsealText(key, await get(db, "draft")))
