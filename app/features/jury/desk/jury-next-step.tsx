import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Bar } from '#app/ui/figures/bar.tsx'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

/** How far the jury is, and what its owner can do about it now. */
export function JuryNextStep({ desk }: { desk: JuryDesk }) {
  const { jury, due, timeZone, report, dueFixed, slug } = desk
  if (!jury) return null
  return (
    <Card as="section">
      <h2>{words[jury.state]()}</h2>
      {due && jury.state !== 'over' && (
        <p>
          {m.jury_due({ date: showDeadline(due, timeZone) })}{' '}
          {dueFixed && <Link to={`/c/${slug}/extend`}>{m.jury_extend()}</Link>}
        </p>
      )}
      {report && (
        <Bar label={m.jury_progress({ done: report.done, n: report.papers })} value={report.done} max={report.papers} />
      )}
      {report && report.short > 0 && jury.state !== 'over' && <p>{m.jury_short({ n: report.short })}</p>}
      <Steps desk={desk} />
      {jury.seed && <p className="small muted contest-hash">{m.jury_seed({ seed: jury.seed })}</p>}
    </Card>
  )
}

const words = {
  preparing: () => m.jury_state_preparing(),
  judging: () => m.jury_state_judging(),
  over: () => m.jury_state_over(),
}

function Steps({ desk: { jury, jurors, report, ideasStillCome, state } }: { desk: JuryDesk }) {
  if (!jury || jury.state === 'over') return null
  if (state === 'draft') return <p>{m.jury_after_opening()}</p>
  if (jury.state === 'judging')
    return (
      <Form method="post" className="row">
        {report && report.short > 0 && (
          <Button name="step" value="hand-out">
            {m.jury_fill_gaps()}
          </Button>
        )}
        <Button name="step" value="end" look={report && report.done === report.papers ? 'main' : undefined}>
          {m.jury_end()}
        </Button>
      </Form>
    )
  if (ideasStillCome) return <p>{m.jury_refused_ideas_still_come()}</p>
  if (jurors.length < jury.perIdea) return <p>{m.jury_wait_for_jurors({ n: jury.perIdea })}</p>
  return (
    <Form method="post" className="stack-sm">
      <p>{m.jury_hand_out_hint({ n: jury.perIdea })}</p>
      <div className="row">
        <Button name="step" value="hand-out" look="main">
          {m.jury_hand_out()}
        </Button>
      </div>
    </Form>
  )
}
