import { ballots, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { STATE_REASONS } from '#app/features/ideas/state-reason.ts'
import { DECISIONS, STANDINGS } from '#app/features/moderation/standing.ts'

type Schema = Record<string, unknown>

const text = { type: 'string' }
const whole = { type: 'integer' }
const yes = { type: 'boolean' }
const instant = { type: 'string', format: 'date-time' }
const orNull = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }] })
const one = (...values: string[]) => ({ type: 'string', enum: values })
const many = (items: Schema) => ({ type: 'array', items })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, Schema>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
})
const pageOf = (name: string) => object({ items: many(ref(name)), next: orNull(text) }, ['items', 'next'])

/** A number for each idea, by its id. */
const byIdea = { type: 'object', additionalProperties: whole }

const audience = one('everyone', 'customers', 'employees', 'invited')
const span = object({ from: orNull(instant), until: orNull(instant) })
const dates = object({ ideas: span, voting: span, jury: object({ until: orNull(instant) }), answerBy: orNull(instant) })

const contestSaid = {
  kind: one('contest', 'debate', 'box'),
  title: text,
  question: text,
  brief: text,
  helpText: text,
  language: one('en', 'es', 'ru'),
  timeZone: text,
  audience,
  takePart: audience,
  eligibility: one('open', 'confirmed', 'members', 'invited'),
  ballot: one(...ballots),
  votesPerPerson: orNull(whole),
  rule: one(...Object.values(rulesOf).flat()),
  budget: orNull(whole),
  budgetUnit: text,
  places: whole,
  weights: orNull({
    ...object({ customers: whole, employees: whole }, ['customers', 'employees']),
    additionalProperties: whole,
  }),
  prizes: text,
  tags: many(text),
  dates,
  moderation: one('before', 'after'),
  counts: one('hidden', 'shown'),
  receipts: one('choice', 'inclusion'),
  readDays: whole,
  promiseDays: whole,
}

const stance = one('for', 'against', 'question', 'none')
const outcome = one('planned', 'started', 'done', 'declined', 'duplicate', 'under-review')
/** What an answer may be given: an outcome, or the key of a status of the organisation's own that stands for one. */
const outcomeOrOwn = { anyOf: [outcome, { type: 'string', pattern: '^own-[0-9a-z]{12}$' }] }
const ideaSaid = { title: text, body: text, beneath: text, beneathFor: one('everyone', 'team'), tags: many(text) }
const groups = object({ customers: whole, employees: whole })
const placed = object({ id: text, place: whole }, ['id', 'place'])

