import type { BallotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import { MarksForm } from '#app/features/votes/ballots/marks-form.tsx'
import { RankForm } from '#app/features/votes/ballots/rank-form.tsx'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

export interface Refused {
  text: string
  /** What was written, by idea; it stays in the fields. */
  kept: Record<string, string>
}

/** One person's ballot: what it says, what is left of it, and what became of it. */
export function BallotView({ page, refused }: { page: BallotPage; refused?: Refused }) {
  const { contest, ballot, ideas, state, open } = page
  return (
    <article className="stack-lg narrow">
      <PageHeader
        title={m.ballots_title()}
        back={{ to: `/c/${contest.slug}`, label: contest.title }}
        lead={<span lang={contest.language}>{contest.title}</span>}
      />
      {refused && (
        <Note tone="contra" role="alert">
          {refused.text}
        </Note>
      )}
      <Standing page={page} />
      {page.uncosted > 0 && <p className="small muted">{m.ballots_uncosted({ n: page.uncosted })}</p>}
      {ideas.length === 0 && <p className="muted">{m.ballots_none()}</p>}
      {ideas.length > 0 &&
        (ballot === 'rank' ? (
          <RankForm page={page} />
        ) : (
          <MarksForm key={page.page} page={page} ballot={ballot} refused={refused} />
        ))}
      {state !== 'none' && state !== 'void' && open && (
        <form method="post" action={`/c/${contest.slug}/ballot/withdraw`}>
          <Button look="quiet">{m.ballots_take_back()}</Button>
        </form>
      )}
    </article>
  )
}

function Standing({ page: { contest, state, open, refusal, account, missing } }: { page: BallotPage }) {
  const next = `/in?next=${encodeURIComponent(`/c/${contest.slug}/ballot`)}`
  return (
    <div className="stack-sm">
      {refusal && refusal.reason !== 'void' && (
        <Note>
          <p>{refusal.text}</p>
          {refusal.reason === 'sign-in-first' && (
            <p>
              <a href={next}>{m.votes_confirm_address()}</a>
            </p>
          )}
        </Note>
      )}
      <p className="small">
        {stateWords(state, open)}{' '}
        {state === 'provisional' && missing !== 'nothing' && (
          <a href={account ? '/me' : next}>{m.votes_confirm_address()}</a>
        )}{' '}
        {state !== 'none' && <a href={`/c/${contest.slug}/receipts.json`}>{m.ballots_receipts()}</a>}
      </p>
    </div>
  )
}

function stateWords(state: BallotPage['state'], open: boolean) {
  if (state === 'counted') return open ? m.ballots_state_counted() : m.ballots_state_final()
  if (state === 'provisional') return m.ballots_state_provisional()
  return state === 'void' ? m.ballots_state_void() : m.ballots_state_none()
}
