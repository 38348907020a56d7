// A photo as it is sent: upright, small enough for a slow network, and nothing but the picture.
const LONGEST_PX = 1600
const QUALITY = 0.8

// @returns null where the browser cannot read it as a picture
export async function shrunk(file) {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
  const canvas = drawn(picture, scale)
  picture.close()
  return new Promise(done => canvas.toBlob(done, "image/jpeg", QUALITY))
}

// A canvas, since the page may not show pictures from the device's memory.
export async function preview(content) {
  const picture = await createImageBitmap(content)
  const canvas = drawn(picture, 96 / Math.max(picture.width, picture.height))
  picture.close()
  return canvas
}

function drawn(picture, scale) {
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}
