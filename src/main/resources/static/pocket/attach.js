// Photos of the call that is being entered: made small here, shown, and let go.
import { at, filled, say, word } from "./pages.js"
import { fresh } from "./ids.js"
import { preview, shrunk } from "./photos.js"

const MOST = 10
let taken = []

export const photos = () => taken

export function resetPhotos() {
  taken = []
  at("taken").replaceChildren()
}

export function attach(field) {
  field.addEventListener("change", async () => {
    const files = [...field.files]
    field.value = ""
    for (const file of files) await take(file)
  })
}

async function take(file) {
  if (taken.length >= MOST) return say(word("tooManyPhotos", MOST), true)
  const content = await shrunk(file)
  if (!content) return say(word("noPhoto", file.name), true)
  const photo = { id: fresh(), content }
  taken.push(photo)
  const picture = await preview(content)
  picture.role = "img"
  picture.setAttribute("aria-label", word("photo", taken.length))
  at("taken").append(filled("photo-line", part => {
    part("picture").replaceWith(picture)
    part("let-go").onclick = event => {
      taken = taken.filter(one => one !== photo)
      event.target.closest("li").remove()
    }
  }))
}
