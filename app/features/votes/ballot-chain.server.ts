import { createHash } from 'node:crypto'

export type BallotKind = 'cast' | 'change' | 'withdraw' | 'void' | 'confirm'

/** 32 zero bytes stand for the rules of a contest that froze none. */
const noRules = '0'.repeat(64)

/**
 * Seals a ballot without showing it: SHA-256(0x00 ‖ canonical ballot JSON as UTF-8 ‖ 32-byte nonce), in hex.
 * Whoever has the ballot and the nonce can check it; nobody can guess one from the other.
 */
export function commitTo(ballot: string, nonce: string) {
  return hash(Buffer.of(0), Buffer.from(ballot), Buffer.from(nonce, 'hex'))
}

/** Where a contest's chain begins: SHA-256(0x01 ‖ contest id), so that no chain can stand in for another. */
export const chainStart = (contestId: string) => hash(Buffer.of(1), Buffer.from(contestId))

export interface Link {
  previous: string
  commitment: string
  kind: BallotKind
  seq: number
  rulesHash: string
}

/**
 * The head after one more entry: SHA-256(previous head ‖ commitment ‖ kind as UTF-8 ‖ seq as 8 bytes, big-endian ‖ rules hash).
 * Hashes go in as their 32 bytes; only `kind` varies in length, so no two entries read the same.
 */
export function headAfter({ previous, commitment, kind, seq, rulesHash }: Link) {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(seq))
  return hash(bytes(previous), bytes(commitment), Buffer.from(kind), number, bytes(rulesHash || noRules))
}

const bytes = (hex: string) => Buffer.from(hex, 'hex')

function hash(...parts: Buffer[]) {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}
