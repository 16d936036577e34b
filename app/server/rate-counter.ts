export type Counter = {
  /** Answers how many seconds to wait: 0 when it was allowed. */
  use: (key: string, times: number, seconds: number) => number | Promise<number>
  /** Takes back one use that led to nothing. */
  giveBack: (key: string) => void
}

type Window = { used: number; endsAt: number }

const mostKeys = 100_000

/** Counts per key in windows that begin with the first use. Kept in memory; a restart forgives. */
export class RateCounter implements Counter {
  readonly #windows = new Map<string, Window>()

  /** Uses one of `times` within `seconds`. Answers how many seconds to wait: 0 when it was allowed. */
  use(key: string, times: number, seconds: number, now = Date.now()): number {
    const window = this.#window(key, seconds, now)
    if (window.used >= times) return Math.max(1, Math.ceil((window.endsAt - now) / 1000))
    window.used += 1
    return 0
  }

  giveBack(key: string) {
    const window = this.#windows.get(key)
    if (window && window.used > 0) window.used -= 1
  }

  #window(key: string, seconds: number, now: number) {
    const known = this.#windows.get(key)
    if (known && known.endsAt > now) return known
    const window = { used: 0, endsAt: now + seconds * 1000 }
    this.#windows.delete(key)
    if (this.#windows.size >= mostKeys) this.#makeRoom(now)
    this.#windows.set(key, window)
    return window
  }

  /** Drops what has ended; when a flood of strangers fills everything, the oldest tenth. */
  #makeRoom(now: number) {
    for (const [key, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(key)
    if (this.#windows.size < mostKeys) return
    for (const key of [...this.#windows.keys()].slice(0, mostKeys / 10)) this.#windows.delete(key)
  }
}
