// The worker of an organisation, which opens its day-book where there is no network.
//
// @param worker the address of its script, "/o/slug/calls/pocket/worker.js"
export function register(worker) {
  if (!("serviceWorker" in navigator)) return
  const scope = worker.replace(/calls\/pocket\/.*$/, "")
  navigator.serviceWorker.register(worker, { scope, type: "module", updateViaCache: "none" })
    .catch(() => {})
}
