import { sha256 } from './sha-256.ts'

/**
 * The last step of every tie: SHA-256(seed ‖ idea id) in hexadecimal; the smallest text goes first.
 * The seed's hash is published when the contest opens and the seed at the end, so anyone can draw again:
 * `printf '%s' "$seed$idea" | sha256sum`. `seed` and `ideaId` are taken as UTF-8 with nothing between them.
 */
export function drawLot(seed: string, ideaId: string) {
  return sha256(seed + ideaId)
}
