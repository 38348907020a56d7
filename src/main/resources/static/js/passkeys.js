// Passkeys, where the browser has them and shows the page at the address for which they are.
// form[data-passkey="get"] is shown there: its button asks for one, and so does what browsers
// offer in input[autocomplete~=webauthn]. form[data-passkey="create"] has the device make one.
// Each is sent with what the device says in its field `answer`; where it says nothing, the part
// with data-passkey-said is shown. data-passkey-with and -without are shown where they fit; the
// former tells devices which passkeys are good, so that they offer no others.
import { onArrival } from "./arrivals.js"

const FRESH = 4 * 60_000
let asking = new AbortController()
let isPressed = false

function fits(origin) {
  return location.origin === origin
    && "parseCreationOptionsFromJSON" in (window.PublicKeyCredential ?? {})
}

function send(form, credential) {
  form.elements.answer.value = JSON.stringify(credential)
  form.submit()
}

function say(form, what) {
  form.querySelectorAll("[data-passkey-said]").forEach(part => {
    part.hidden = part.dataset.passkeySaid !== what
  })
}

// Only one request may be open: a later one ends the earlier.
function alone() {
  asking.abort()
  asking = new AbortController()
  return asking.signal
}

async function get(form, mediation) {
  const signal = alone()
  const asked = await fetch(form.action + "/question", { signal })
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json())
  send(form, await navigator.credentials.get({ publicKey, mediation, signal }))
}

// For the field. It is asked anew when somebody comes back: another tab may have been asked
// something else since, and what was asked here grows old.
async function offer(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return
  if (document.hidden || isPressed) return
  get(form, "conditional").catch(() => {})
}

async function create(form) {
  say(form, "")
  const signal = alone()
  const options = JSON.parse(form.dataset.passkeyOptions)
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  try {
    send(form, await navigator.credentials.create({ publicKey, signal }))
  } catch (problem) {
    if (problem.name === "AbortError") return
    say(form, problem.name === "InvalidStateError" ? "twice" : "nothing")
  }
}

onArrival("[data-passkey-with]", part => {
  part.hidden = !fits(part.dataset.passkeyWith)
  if (part.hidden) return
  const accepted = JSON.parse(part.dataset.passkeyAccepted)
  PublicKeyCredential.signalAllAcceptedCredentials?.(accepted)?.catch(() => {})
})
onArrival("[data-passkey-without]", part => part.hidden = fits(part.dataset.passkeyWithout))
onArrival("form[data-passkey=create]", create)
onArrival("form[data-passkey=get]", form => {
  if (!fits(form.dataset.passkeyAt)) return
  form.hidden = false
  offer(form)
  setInterval(() => offer(form), FRESH)
  document.addEventListener("visibilitychange", () => offer(form))
})

document.addEventListener("submit", event => {
  const form = event.target.closest("form[data-passkey]")
  if (!form) return
  event.preventDefault()
  if (form.dataset.passkey === "create") return create(form)
  say(form, "")
  isPressed = true
  get(form).catch(problem => {
    if (problem.name === "AbortError") return
    isPressed = false
    say(form, "nothing")
    offer(form)
  })
})
