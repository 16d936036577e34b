import { useSearchParams } from '@remix-run/react'
import { ProposeForm } from '#app/features/ideas/propose/propose-form.tsx'
import type { ProposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { SimilarStep } from '#app/features/ideas/propose/similar-step.tsx'
import type { SimilarIdea } from '#app/features/ideas/similar-ideas.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal, FormValues } from '#app/web/read-form.server.ts'

export type ProposeAnswer =
  | { refusal: FormRefusal; signIn?: string }
  | { similar: SimilarIdea[]; values: FormValues }
  | undefined

/** The page for a new idea; after a press without a script perhaps the step with similar ones. */
export function ProposeView({ page, answer }: { page: ProposePage; answer: ProposeAnswer }) {
  const [search] = useSearchParams()
  if (answer && 'similar' in answer) return <SimilarStep page={page} {...answer} />
  const { contest } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        title={m.ideas_propose()}
        lead={contest.question || undefined}
      />
      {!page.open && !answer && <Note tone="sun">{closedWords(page)}</Note>}
      {answer?.signIn && (
        <div className="row">
          <ButtonLink to={answer.signIn} look="main">
            {m.ideas_sign_in()}
          </ButtonLink>
        </div>
      )}
      {/* A discarded draft is gone from the fields too. Nothing else may begin the form anew while somebody writes. */}
      <ProposeForm key={search.get('fresh') ?? ''} page={page} refused={answer?.refusal} />
      {page.open && (
        <p className="small">
          <Link className="tall" to={`/c/${contest.slug}/paste`}>
            {m.ideas_paste()}
          </Link>
        </p>
      )}
    </div>
  )
}

function closedWords({ contest: { ideasUntil, timeZone } }: ProposePage) {
  const over = ideasUntil && ideasUntil <= new Date()
  return over ? m.ideas_closed({ date: showDeadline(ideasUntil, timeZone) }) : m.ideas_closed_now()
}
