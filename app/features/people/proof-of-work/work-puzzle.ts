/**
 * So many leading zero bits a solution has: 262,144 tries on average, about half a second on a phone of these years and
 * a tenth on a desk. Twice as much each bit; documented in SECURITY.md, a change here is a change there.
 */
export const workBits = 18

const primes = (count: number) => {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime)) found.push(number)
  return found
}
const fraction = (root: number) => (root % 1) * 2 ** 32
const ROUND_CONSTANTS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)) | 0)
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)) | 0)
const schedule = new Int32Array(64)

/**
 * The first 32 bits of the SHA-256 (FIPS 180-4 §6.2) of a challenge's hash followed by two words: one block, nothing
 * allocated. Web Crypto would be ten times slower here, each try a promise, and is missing on plain http.
 */
export function firstWord(challenge: Int32Array, high: number, low: number): number {
  const [w, k] = [schedule, ROUND_CONSTANTS]
  w.set(challenge)
  w[8] = high
  w[9] = low
  w[10] = 0x80000000 | 0
  w.fill(0, 11, 15)
  w[15] = 40 * 8
  for (let t = 16; t < 64; t++) {
    const near = w[t - 2] as number
    const far = w[t - 15] as number
    const mixNear = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10)
    const mixFar = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3)
    w[t] = ((w[t - 16] as number) + mixFar + (w[t - 7] as number) + mixNear) | 0
  }
  let [a, b, c, d] = [START[0] as number, START[1] as number, START[2] as number, START[3] as number]
  let [e, f, g, h] = [START[4] as number, START[5] as number, START[6] as number, START[7] as number]
  for (let t = 0; t < 64; t++) {
    const mixE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + mixE + ((e & f) ^ (~e & g)) + (k[t] as number) + (w[t] as number)) | 0
    const mixA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (mixA + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  return (a + (START[0] as number)) | 0
}

/** The hash of a challenge (64 hexadecimal digits) as words. */
export const wordsOf = (hash: string) =>
  Int32Array.from({ length: 8 }, (_, at) => Number.parseInt(hash.slice(at * 8, at * 8 + 8), 16) | 0)

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')

/** Tries `tries` numbers from `low` on; the solution as sixteen hexadecimal digits, or undefined if none is one. */
export function trySome(challenge: Int32Array, high: number, low: number, tries: number): string | undefined {
  for (let next = low; next < low + tries; next++) {
    if (firstWord(challenge, high, next) >>> (32 - workBits) === 0) return hex(high) + hex(next)
  }
  return undefined
}
