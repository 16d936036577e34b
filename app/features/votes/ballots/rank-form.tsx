import { useSubmit } from '@remix-run/react'
import { type DragEvent, useState } from 'react'
import { BallotLeft } from '#app/features/contests/ballots/ballot-left.tsx'
import { type RankStep, rankedIds } from '#app/features/contests/ballots/rank-marks.ts'
import type { BallotIdea, BallotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import { BallotIdeaWords } from '#app/features/votes/ballots/marks-form.tsx'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'

/** A ranking that grows press by press: every button saves. With a script its ideas can be dragged as well. */
export function RankForm({ page }: { page: BallotPage }) {
  const { contest, ideas, marks, limit, inAll, refusal } = page
  const drag = useDrag(`/c/${contest.slug}/ballot/rank`)
  const byId = new Map(ideas.map((idea) => [idea.id, idea]))
  const ranked = rankedIds(marks).flatMap((id) => byId.get(id) ?? [])
  const others = ideas.filter((idea) => !(idea.id in marks))
  const full = limit !== null && ranked.length >= limit
  return (
    <div className="stack-lg">
      <section className="stack" aria-labelledby="order">
        <h2 id="order">{m.ballots_order_own()}</h2>
        <div className="ballot-bar">
          <BallotLeft ballot="rank" limit={limit} marks={marks} ideas={inAll} />
        </div>
        {ranked.length === 0 && <p className="muted">{m.ballots_order_empty()}</p>}
        {ranked.length > 1 && !refusal && <p className="small muted ballot-drag">{m.ballots_order_drag()}</p>}
        <ol className="ballot-ideas">
          {ranked.map((idea, index) => (
            <li key={idea.id} {...(refusal ? { className: 'ballot-idea' } : drag.on(idea.id, index + 1))}>
              <div className="ballot-idea__ranked">
                <span className="num">{index + 1}</span>
                <BallotIdeaWords idea={idea} />
              </div>
              {!refusal && <Steps slug={contest.slug} idea={idea} steps={stepsAt(index, ranked.length)} />}
            </li>
          ))}
        </ol>
      </section>
      {others.length > 0 && (
        <section className="stack" aria-labelledby="others">
          <h2 id="others">{m.ballots_order_others()}</h2>
          <ul className="ballot-ideas">
            {others.map((idea) => (
              <li key={idea.id} className="ballot-idea">
                <BallotIdeaWords idea={idea} />
                {idea.own && <p className="small muted">{m.ballots_own_idea()}</p>}
                {!idea.own && !refusal && !full && <Steps slug={contest.slug} idea={idea} steps={['add']} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function stepsAt(index: number, ranked: number): RankStep[] {
  const up: RankStep[] = index > 1 ? ['up', 'first'] : index > 0 ? ['up'] : []
  return [...up, ...(index < ranked - 1 ? (['down'] as const) : []), 'remove']
}

const words: Record<RankStep, () => string> = {
  add: () => m.ballots_add(),
  up: () => m.ballots_up(),
  down: () => m.ballots_down(),
  first: () => m.ballots_first(),
  remove: () => m.ballots_remove(),
}

function Steps({ slug, idea, steps }: { slug: string; idea: BallotIdea; steps: RankStep[] }) {
  return (
    <form method="post" action={`/c/${slug}/ballot/rank`} className="ballot-idea__steps">
      <input type="hidden" name="idea" value={idea.id} />
      {steps.map((step) => (
        <Button key={step} name="step" value={step} look={step === 'remove' ? 'quiet' : undefined}>
          {words[step]()}
          <span className="visually-hidden">: {idea.title}</span>
        </Button>
      ))}
    </form>
  )
}

/** Dropping an idea on another one puts it on that one's place. */
function useDrag(action: string) {
  const submit = useSubmit()
  const [dragged, setDragged] = useState<string>()
  return {
    on: (id: string, place: number) => ({
      draggable: true,
      className: dragged === id ? 'ballot-idea ballot-idea--dragged' : 'ballot-idea',
      onDragStart: () => setDragged(id),
      onDragEnd: () => setDragged(undefined),
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        if (dragged && dragged !== id) submit({ idea: dragged, step: 'place', place }, { method: 'post', action })
      },
    }),
  }
}
