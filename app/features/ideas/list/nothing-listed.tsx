import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

interface NothingListedProps {
  contest: { path: string; mayPropose: boolean; takesIdeas: boolean }
  address: ListAddress
}

/** A list with nothing in it says why and what can be done about it. */
export function NothingListed({ contest, address }: NothingListedProps) {
  const { path, mayPropose, takesIdeas } = contest
  const { q, tag } = address
  const proposes = mayPropose && takesIdeas
  const start = listPath(path, address, { q: null, tag: null, status: null })
  return (
    <EmptyState
      action={
        <>
          {proposes && (
            <ButtonLink to={q ? `${path}/new?title=${encodeURIComponent(q)}` : `${path}/new`}>
              {m.contests_propose()}
            </ButtonLink>
          )}
          {(q || tag || address.status) && <ButtonLink to={start}>{m.contests_show_all()}</ButtonLink>}
        </>
      }
    >
      {words()}
    </EmptyState>
  )

  function words() {
    if (q) return proposes ? m.contests_no_hits({ q }) : m.contests_no_hits_closed({ q })
    if (tag) return m.contests_no_tagged({ tag })
    return proposes && !address.status ? m.contests_no_ideas() : m.contests_no_ideas_yet()
  }
}
