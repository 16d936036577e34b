import { sha256 } from '../counting/sha-256.ts'

export interface Assignment {
  ideas: readonly string[]
  jurors: readonly string[]
  /** Jurors for each idea. */
  perIdea: number
  /** Whether this juror may not judge this idea: it is their own, or they declared a conflict. */
  barred: (juror: string, idea: string) => boolean
  /** Pairs that stand already and are kept. */
  given?: readonly Pair[]
  seed: string
}

export type Pair = { juror: string; idea: string }

export interface Assigned {
  /** All pairs, those that stood already included; by idea, then juror. */
  pairs: Pair[]
  /** Ideas for which there are not enough jurors, and how many are missing. */
  short: { idea: string; missing: number }[]
}

/**
 * Who judges what, by lot: every idea goes to `perIdea` different jurors and nobody has more than one idea more than
 * anybody else, wherever the barred pairs allow it; where they do not, the loads are as level as they can be.
 *
 * A flow from ideas to jurors whose allowance grows by one at a time (Ford & Fulkerson 1956): only when nothing more
 * fits below an allowance is it raised, and a juror who was filled stays filled. The lot is SHA-256(seed ‖ names).
 */
export function assignIdeas(assignment: Assignment): Assigned {
  const { ideas, perIdea, given = [] } = assignment
  const flow = startFlow(assignment)
  for (const { juror, idea } of given) take(flow, idea, juror)
  const most = ideas.length + given.length
  for (let allowance = 1; allowance <= most; allowance++) {
    for (const idea of flow.order) while (missing(flow, idea) > 0 && place(flow, idea, allowance));
  }
  const pairs = [...flow.judges].flatMap(([idea, judges]) => [...judges].map((juror) => ({ juror, idea })))
  return {
    pairs: pairs.sort(byNames),
    short: ideas.flatMap((idea) => {
      const open = perIdea - (flow.judges.get(idea)?.size ?? 0)
      return open > 0 ? [{ idea, missing: open }] : []
    }),
  }
}

interface Flow {
  assignment: Assignment
  /** Ideas in the order of their lots. */
  order: string[]
  /** For each idea the jurors who may judge it, in the order of their lots. */
  eligible: Map<string, string[]>
  judges: Map<string, Set<string>>
  held: Map<string, Set<string>>
  kept: Set<string>
}

function startFlow(assignment: Assignment): Flow {
  const { ideas, jurors, barred, seed, given = [] } = assignment
  const lot = (text: string) => sha256(`${seed}${text}`)
  const drawn = (names: readonly string[], salt: string) => {
    const lots = new Map(names.map((name) => [name, lot(`${salt}${name}`)]))
    return [...names].sort((one, other) => ((lots.get(one) as string) < (lots.get(other) as string) ? -1 : 1))
  }
  const eligible = ideas.map((idea): [string, string[]] => {
    return [idea, drawn(jurors, `${idea} `).filter((juror) => !barred(juror, idea))]
  })
  return {
    assignment,
    order: drawn(ideas, ''),
    eligible: new Map(eligible),
    judges: new Map(ideas.map((idea) => [idea, new Set()])),
    held: new Map(jurors.map((juror) => [juror, new Set()])),
    kept: new Set(given.map(keyOf)),
  }
}

const keyOf = ({ juror, idea }: Pair) => JSON.stringify([idea, juror])
const byNames = (one: Pair, other: Pair) => (keyOf(one) < keyOf(other) ? -1 : 1)
const missing = ({ assignment, judges }: Flow, idea: string) =>
  assignment.perIdea - (judges.get(idea) as Set<string>).size

function take({ judges, held }: Flow, idea: string, juror: string) {
  judges.get(idea)?.add(juror)
  held.get(juror)?.add(idea)
}

function release({ judges, held }: Flow, idea: string, juror: string) {
  judges.get(idea)?.delete(juror)
  held.get(juror)?.delete(idea)
}

/** Finds one more juror for an idea, moving other ideas from juror to juror where that makes room. */
function place(flow: Flow, start: string, allowance: number) {
  /** By which idea each juror was reached, and which juror gave that idea up for it. */
  const reached = new Map<string, string>()
  const gaveUp = new Map<string, string>()
  const queue = [start]
  for (let idea = queue.shift(); idea !== undefined; idea = queue.shift()) {
    for (const juror of flow.eligible.get(idea) as string[]) {
      if (reached.has(juror) || flow.judges.get(idea)?.has(juror)) continue
      reached.set(juror, idea)
      const held = flow.held.get(juror) as Set<string>
      if (held.size < allowance) return moveAlong(flow, { reached, gaveUp, start }, juror)
      for (const other of [...held].sort()) {
        if (other === start || gaveUp.has(other) || flow.kept.has(keyOf({ juror, idea: other }))) continue
        gaveUp.set(other, juror)
        queue.push(other)
      }
    }
  }
  return false
}

interface Path {
  reached: Map<string, string>
  gaveUp: Map<string, string>
  start: string
}

/** Walks back from the juror with room to the idea that asked. */
function moveAlong(flow: Flow, { reached, gaveUp, start }: Path, free: string) {
  for (let juror = free; ; ) {
    const idea = reached.get(juror) as string
    const from = gaveUp.get(idea)
    if (from !== undefined && idea !== start) release(flow, idea, from)
    take(flow, idea, juror)
    if (idea === start || from === undefined) return true
    juror = from
  }
}
