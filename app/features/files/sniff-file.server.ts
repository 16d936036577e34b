import { unzipSync } from 'fflate'

export type Sniffed = { kind: 'picture' } | { kind: 'document'; type: string; ending: string }

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(text.length, bytes.length - at))).toString(
    'latin1',
  ) === text

/** What a file is by its own first bytes, whatever its name or its sender says; nothing for what is not taken here. */
export function sniffFile(bytes: Uint8Array): Sniffed | undefined {
  if (starts(bytes, '\x89PNG\r\n\x1a\n') || starts(bytes, '\xff\xd8\xff')) return { kind: 'picture' }
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return { kind: 'picture' }
  if (starts(bytes, '%PDF-')) return { kind: 'document', type: 'application/pdf', ending: 'pdf' }
  return starts(bytes, 'PK\x03\x04') ? officeFile(bytes) : undefined
}

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
const parts: [part: string, type: string, ending: string][] = [
  ['word/document.xml', `${office}.wordprocessingml.document`, 'docx'],
  ['xl/workbook.xml', `${office}.spreadsheetml.sheet`, 'xlsx'],
  ['ppt/presentation.xml', `${office}.presentationml.presentation`, 'pptx'],
]
const openTypes: Record<string, string> = {
  [`${open}.text`]: 'odt',
  [`${open}.spreadsheet`]: 'ods',
  [`${open}.presentation`]: 'odp',
}
const mostEntries = 5_000

/** A zip is taken only as an office document without macros; nothing but its list of contents is unpacked. */
function officeFile(bytes: Uint8Array): Sniffed | undefined {
  const names = new Set<string>()
  let unpacked: Record<string, Uint8Array>
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      if (names.size > mostEntries) throw new Error('too many')
      names.add(name)
      return name === 'mimetype' && originalSize < 200
    }
    unpacked = unzipSync(bytes, { filter })
  } catch {
    return undefined
  }
  if ([...names].some((name) => /vbaProject|^Basic\/|^Scripts\//i.test(name))) return undefined
  const type = Buffer.from(unpacked.mimetype ?? []).toString('latin1')
  const ending = openTypes[type]
  if (ending) return { kind: 'document', type, ending }
  const found = names.has('[Content_Types].xml') && parts.find(([part]) => names.has(part))
  return found ? { kind: 'document', type: found[1], ending: found[2] } : undefined
}
