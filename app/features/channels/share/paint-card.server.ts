import path from 'node:path'
import { cardSvg } from '#app/features/channels/share/card-svg.ts'
import { shareFonts } from '#app/features/channels/share/fonts.server.ts'
import { paintingProgram } from '#app/features/channels/share/painting-program.server.ts'
import type { ShareCard } from '#app/features/channels/share/share-card.ts'
import { inOwnProcess } from '#app/features/files/own-process.server.ts'

const longestMs = 20_000
const mostBytes = 2 * 1024 * 1024
const mostWaiting = 20
/** About three megabytes. */
const mostKept = 100

const kept = new Map<string, Promise<Buffer>>()
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * The PNG of a card. One is painted at a time, in a process of its own, and the latest hundred are kept under `version`,
 * which says all that the picture depends on.
 * @returns nothing where too many wait already
 */
export async function paintCard(card: ShareCard, version: string): Promise<Buffer | undefined> {
  const known = kept.get(version)
  if (known) {
    // What is asked for is kept longest.
    kept.delete(version)
    kept.set(version, known)
    return known
  }
  if (waiting >= mostWaiting) return undefined
  waiting += 1
  const turn = last.then(() => paint(card))
  const picture = turn.finally(() => {
    waiting -= 1
  })
  last = picture.catch(() => {})
  kept.set(version, picture)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  picture.catch(() => kept.delete(version))
  return picture
}

async function paint(card: ShareCard): Promise<Buffer> {
  const { lettering, config } = await shareFonts()
  const env = {
    FONTCONFIG_FILE: config,
    PLACES: JSON.stringify([import.meta.filename, path.resolve('package.json')]),
  }
  const work = { program: paintingProgram, env, input: cardSvg(card, lettering), longestMs, mostBytes }
  const { out, code, said } = await inOwnProcess(work)
  if (code !== 0 || out.length === 0) throw new Error(`No share picture could be painted: ${said}`)
  return out
}
