import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'

type ProposeLinkProps = { contest: Pick<ContestPageShown, 'path' | 'isPublic'>; big?: boolean }

/** The way to the form; in the preview of a draft, whose form is not open yet, only its look. */
export function ProposeLink({ contest: { path, isPublic }, big }: ProposeLinkProps) {
  const look = { look: 'main', big, icon: 'plus' } as const
  if (isPublic)
    return (
      <ButtonLink to={`${path}/new`} {...look}>
        {m.contests_propose()}
      </ButtonLink>
    )
  return (
    <Button type="button" disabled title={m.contests_preview_no_form()} {...look}>
      {m.contests_propose()}
    </Button>
  )
}
