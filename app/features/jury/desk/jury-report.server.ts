import type { Crowd, JuryResult } from '#app/features/jury/jury-result.server.ts'
import { toNumber } from '#app/features/ranking/counting/fraction.ts'
import { compositeScore } from '#app/features/ranking/counting/numbers/composite-score.ts'
import { agreementOf, leans } from '#app/features/ranking/jury/agreement.ts'

type Shown = { names: Map<string, string>; path: (idea: { id: string; slug: string }) => string }
export type JuryReport = ReturnType<typeof juriesReport>

/** A jury's papers as its owner reads them: both orders side by side, who is strict, how far jurors agree. */
export function juriesReport(result: JuryResult, crowd: Crowd, { names, path }: Shown) {
  const { jury, cards, judged, count, combined, over } = result
  const width = jury.scale - 1
  const judgements = judgementsOf(result)
  const { difference, level, outliers } = agreementOf(judgements, width)
  const title = new Map(judged.map((idea) => [idea.id, idea.title]))
  const name = (juror: string) => names.get(juror) ?? ''
  const live = cards.filter(({ state, ideaId }) => state !== 'conflict' && title.has(ideaId))
  return {
    over,
    share: jury.share,
    papers: live.length,
    done: live.filter(({ state }) => state === 'submitted').length,
    short: judged.filter(({ id }) => live.filter(({ ideaId }) => ideaId === id).length < jury.perIdea).length,
    jurors: strictness(count).map((row) => ({ ...row, name: name(row.judge), leans: leans(row.effect, width) })),
    agreement: { difference, level },
    outliers: outliers.map(({ idea, juror, score, others }) => {
      return { idea: title.get(idea) ?? '', juror: name(juror), score, others }
    }),
    comments: live
      .filter(({ comment, state }) => comment !== '' && state === 'submitted')
      .map(({ ideaId, jurorId, comment }) => ({ idea: title.get(ideaId) ?? '', juror: name(jurorId), comment })),
    ideas: sideBySide(result, crowd).map((row) => ({ ...row, path: path(row) })),
    winners: combined?.winners.map(({ id }) => id) ?? [],
  }
}

/** Every judged idea with its places: by the combination where there is one, else by the jury. */
export function sideBySide({ judged, count, combined }: JuryResult, crowd: Crowd) {
  const place = (order: readonly { id: string; place: number }[], id: string) =>
    order.find((idea) => idea.id === id)?.place ?? null
  const among = crowd.order.filter(({ id }) => judged.some((idea) => idea.id === id))
  const crowdOrder = [...among].sort((one, other) => one.place - other.place)
  const rows = judged.map((idea) => {
    const scored = count.order.find(({ id }) => id === idea.id)
    const isJudged = (scored?.supporters ?? 0) > 0
    const own = crowdOrder.findIndex(({ id }) => id === idea.id)
    return {
      ...idea,
      jury: isJudged ? place(count.order, idea.id) : null,
      score: isJudged ? (scored?.tally ?? null) : null,
      judges: scored?.supporters ?? 0,
      crowd: own < 0 ? null : own + 1,
      supporters: crowdOrder[own]?.supporters ?? 0,
      combined: combined ? place(combined.order, idea.id) : null,
      points: combined?.order.find(({ id }) => id === idea.id)?.tally ?? null,
    }
  })
  const last = judged.length + 1
  return rows.sort((one, other) => (one.combined ?? one.jury ?? last) - (other.combined ?? other.jury ?? last))
}

const judgementsOf = ({ jury, cards }: JuryResult) =>
  cards.flatMap(({ ideaId, jurorId, scores, state }) => {
    const score = state === 'submitted' ? compositeScore(jury.criteria, scores) : null
    return score ? [{ idea: ideaId, juror: jurorId, score: toNumber(score) }] : []
  })

function strictness(count: JuryResult['count']) {
  const stage = count.stages.find((one) => one.stage === 'judges')
  return stage?.stage === 'judges' ? stage.judges : []
}
