import type { ContestPageShown } from '#app/features/contests/page/contest-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Note } from '#app/ui/note.tsx'

/** What those who run the contest find above it; nobody else sees it. */
export function ContestOwner({ contest }: { contest: ContestPageShown }) {
  const { slug, state, kind, manages, bring } = contest
  if (!manages) return bring && <BringLink slug={slug} label={bring} />
  const draft = state === 'draft'
  return (
    <nav className="row no-print contest-owner" aria-label={m.contests_manage()}>
      {draft && <Note tone="sun">{m.contests_draft_notice()}</Note>}
      {draft && <ButtonLink to={`/c/${slug}/edit`}>{m.contests_to_edit()}</ButtonLink>}
      {draft && <ButtonLink to={`/c/${slug}/open`}>{m.contests_open()}</ButtonLink>}
      {!draft && <ButtonLink to={`/c/${slug}/desk`}>{m.contests_to_desk()}</ButtonLink>}
      {state === 'open' && kind !== 'box' && <ButtonLink to={`/c/${slug}/extend`}>{m.contests_to_extend()}</ButtonLink>}
      {bring && <BringLink slug={slug} label={bring} />}
      {!draft && <ButtonLink to={`/c/${slug}/note`}>{m.contests_to_note()}</ButtonLink>}
      <ButtonLink to={`/c/${slug}/clone`}>{m.contests_to_clone()}</ButtonLink>
      <ButtonLink to={`/c/${slug}/preview`}>{m.contests_to_preview()}</ButtonLink>
    </nav>
  )
}

/** Whoever moderates or answers here may bring in what was said elsewhere; in words already here. */
function BringLink({ slug, label }: { slug: string; label: string }) {
  return <ButtonLink to={`/c/${slug}/desk/bring`}>{label}</ButtonLink>
}
