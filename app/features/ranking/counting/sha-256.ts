const ROUND_CONSTANTS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)

const START = Int32Array.of(
  ...[0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a],
  ...[0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
)

/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits. FIPS 180-4 §6.2.
 * Written out because counting must run anywhere, the reader's own browser included: `node:crypto` exists only on the
 * server and Web Crypto only answers later and on secure pages. For lots and checks, never for secrets.
 */
export function sha256(text: string) {
  const length = pad(text)
  const state = START.slice()
  for (let offset = 0; offset < length; offset += 64) {
    expand(offset)
    compress(state)
  }
  // At once: a text that grows digit by digit is kept as a chain of its pieces.
  for (let digit = 0; digit < 64; digit++) {
    const four = (at(state, digit >> 3) >>> (28 - (digit & 7) * 4)) & 15
    digits[digit] = four + (four < 10 ? 48 : 87)
  }
  return decoder.decode(digits)
}

const digits = new Uint8Array(64)
const decoder = new TextDecoder()

/** Room for a message and for one block, used again and again: a hundred thousand lots should not wait for memory. */
let message = new Uint8Array(1024)
const schedule = new Int32Array(64)
const encoder = new TextEncoder()

/** Fills `message` with the text, a one bit, zeros, and the length in bits: a multiple of 64 bytes, which it answers. */
function pad(text: string) {
  // A UTF-16 code unit takes at most three bytes.
  if (text.length * 3 + 72 > message.length) message = new Uint8Array(text.length * 3 + 72)
  const { written } = encoder.encodeInto(text, message)
  const length = Math.ceil((written + 9) / 64) * 64
  message.fill(0, written, length)
  message[written] = 0x80
  const bits = written * 8
  for (let byte = 0; byte < 6; byte++) message[length - 1 - byte] = Math.floor(bits / 2 ** (8 * byte)) & 255
  return length
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by))

const at = (words: Int32Array | Uint8Array, index: number) => words[index] as number

/** The sixteen words of a block, stretched to sixty-four. */
function expand(offset: number) {
  for (let word = 0; word < 16; word++) {
    const from = offset + word * 4
    schedule[word] =
      (at(message, from) << 24) | (at(message, from + 1) << 16) | (at(message, from + 2) << 8) | at(message, from + 3)
  }
  for (let word = 16; word < 64; word++) {
    const near = at(schedule, word - 2)
    const far = at(schedule, word - 15)
    const mixNear = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10)
    const mixFar = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3)
    schedule[word] = at(schedule, word - 16) + mixFar + at(schedule, word - 7) + mixNear
  }
}

function compress(state: Int32Array) {
  let a = at(state, 0)
  let b = at(state, 1)
  let c = at(state, 2)
  let d = at(state, 3)
  let e = at(state, 4)
  let f = at(state, 5)
  let g = at(state, 6)
  let h = at(state, 7)
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
  state[0] = at(state, 0) + a
  state[1] = at(state, 1) + b
  state[2] = at(state, 2) + c
  state[3] = at(state, 3) + d
  state[4] = at(state, 4) + e
  state[5] = at(state, 5) + f
  state[6] = at(state, 6) + g
  state[7] = at(state, 7) + h
}
