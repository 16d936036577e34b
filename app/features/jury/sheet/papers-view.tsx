import type { PapersPage } from '#app/features/jury/sheet/papers-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Bar } from '#app/ui/figures/bar.tsx'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

const chips = {
  new: { tone: 'info', words: () => m.jury_paper_new() },
  begun: { tone: 'sun', words: () => m.jury_paper_begun() },
  submitted: { tone: 'pro', words: () => m.jury_paper_submitted() },
} as const

/** A juror's papers: what was given to them, how far they are, and where to go on. */
export function PapersView({ page }: { page: PapersPage }) {
  const { slug, title, state, blind, due, papers, done, next, timeZone } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader
        title={m.jury_papers_title({ title })}
        lead={m.jury_papers_lead()}
        actions={
          state === 'judging' &&
          next && (
            <ButtonLink to={`/c/${slug}/jury/${next}`} look="main">
              {done === 0 ? m.jury_begin() : m.jury_go_on()}
            </ButtonLink>
          )
        }
        aside={due && state !== 'over' && m.jury_due({ date: showDeadline(due, timeZone) })}
      />
      <StateNote page={page} />
      {blind && state === 'judging' && <p>{m.jury_blind_words()}</p>}
      {papers.length > 0 && (
        <>
          <Bar label={m.jury_progress({ done, n: papers.length })} value={done} max={papers.length} />
          <ol className="stack-sm jury-papers">
            {papers.map((paper) => (
              <li key={paper.id} className="row between">
                <a href={`/c/${slug}/jury/${paper.id}`} lang={paper.language || undefined} className="tall">
                  {paper.title}
                </a>
                <Chip tone={chips[paper.state].tone}>{chips[paper.state].words()}</Chip>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function StateNote({ page: { state, papers, done } }: { page: PapersPage }) {
  if (state === 'over') return <Note>{m.jury_over_words()}</Note>
  if (papers.length === 0) return <Note>{m.jury_nothing_yet()}</Note>
  return done === papers.length ? <Note tone="pro">{m.jury_all_done()}</Note> : null
}
