import { createHash } from 'node:crypto'
import { drawPicture } from '#app/features/files/draw-picture.server.ts'
import { LOGO_SIZE, LONGEST_SIDE, MOST_BYTES, PORTRAIT_SIDE } from '#app/features/files/file-limits.ts'
import { sniffFile } from '#app/features/files/sniff-file.server.ts'
import { canonicalText, isBlank } from '#app/web/canonical-text.server.ts'
import type { FileRow } from '#drizzle/queries/files.ts'

export type PreparedFile = Pick<FileRow, 'kind' | 'type' | 'name' | 'bytes' | 'width' | 'height' | 'digest'> & {
  content: Uint8Array
}

export type FileRefusal = 'file-empty' | 'file-large' | 'file-kind' | 'file-unreadable' | 'file-pixels' | 'file-busy'

const shapes = {
  whole: { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' },
  portrait: { width: PORTRAIT_SIDE, height: PORTRAIT_SIDE, fit: 'cover' },
  logo: { ...LOGO_SIZE, fit: 'inside' },
} as const

/**
 * What is kept of a file somebody sent: a picture drawn anew, or a document as it came, to be downloaded only.
 * `shape` other than `whole` takes pictures only.
 */
export async function prepareFile(
  { name, content }: { name: string; content: Uint8Array },
  shape: keyof typeof shapes = 'whole',
): Promise<PreparedFile | FileRefusal> {
  if (content.length === 0) return 'file-empty'
  if (content.length > MOST_BYTES) return 'file-large'
  const sniffed = sniffFile(content)
  if (!sniffed || (shape !== 'whole' && sniffed.kind !== 'picture')) return 'file-kind'
  if (sniffed.kind === 'document') {
    const { kind, type, ending } = sniffed
    return { kind, type, name: downloadName(name, ending), ...weighed(content), width: null, height: null }
  }
  const drawn = await drawPicture(content, shapes[shape])
  if (typeof drawn === 'string') return refusals[drawn]
  const { bytes, width, height } = drawn
  return { kind: 'picture', type: 'image/webp', name: 'picture.webp', ...weighed(bytes), width, height }
}

const refusals = { unreadable: 'file-unreadable', 'too-many-pixels': 'file-pixels', busy: 'file-busy' } as const

const weighed = (content: Uint8Array) => ({
  content,
  bytes: content.length,
  digest: createHash('sha256').update(content).digest('hex'),
})

/** The last part of what the sender called it, without anything a path or a header could mean, with the right ending. */
function downloadName(name: string, ending: string) {
  const last = canonicalText(name.split(/[\\/]/).at(-1) ?? '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .replace(/\.[^.]*$/, '')
    .replace(/^[. ]+/, '')
    .trim()
  const stem = [...last].slice(0, 80).join('')
  return `${isBlank(stem) ? 'document' : stem}.${ending}`
}
