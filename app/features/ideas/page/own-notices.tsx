import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Note } from '#app/ui/note.tsx'

/** While an idea is held: the author hears how long it waits or why it came back, the team that it waits. */
export function OwnNotices({ page: { idea, author, contest } }: { page: IdeaPage }) {
  if (idea.state !== 'held') return null
  if (!author.mine) return <Note tone="sun">{m.ideas_held_team()}</Note>
  if (idea.stateReason === '' && idea.stateWords === '') {
    return <Note tone="sun">{m.ideas_held_note({ time: showMoment(idea.updatedAt, contest.timeZone) })}</Note>
  }
  return (
    <Note tone="sun">
      <p>
        <strong>{m.ideas_returned_title()}</strong>
      </p>
      <p>{idea.stateReason}</p>
      {idea.stateWords && <p>{idea.stateWords}</p>}
      <div className="row">
        <ButtonLink to={`/i/${idea.id}/edit`} icon="edit">
          {m.ideas_amend()}
        </ButtonLink>
        <ButtonLink to={`/appeal/idea/${idea.id}`}>{m.moderation_ask_again()}</ButtonLink>
      </div>
    </Note>
  )
}
