const ROUND_CONSTANTS = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]

/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits. FIPS 180-4 §6.2.
 * Written out because counting must run anywhere, the reader's own browser included: `node:crypto` exists only on the
 * server and Web Crypto only answers later and on secure pages. For lots and checks, never for secrets.
 */
export function sha256(text: string) {
  const blocks = padded(encoder.encode(text))
  const state = Uint32Array.from(START)
  for (let at = 0; at < blocks.byteLength; at += 64) compress(state, blocks, at)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** Room for one block, used again and again: a hundred thousand lots should not wait for memory. */
const schedule = new Uint32Array(64)
const encoder = new TextEncoder()

/** The message, a one bit, zeros, and the length in bits: a multiple of 64 bytes. */
function padded(message: Uint8Array) {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n)
  return view
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by))

const at = (words: Uint32Array, index: number) => words[index] as number

function compress(state: Uint32Array, blocks: DataView, offset: number) {
  expand(blocks, offset)
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)]
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)]
  for (let round = 0; round < 64; round++) {
    const mixE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + mixE + choice + at(ROUND_CONSTANTS, round) + at(schedule, round)) | 0
    const mixA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + mixA + majority) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word
}

/** The sixteen words of a block, stretched to sixty-four. */
function expand(blocks: DataView, offset: number) {
  for (let word = 0; word < 16; word++) schedule[word] = blocks.getUint32(offset + word * 4)
  for (let word = 16; word < 64; word++) {
    const [near, far] = [at(schedule, word - 2), at(schedule, word - 15)]
    const mixNear = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10)
    const mixFar = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3)
    schedule[word] = at(schedule, word - 16) + mixFar + at(schedule, word - 7) + mixNear
  }
}
