// .drop[data-drop]: files dropped on it go to the file field inside it.
const zoneOf = event => event.target.closest?.("[data-drop]")

document.addEventListener("dragover", event => {
  const zone = zoneOf(event)
  if (!zone) return
  event.preventDefault()
  zone.classList.add("is-over")
})

document.addEventListener("dragleave", event => {
  const zone = zoneOf(event)
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("is-over")
})

document.addEventListener("drop", event => {
  const zone = zoneOf(event)
  const field = zone?.querySelector("input[type=file]")
  if (!field) return
  event.preventDefault()
  zone.classList.remove("is-over")
  const files = new DataTransfer()
  const dropped = [...event.dataTransfer.files]
  for (const file of field.multiple ? dropped : dropped.slice(0, 1)) files.items.add(file)
  field.files = files.files
  field.dispatchEvent(new Event("change", { bubbles: true }))
})
