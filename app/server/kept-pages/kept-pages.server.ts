import type { KeptPage } from '#app/server/kept-pages/kept-page.server.ts'

const mostBytes = 48 * 1024 * 1024
const mostSigns = 5000
const longestSign = 1500

/** Versions go round at the end of 31 bits. */
const isOlder = (one: KeptPage, other: KeptPage) =>
  one.version !== other.version && ((other.version - one.version) & 0x7fffffff) < 2 ** 30

/**
 * Finished pages by what they answer, those of the newest version; and by the very words of a request, to find them at
 * once. What nobody is given any more goes at once: on a site where many vote it would be nearly all that is kept.
 */
export class KeptPages {
  /** What pages take in memory, bytes. */
  bytes = 0
  private newest: KeptPage | undefined
  private readonly pages = new Map<string, KeptPage>()
  private readonly signs = new Map<string, string>()

  /** The page as it stands in this version at this moment (ms), if it was kept. */
  find(key: string, version: number, now: number): KeptPage | undefined {
    const page = this.pages.get(key)
    return page && page.version === version && now < page.until ? page : undefined
  }

  findSign(sign: string, version: number, now: number): KeptPage | undefined {
    const key = this.signs.get(sign)
    return key === undefined ? undefined : this.find(key, version, now)
  }

  /** Keeps a page unless one of a later version is kept: what was begun first may be finished last. */
  keep(key: string, page: KeptPage) {
    if (this.newest && isOlder(page, this.newest)) return
    if (page.version !== this.newest?.version || page.until > this.newest.until) this.dropAll()
    this.newest = page
    this.drop(key)
    this.pages.set(key, page)
    this.bytes += page.size
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= mostBytes) break
      this.drop(oldest)
    }
  }

  /** That a request in these words asks for this page. */
  sign(sign: string, key: string) {
    if (sign.length > longestSign || this.signs.has(sign)) return
    this.signs.set(sign, key)
    if (this.signs.size > mostSigns) this.signs.delete(this.signs.keys().next().value as string)
  }

  private dropAll() {
    this.pages.clear()
    this.bytes = 0
  }

  private drop(key: string) {
    this.bytes -= this.pages.get(key)?.size ?? 0
    this.pages.delete(key)
  }
}
