// The worker of an organisation: serves the shell without a network, and sends in the background.
// It keeps the shell, which is nobody's in particular, and what the shell is made of; never a page.
import { open } from "./store.js"
import { sendInTurn } from "./sender.js"

// @param base "/o/slug"
// @param version of styles and scripts: another one is another worker with a store of its own
// @param parts addresses that the shell is made of
export function work({ base, version, parts }) {
  const shell = base + "/calls/pocket"
  const mine = `linecard ${base} `
  const name = mine + version

  addEventListener("install", event => {
    // Browsers that can do it take what is kept without waking the worker, which costs a slow phone
    // most of the time in which the day-book opens.
    const source = { cacheName: name }
    const urlPattern = { pathname: shell, search: "" }
    event.addRoutes?.([
      { condition: { urlPattern, requestMode: "navigate" }, source },
      { condition: { urlPattern: "/assets/*" }, source },
    ])
    event.waitUntil(install())
  })

  async function install() {
    const cache = await caches.open(name)
    await cache.addAll(parts)
    if (!await keepShell(cache)) throw new Error("signed out")
    await skipWaiting()
  }

  addEventListener("activate", event => event.waitUntil((async () => {
    for (const other of await caches.keys()) {
      if (other.startsWith(mine) && other !== name) await caches.delete(other)
    }
    await clients.claim()
  })()))

  addEventListener("fetch", event => {
    const { method, mode, url } = event.request
    const { origin, pathname } = new URL(url)
    if (method !== "GET" || origin !== location.origin) return
    if (pathname === shell && mode === "navigate") event.respondWith(shellFirst(event.request))
    else if (mode === "navigate") event.respondWith(pageOrShell(event.request))
    else if (pathname.startsWith("/assets/")) event.respondWith(assetFirst(event.request))
  })

  // The day-book is open: a newer shell, in another language perhaps, is for the next time.
  addEventListener("message", event => event.waitUntil(
    caches.open(name).then(keepShell).catch(() => {})))

  addEventListener("sync", event => {
    if (event.tag === "linecard") event.waitUntil(sendInBackground(event))
  })

  const shellFirst = async request =>
    await (await caches.open(name)).match(shell) ?? fetch(request)

  const pageOrShell = async request => {
    try {
      return await fetch(request)
    } catch (error) {
      const kept = await (await caches.open(name)).match(shell)
      if (kept) return kept
      throw error
    }
  }

  const assetFirst = async request =>
    await (await caches.open(name)).match(request) ?? fetch(request)

  // Only a shell that is made of the parts kept here.
  async function keepShell(cache) {
    const fresh = await fetch(shell, { redirect: "manual", cache: "no-store" })
    if (!fresh.ok) return false
    if (fresh.headers.get("Linecard-Assets") !== version) await registration.update()
    else await cache.put(shell, fresh)
    return true
  }

  async function sendInBackground(event) {
    const { how } = await sendInTurn(base, await open(base))
    new BroadcastChannel(`linecard ${base}`).postMessage("changed")
    if (how === "away" && !event.lastChance) throw new Error("away")
  }
}
