// Ids in the order of time (UUID version 7, RFC 9562): within a millisecond they are counted, and a
// clock that is set back does not set them back.
let last = 0n

export function fresh() {
  const now = BigInt(Date.now()) << 12n
  last = now > last ? now : last + 1n
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, (last & ~0xfffn) << 4n | 0x7000n | last & 0xfffn)
  bytes[8] = bytes[8] & 0x3f | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

// The date where this device is, so many months and days from today. A month later than the 31st is
// the last day of a shorter month, as the server has it.
export function day(days = 0, months = 0, at = new Date()) {
  const last = new Date(at.getFullYear(), at.getMonth() + months + 1, 0).getDate()
  at.setMonth(at.getMonth() + months, Math.min(at.getDate(), last) + days)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map(part => String(part).padStart(2, "0")).join("-")
}
