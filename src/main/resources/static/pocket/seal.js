// Entries lie sealed on the device. The key is the person's, comes from the server at the first
// greeting and cannot be taken out of the browser again; without it they are noise.
const TEXT = new TextEncoder()

export const keyOf = base64 => crypto.subtle.importKey(
  "raw", Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)), "AES-GCM", false,
  ["encrypt", "decrypt"])

export async function seal(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, content: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, content) }
}

export const unseal = (key, { iv, content }) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, content)

export const sealText = (key, text) => seal(key, TEXT.encode(text))

export const unsealText = async (key, sealed) =>
  new TextDecoder().decode(await unseal(key, sealed))
