import { randomInt } from 'node:crypto'
import { someRandomBytes } from './random-bytes.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

function randomLetters(length: number) {
  return Array.from(someRandomBytes(length), (byte) => letters[byte % 32]).join('')
}

/** 128-bit random id, 26 letters without look-alikes, safe in addresses and file names. */
export const newId = () => randomLetters(26)

/** 60-bit random id for what people see in addresses: ideas and contests. Ids never grant anything. */
export const newShortId = () => randomLetters(12)

/** An idea's place in the fair shuffle: a random 31-bit integer that readers' seeds rotate (see reader-hash). */
export const newLot = () => randomInt(0, 2 ** 31 - 1)
