import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { checkSpoiled } from '../../../tests/verify/check-export.ts'
import { type Files, tamperings } from '../../../tests/verify/tamperings.ts'

/**
 * Spoils the export in so many ways and has each copy checked; answers those that nothing was found wrong with, or in
 * which something else than the first bad entry was named.
 */
export async function spoilAndCheck(
  zip: string,
  wanted: number,
  atOnce: number,
  folder: string,
  tell: (what: string, found: string) => void,
): Promise<string[]> {
  const unpacked = unzipSync(readFileSync(zip))
  const files: Files = Object.fromEntries(Object.entries(unpacked).map(([name, bytes]) => [name, strFromU8(bytes)]))
  const otherKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const began = performance.now()
  const { found, unseen } = await checkSpoiled(files, tamperings(files, wanted, otherKey), folder, atOnce)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  tell('tamperings', `${found} of ${wanted} found in ${seconds} s, the first bad entry named`)
  return unseen
}
