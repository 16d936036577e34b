import { MOST_BYTES, MOST_PIXELS, QUOTAS } from '#app/features/files/file-limits.ts'
import { sizeInWords } from '#app/features/files/files-shown.server.ts'
import type { QuotaRefusal } from '#app/features/files/keep-file.server.ts'
import type { FileRefusal } from '#app/features/files/prepare-file.server.ts'
import { m } from '#app/paraglide/messages.js'

/** Why a file was not taken, in words that say what would be. */
export function refusalWords(reason: FileRefusal | QuotaRefusal | 'file-closed'): string {
  const words: Record<typeof reason, () => string> = {
    'file-empty': m.files_refused_empty,
    'file-large': () => m.files_refused_large({ size: sizeInWords(MOST_BYTES) }),
    'file-kind': m.files_refused_kind,
    'file-unreadable': m.files_refused_unreadable,
    'file-pixels': () => m.files_refused_pixels({ n: MOST_PIXELS / 1_000_000 }),
    'file-busy': m.files_refused_busy,
    'file-closed': m.files_refused_closed,
    'file-thing-full': () => m.files_refused_thing_full({ n: QUOTAS.onOneThing }),
    'file-day-full': () => m.files_refused_day_full({ n: QUOTAS.personDay }),
    'file-person-full': () => m.files_refused_person_full({ size: sizeInWords(QUOTAS.personBytes) }),
    'file-contest-full': m.files_refused_contest_full,
  }
  return words[reason]()
}
