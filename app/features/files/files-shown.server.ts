import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'
import { type FileRow, type FileSubject, filesOn } from '#drizzle/queries/files.ts'

export type ShownFile = ReturnType<typeof shownFile>

interface Reader {
  id: string
  kind: string
  /** Looks after what these files hang on. */
  staff: boolean
}

/**
 * What hangs on these things, as far as a reader who may read them sees it; by thing. What was taken down is not in it,
 * and what waits to be looked at only for its owner and the team.
 */
export async function filesShown(reader: Reader, subject: FileSubject, ids: string[]) {
  const shown = new Map<string, ShownFile[]>()
  for (const row of await filesOn(subject, ids)) {
    const own = reader.kind === 'account' && row.ownerId === reader.id
    if (row.state === 'hidden' || (row.state === 'held' && !own && !reader.staff)) continue
    shown.set(row.subjectId, [...(shown.get(row.subjectId) ?? []), shownFile(row)])
  }
  return shown
}

/** One file in words and numbers a page needs. */
export function shownFile({ id, kind, alt, name, type, bytes, width, height, state }: FileRow) {
  return {
    ...{
      id,
      alt,
      path: `/files/${id}`,
      picture: kind === 'picture' ? { width: width ?? 0, height: height ?? 0 } : null,
    },
    about: kind === 'picture' ? '' : `${endingOf(name, type)}, ${sizeInWords(bytes)}`,
    waits: state === 'held' ? m.files_waits() : '',
  }
}

const endingOf = (name: string, type: string) => (name.split('.').at(-1) ?? type).toUpperCase()

/** Bytes in kilobytes or megabytes of the reader's language. */
export function sizeInWords(bytes: number) {
  const { locale } = requestContext()
  const [unit, value] = bytes < 1_000_000 ? ['kilobyte', Math.max(1, bytes / 1000)] : ['megabyte', bytes / 1_000_000]
  const form = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  })
  return form.format(value as number)
}
