import { createPublicKey, sign, verify } from 'node:crypto'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { contestKey, contestPublicKey } from '#app/server/secrets.server.ts'

interface Place {
  contest: string
  seq: number
  head: string
  rulesHash: string
}

/** Ed25519 over the canonical JSON of a place in a contest's log, in hex: the word given to one voter. */
export const signReceipt = ({ contest, seq, head, rulesHash }: Place) => signed({ contest, seq, head, rulesHash })

/** The same for everybody: where the log stood at an instant, and how many ballots stood in it. */
export const signHead = ({ contest, seq, head, rulesHash, at, ballots }: Place & { at: Date; ballots: number }) =>
  signed({ contest, seq, head, rulesHash, at, ballots })

/** Whether a head carries the signature of this site's key. */
export const isSignedHere = (
  signature: string,
  { contest, seq, head, rulesHash, at, ballots }: Parameters<typeof signHead>[0],
) =>
  verify(
    null,
    Buffer.from(canonicalJson({ contest, seq, head, rulesHash, at, ballots })),
    createPublicKey(contestPublicKey()),
    Buffer.from(signature, 'hex'),
  )

/** The site's word for a count whose ballots nobody can lead back to the log, and for the file of all of those ballots. */
export const signCount = (said: { ballots: string; contest: string; hash: string; rulesHash: string }) => signed(said)

const signed = (said: object) => sign(null, Buffer.from(canonicalJson(said)), contestKey()).toString('hex')
