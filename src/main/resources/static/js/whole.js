// A form whose rows come and go (data-live-rows) is kept as a draft with all its fields. The server
// is asked to show it again, as if a row were dropped that is not there; and it says itself where
// somebody else changed the record meanwhile, since the version is among the fields.
import { recall, remember } from "./device.js"

const begun = new WeakMap()

function whole(form) {
  return JSON.stringify([...new FormData(form)].filter(([name]) => name !== "_csrf"))
}

export function keepWhole(form, key) {
  const typed = whole(form)
  remember(key, typed === begun.get(form) ? null : typed)
}

async function fresh(form, typed) {
  const body = new URLSearchParams(typed)
  body.set("_csrf", form.elements.namedItem("_csrf").value)
  body.set("drop", "-")
  const answer = await fetch(form.action, { method: "POST", body })
  if (!answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return page.querySelector(`form[data-draft="${CSS.escape(form.dataset.draft)}"]`)
}

export async function restoreWhole(form, key) {
  // An answer to what was sent stands where that went, or says what is wrong.
  if (new URL(form.action).pathname === location.pathname) return
  if (form.querySelector(".error-summary")) return
  begun.set(form, whole(form))
  const typed = JSON.parse(recall(key) ?? "null")
  if (!Array.isArray(typed)) return
  try {
    const shown = await fresh(form, typed)
    if (shown && whole(form) === begun.get(form)) form.replaceChildren(...shown.childNodes)
  } catch {
    // Away for a moment: it stays kept.
  }
}
