import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

/** No contest is open: the box still is, where there is one. */
export function NothingOpen({ box }: { box: { slug: string } | null }) {
  if (!box)
    return (
      <EmptyState action={<ButtonLink to="/results">{m.contests_to_results()}</ButtonLink>}>
        {m.contests_none_open_no_box()}
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        <ButtonLink to={`/c/${box.slug}/new`} look="main">
          {m.contests_propose()}
        </ButtonLink>
      }
    >
      {m.contests_none_open()}
    </EmptyState>
  )
}
