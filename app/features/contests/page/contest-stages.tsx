import { timeLeftInLine } from '#app/features/contests/dates/time-left.ts'
import type { Stage, StageName } from '#app/features/contests/stages.ts'
import { m } from '#app/paraglide/messages.js'
import { Stages } from '#app/ui/contest/stages.tsx'
import { Time } from '#app/ui/figures/time.tsx'

interface ContestStagesProps {
  kind: 'contest' | 'debate' | 'box'
  stages: Stage[]
  timeZone: string
  now: Date
}

/** Where the contest stands: a line on wide screens, folded into one line on phones. */
export function ContestStages({ kind, stages, timeZone, now }: ContestStagesProps) {
  if (stages.length === 0) return null
  const label = kind === 'debate' ? m.contests_stages_debate() : m.contests_stages()
  const shown = stages.map((stage) => ({
    key: stage.name,
    name: names[stage.name](),
    state: stage.state,
    note: <StageNote stage={stage} timeZone={timeZone} now={now} />,
  }))
  const here = shown.find(({ state }) => state === 'now')
  return (
    <>
      <div className="only-wide">
        <Stages label={label} stages={shown} />
      </div>
      <details className="only-narrow contest-stages">
        <summary>
          {here ? (
            <>
              <b>{here.name}</b> {here.note}
            </>
          ) : (
            label
          )}
        </summary>
        <Stages label={label} stages={shown} />
      </details>
    </>
  )
}

const names: Record<StageName, () => string> = {
  ideas: () => m.contests_stage_ideas(),
  'ideas-and-votes': () => m.contests_stage_both(),
  discussion: () => m.contests_stage_discussion(),
  voting: () => m.contests_stage_voting(),
  jury: () => m.contests_stage_jury(),
  answer: () => m.contests_stage_answer(),
}

function StageNote({ stage, timeZone, now }: { stage: Stage; timeZone: string; now: Date }) {
  if (stage.state === 'done') return m.contests_stage_done()
  if (stage.state === 'now') {
    if (!stage.until || stage.until <= now) return m.contests_stage_now()
    return m.contests_stage_now_left({ left: timeLeftInLine(stage.until, now) })
  }
  return stage.from && <Time at={stage.from} look="day" timeZone={timeZone} />
}
