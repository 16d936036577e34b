import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import type { ChoosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { PairForm } from '#app/features/votes/choose/pair-form.tsx'
import { PreferredIdeas } from '#app/features/votes/choose/preferred-ideas.tsx'
import { usePairKeys } from '#app/features/votes/choose/use-pair-keys.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

/** Two ideas beside each other, one press per pair; where no pair is left, a calm end. */
export function ChooseView({ page }: { page: ChoosePage }) {
  const { contest, pair } = page
  const shown = pair ? pairKey(pair.first.id, pair.second.id) : ''
  const heading = useHeadingFocus(shown)
  const keys = usePairKeys(useNavigation().state !== 'idle')
  return (
    <div className="stack-lg">
      <div className="stack-sm">
        <p className="small">
          <Link className="tall" to={contest.path} lang={contest.language}>
            {contest.title}
          </Link>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {pair ? m.choose_question() : m.choose_link()}
        </h1>
        {pair && contest.question && <p lang={contest.language}>{contest.question}</p>}
        <Progress page={page} />
      </div>
      {pair ? <PairForm key={shown} pair={pair} keys={keys.on} /> : <NoPair page={page} />}
      <Around page={page} keys={keys.on} />
      <PreferredIdeas page={page} />
      <p className="small muted">
        {page.official ? m.choose_official() : m.choose_no_vote()}{' '}
        {page.official && page.done > 0 && <a href={`/c/${contest.slug}/receipts.json`}>{m.ballots_receipts()}</a>}
      </p>
      {keys.ready && pair && (
        <p className="small muted">
          <label className="check">
            <input type="checkbox" checked={keys.on} onChange={(event) => keys.turn(event.currentTarget.checked)} />
            <span>{m.choose_keys()}</span>
          </label>
        </p>
      )}
    </div>
  )
}

/** Whoever has answered goes on at the question, which is read out; the first one is reached as on any page. */
function useHeadingFocus(shown: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    // The button that had the focus went away with its pair.
    if (before.current !== shown) heading.current?.focus()
    before.current = shown
  }, [shown])
  return heading
}

function Progress({ page: { pair, done, goal, waits } }: { page: ChoosePage }) {
  const rounds = pair && done > 0 && done % 10 === 0
  return (
    <>
      {pair && (
        <>
          <p className="muted pair-progress" role="status">
            {rounds && <strong>{m.choose_round({ n: done })} </strong>}
            {m.choose_progress({ n: done + 1, goal })}
          </p>
          <svg className="bar__track" aria-hidden>
            <rect width={`${((done / goal) * 100).toFixed(2)}%`} height="100%" />
          </svg>
        </>
      )}
      {waits && (
        <p className="small">
          {waits.missing === 'confirm' ? m.choose_waits_confirm() : m.choose_waits_sign_in()}{' '}
          <Link to={waits.href}>{waits.missing === 'confirm' ? m.votes_confirm_address() : m.site_sign_in()}</Link>
        </p>
      )}
    </>
  )
}

function NoPair({ page: { contest, done } }: { page: ChoosePage }) {
  return (
    <EmptyState
      action={
        <ButtonLink to={contest.path} look="main">
          {m.choose_stop()}
        </ButtonLink>
      }
    >
      {done > 0 ? m.choose_none() : m.choose_too_few()}
    </EmptyState>
  )
}

/** What can be done besides answering: take the last answer back, stop, add an idea. */
function Around({ page: { contest, pair, latest, proposes }, keys }: { page: ChoosePage; keys: boolean }) {
  return (
    <div className="row">
      {latest && (
        <Form method="post" action={`/c/${contest.slug}/choose/undo`}>
          <input type="hidden" name="latest" value={latest} />
          <Button data-key="undo">
            {m.votes_undo()}
            {keys && <kbd aria-hidden>U</kbd>}
          </Button>
        </Form>
      )}
      {pair && (
        <ButtonLink to={contest.path} look="quiet" data-key="stop">
          {m.choose_stop()}
        </ButtonLink>
      )}
      {proposes && (
        <ButtonLink to={`/c/${contest.slug}/new`} look="quiet" icon="plus">
          {m.choose_add()}
        </ButtonLink>
      )}
    </div>
  )
}
