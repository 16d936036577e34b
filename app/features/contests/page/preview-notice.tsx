import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Note } from '#app/ui/note.tsx'

/** Says through whose eyes the page is shown, and leads back. */
export function PreviewNotice({ contest, isDraft }: { contest: ContestPageShown; isDraft: boolean }) {
  const { slug, path, audience } = contest
  return (
    <Note tone="sun">
      <div className="row between">
        <p>{words[audience]()}</p>
        {isDraft ? (
          <div className="row">
            <ButtonLink to={`/c/${slug}/edit`}>{m.contests_preview_back()}</ButtonLink>
            <ButtonLink to={`/c/${slug}/open`}>{m.contests_open()}</ButtonLink>
          </div>
        ) : (
          <ButtonLink to={path}>{m.contests_preview_end()}</ButtonLink>
        )}
      </div>
    </Note>
  )
}

const words: Record<ContestPageShown['audience'], () => string> = {
  everyone: () => m.contests_preview_notice(),
  customers: () => m.contests_preview_as_customer(),
  employees: () => m.contests_preview_as_employee(),
  invited: () => m.contests_preview_as_invited(),
}
