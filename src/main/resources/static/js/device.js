// What this device remembers; where storage is refused, nothing is remembered and nothing breaks.
export function recall(key) {
  try { return localStorage.getItem(key) } catch { return null }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch { /* full or refused */ }
}
