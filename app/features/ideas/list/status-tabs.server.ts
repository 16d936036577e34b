import { ownStatusTeller } from '#app/features/settings/own-status-teller.server.ts'
import { ownStatusesIn } from '#drizzle/queries/idea-lists.ts'

/** The organisation's own statuses that ideas of this contest have, to narrow its list by; mostly none. */
export async function statusTabs(contestId: string) {
  const [tell, found] = [await ownStatusTeller(), await ownStatusesIn(contestId)]
  return found.flatMap((value) => {
    const own = tell(value)
    return own ? [{ value, label: own.words }] : []
  })
}
