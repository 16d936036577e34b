import { randomBytes } from 'node:crypto'

const size = 8192
let store: Buffer = Buffer.alloc(0)
let used = 0

/**
 * Bytes of the system's secure generator, from a store of them: asking it for a few takes as long as for thousands.
 * None is given out twice, and none that was given out stays in the store.
 */
export function someRandomBytes(length: number): Buffer {
  if (used + length > store.length) {
    store = randomBytes(Math.max(size, length))
    used = 0
  }
  const given = Buffer.from(store.subarray(used, used + length))
  store.fill(0, used, used + length)
  used += length
  return given
}