/** The shapes of the API, by name. */
export const schemas: Record<string, Schema> = {
  Problem: object({
    type: text,
    title: text,
    status: whole,
    code: text,
    detail: text,
    instance: text,
    errors: many(object({ pointer: text, code: text, detail: text })),
  }),
  Contest: object({
    id: text,
    slug: text,
    state: one('draft', 'open', 'closed', 'concluded'),
    phase: text,
    ...contestSaid,
    finalOf: orNull(text),
    /** How the declared groups among the weights are called, by id; absent where none has a weight. */
    groups: { type: 'object', additionalProperties: text },
    contract: orNull(object({ hash: text, frozenAt: instant })),
    quorum: orNull(object({ kind: one('supporters', 'percent'), needed: whole })),
    ideas: whole,
    participants: whole,
    conclusion: orNull(text),
  }),
  ContestBody: object({
    ...contestSaid,
    state: one('open'),
    quorum: whole,
    quorumKind: one('supporters', 'percent'),
    version: whole,
    note: text,
  }),
  FinalBody: object({ ...contestSaid, ideas: many(text), state: one('open'), quorum: whole }, ['ideas']),
  Contests: pageOf('Contest'),
  Idea: object({
    id: text,
    slug: text,
    contest: text,
    state: one('draft', 'held', 'published', 'withdrawn', 'merged', 'hidden'),
    ...ideaSaid,
    author: object({ id: orNull(text), name: text }),
    votes: whole,
    provisional: whole,
    views: whole,
    score: { type: 'number' },
    rank: whole,
    place: whole,
    cost: orNull(whole),
    imported: object({ up: whole, down: whole }),
    comments: whole,
    parents: many(object({ id: text, kind: text })),
    answer: object({
      ...{ outcome, status: object({ key: text, label: text }, ['key', 'label']), reason: text, text },
      by: object({ name: text, title: text }),
      at: instant,
    }),
    version: whole,
    createdAt: instant,
    updatedAt: instant,
  }),
  IdeaBody: object({
    ...ideaSaid,
    pseudonym: text,
    fields: { type: 'object', additionalProperties: text },
    version: whole,
  }),
  Ideas: pageOf('Idea'),
  Similar: object({
    items: many(object({ idea: ref('Idea'), similarity: { type: 'number' }, same: yes })),
    next: { type: 'null' },
  }),
  NextPair: object(
    {
      pair: orNull(object({ pair: text, first: ref('Idea'), second: ref('Idea') }, ['pair', 'first', 'second'])),
      done: whole,
      goal: whole,
      latest: orNull(text),
    },
    ['pair', 'done', 'goal', 'latest'],
  ),
  ComparisonBody: object({ pair: text, choice: one('first', 'second', 'undecided', 'neither') }, ['pair', 'choice']),
  ComparisonTaken: object({
    comparison: object({ first: text, second: text, choice: text, state: one('counted', 'provisional') }),
    counted: yes,
    missing: one('nothing', 'confirm', 'sign-in', 'invitation'),
    latest: text,
  }),
  ComparisonUndone: object({ undone: text, pair: text, first: text, second: text }),
  Why: object({
    order: text,
    rank: orNull(whole),
    band: text,
    sentence: text,
    numbers: { type: 'object', additionalProperties: { type: 'number' } },
  }),
  VoteBody: object({ value: { const: 1 } }),
  Vote: object({
    ballot: object({ idea: text, value: whole, state: text }),
    receipt: orNull({ type: 'object' }),
    counted: yes,
    left: orNull(whole),
  }),
  BallotBody: object({ points: byIdea, ranking: many(many(text)), picks: many(text) }),
  Ballot: object({
    ballot: object({
      kind: one(...ballots),
      points: byIdea,
      ranking: many(many(text)),
      picks: many(text),
      state: text,
    }),
    receipt: orNull({ type: 'object' }),
    counted: yes,
    missing: text,
    left: orNull(whole),
  }),
  CostBody: object({ cost: whole }, ['cost']),
  Cost: object({ cost: orNull(whole), budget: whole, unit: text }, ['cost', 'budget', 'unit']),
  Comment: object({
    id: text,
    idea: orNull(text),
    parent: orNull(text),
    author: object({ id: orNull(text), name: text }),
    text,
    html: text,
    stance,
    state: text,
    createdAt: instant,
  }),
  CommentBody: object({ text, stance, parent: orNull(text), pseudonym: text }, ['text']),
  Comments: pageOf('Comment'),
  AnswerBody: object({ outcome: outcomeOrOwn, reason: text, text }, ['outcome', 'text']),
  Moderated: object({
    ...{ id: text, subject: one('idea', 'comment'), standing: orNull(one(...STANDINGS)), version: whole },
    ...{ decisions: many(one(...DECISIONS)), reports: many(object({ reason: text, words: text })) },
    ...{ reason: text, words: text },
  }),
  ModerationBody: object(
    {
      ...{ decision: one(...DECISIONS), seen: one(...STANDINGS), version: whole },
      ...{ reason: one(...STATE_REASONS), words: text, title: text, text },
    },
    ['decision', 'seen', 'version'],
  ),
  CloseBody: object({ note: text }),
  WinnersBody: object(
    { ideas: many(text), reasons: { type: 'object', additionalProperties: text }, conclusion: text },
    ['ideas'],
  ),
  Count: object({
    rule: one(...Object.values(rulesOf).flat()),
    contest: text,
    hash: text,
    ballots: whole,
    winners: many(placed),
    order: many(object({ id: text, place: whole, tally: { type: 'number' }, exact: text, supporters: whole })),
    stages: many({ type: 'object' }),
    ties: many(object({ ids: many(text), brokenBy: one('supporters', 'cost', 'lot') })),
    quorum: orNull({ type: 'object' }),
    sharedRanks: { type: 'boolean' },
    undecided: orNull(
      object({ ballots: whole, found: one('exact', 'recounted', 'with-all'), winners: many(text), others: many(text) }),
    ),
    setAside: object({
      ...{ ballots: whole, winners: many(text) },
      support: many(object({ id: text, supporters: whole })),
    }),
    provisional: { type: 'object' },
    others: many(object({ rule: text, winners: many(placed) }, ['rule', 'winners'])),
    groups: orNull(object({ voters: groups, winners: many(object({ id: text, ...groups.properties })) })),
  }),
}
