import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import type { BroughtRow } from '#drizzle/queries/bringing.ts'

interface Source {
  brought: BroughtRow | null
  /** Who brought it. */
  bringer: string | null
}

/** Where an idea was said first, as a line of its lineage; in words already here, so that they need not travel as script. */
export function sourceShown({ brought, bringer }: Source) {
  if (!brought?.source) return []
  const label = m.bring_said({ date: showDay(brought.saidAt), name: bringer || m.bring_team() })
  return [{ label, path: brought.source, title: new URL(brought.source).hostname }]
}

/** How the author of an idea is called: of one that was brought, that they said it elsewhere, until they came for it. */
export function authorInWords(name: string, { brought, bringer }: Source) {
  if (!brought || brought.answer === 'accepted') return name
  return m.bring_author({ name: name || m.bring_somebody(), by: bringer || m.bring_team() })
}
