const keptDays = 90
const dayMs = 24 * 60 * 60 * 1000

export interface KeptText {
  text: string
  /** The form went out with these words; whether they arrived, the next page shows. */
  sent: boolean
  savedAt: Date
}

const keyOf = (place: string) => `draft:comment:${place}`

/** What was being written here on this device; nothing when it is older than 90 days or the device keeps nothing. */
export function readWords(place: string): KeptText | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as {
      text: string
      sent: boolean
      at: number
    } | null
    if (!kept?.text || Date.now() - kept.at > keptDays * dayMs) return undefined
    return { text: kept.text, sent: kept.sent, savedAt: new Date(kept.at) }
  } catch {
    return undefined
  }
}

/** Answers when it was kept; nothing where the device keeps nothing (private windows, full storage). */
export function keepWords(place: string, text: string, sent: boolean): Date | undefined {
  try {
    if (text.trim() === '') return dropWords(place)
    const at = Date.now()
    localStorage.setItem(keyOf(place), JSON.stringify({ text, sent, at }))
    return new Date(at)
  } catch {
    return undefined
  }
}

export function dropWords(place: string): undefined {
  try {
    localStorage.removeItem(keyOf(place))
  } catch {
    // A device that keeps nothing has nothing to drop.
  }
}
