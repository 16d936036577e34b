import type { Tie } from '#app/features/ranking/counting/count-result.ts'
import type { RankedStep } from '#app/features/ranking/counting/ranked/ranked-count.ts'
import type { Count, CountStage } from '#app/features/winners/count-now.server.ts'

/** One place as it was given out: to whom, by which number, and which ties were met on the way. */
export interface Seat {
  place: number
  id: string
  supporters: number
  /** `load`: what each supporter carries. `score`: what all of them counted. `price`: what each of them paid. */
  kind: 'load' | 'score' | 'price'
  value: number
  /** Of a price: how many paid it, and how many had less and gave all. */
  paid?: { full: number; short: number }
  ties: Tie<RankedStep>[]
}

/** The stages of a rule that elects one idea after the other, as rows; no seats for a rule that only sums up. */
export function protocolOf({ stages, order }: Pick<Count, 'stages' | 'order'>) {
  const seats: Seat[] = []
  let ties: Seat['ties'] = []
  for (const stage of stages) {
    if (stage.stage === 'tie') ties.push({ ids: stage.ids, brokenBy: stage.brokenBy })
    const seat = seatOf(stage)
    if (!seat) continue
    seats.push({ ...seat, place: seats.length + 1, supporters: 0, ties })
    ties = []
  }
  // Not the other way round: of a hundred thousand ideas few have a seat, and most rules tell of none.
  const seated = new Map(seats.map((seat) => [seat.id, seat]))
  if (seats.length > 0)
    for (const { id, supporters } of order) {
      const seat = seated.get(id)
      if (seat) seat.supporters = supporters
    }
  const found = <Name extends CountStage['stage']>(name: Name) =>
    stages.find((stage): stage is Extract<CountStage, { stage: Name }> => stage.stage === name)
  return {
    seats,
    purse: found('purses')?.each ?? null,
    unheard: found('unheard')?.people ?? 0,
    vacant: vacantIn(stages),
  }
}

/** Places that nobody got: told by the last stage, or by one of its own. */
function vacantIn(stages: CountStage[]) {
  for (const stage of stages) {
    if (stage.stage === 'vacant') return stage.seats
    if (stage.stage === 'elected' && 'vacant' in stage) return stage.vacant
  }
  return 0
}

function seatOf(stage: CountStage): Pick<Seat, 'id' | 'kind' | 'value' | 'paid'> | undefined {
  if (stage.stage === 'bought') {
    const { id, share, paidInFull: full, gaveAll: short } = stage
    return { id, kind: 'price', value: share, paid: { full, short } }
  }
  if (stage.stage !== 'seat') return undefined
  return 'score' in stage
    ? { id: stage.id, kind: 'score', value: stage.score }
    : { id: stage.id, kind: 'load', value: stage.load }
}
