import { z } from 'zod'
import { ballotOfRule, ballots, mostMoney, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { unitField } from '#app/features/contests/setup/unit-field.server.ts'
import { groupKey, weightField } from '#app/features/contests/setup/weight-field.server.ts'
import { choiceField, countField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'
import { instantField, timeZoneField } from '#app/web/time-fields.server.ts'

const audience = choiceField(['everyone', 'customers', 'employees', 'invited'])
const instant = z.union([z.null(), instantField()]).optional()
const span = z.strictObject({ from: instant, until: instant }).optional()
const domain = lineField({ max: 253 }).transform((value, context) => {
  const email = emailField().safeParse(`x@${value}`)
  if (email.success) return email.data.slice(2)
  context.addIssue({ code: 'custom', message: 'contests_bad_invited', params: { entry: value.slice(0, 80) } })
  return z.NEVER
})

const dates = z.strictObject({
  ideas: span,
  voting: span,
  jury: z.strictObject({ until: instant }).optional(),
  answerBy: instant,
})

/** Besides the two groups of the house, declared ones by their ids. */
const weights = z
  .record(z.union([z.literal(['customers', 'employees']), groupKey()]), weightField())
  .refine(({ customers, employees }) => customers !== undefined && employees !== undefined, 'errors_required')
  .transform(({ customers = 1, employees = 1, ...declared }) => ({ ...declared, customers, employees }))

/** A change to a contest as the API takes it; everything may be left out. `state: "open"` opens a draft. */
export const ContestChange = z.strictObject({
  version: countField().optional(),
  state: choiceField(['open']).optional(),
  kind: choiceField(['contest', 'debate', 'box']).optional(),
  language: choiceField(['en', 'es', 'ru']).optional(),
  title: lineField({ max: 120 }).optional(),
  question: lineField({ max: 300, required: false }).optional(),
  brief: bodyField({ max: 20_000 }).optional(),
  helpText: bodyField({ max: 1_000 }).optional(),
  audience: audience.optional(),
  takePart: audience.optional(),
  eligibility: choiceField(['open', 'confirmed', 'members', 'invited']).optional(),
  ballot: choiceField(ballots).optional(),
  rule: choiceField(contestRules).optional(),
  votesPerPerson: z.union([z.null(), countField({ min: 1, max: 1000 })]).optional(),
  budget: z.union([z.null(), countField({ min: 1, max: mostMoney })]).optional(),
  budgetUnit: unitField().optional(),
  weights: z.union([z.null(), weights]).optional(),
  quorum: countField().optional(),
  quorumKind: choiceField(['supporters', 'percent']).optional(),
  places: countField({ min: 1, max: 1000 }).optional(),
  dates: dates.optional(),
  moderation: choiceField(['before', 'after']).optional(),
  counts: choiceField(['hidden', 'shown']).optional(),
  receipts: choiceField(['choice', 'inclusion']).optional(),
  readDays: countField({ min: 0, max: 60 }).optional(),
  promiseDays: countField({ min: 1, max: 365 }).optional(),
  tags: z
    .array(lineField({ max: 40 }))
    .max(30, 'errors_list_too_long')
    .optional(),
  prizes: bodyField({ max: 2_000 }).optional(),
  timeZone: timeZoneField().optional(),
  invited: z
    .strictObject({
      emails: z.array(emailField()).max(2000).default([]),
      domains: z.array(domain).max(2000).default([]),
    })
    .optional(),
})

/** A new contest as the API takes it: only its title must be said. */
export const ContestBody = ContestChange.omit({ version: true }).extend({ title: lineField({ max: 120 }) })

type Body = z.output<typeof ContestChange>

/** The same in the words of the verbs. For a debate `dates.ideas.until` is when it closes, else `dates.voting.until`. */
export function wishFromBody(
  { version, state, ballot, dates, ...said }: Body,
  kind = said.kind ?? 'contest',
): ContestWish {
  const closes = kind === 'debate' ? dates?.ideas?.until : dates?.voting?.until
  const ideasUntil = kind === 'debate' ? undefined : dates?.ideas?.until
  const moved = { closes, ideasUntil, ideasFrom: dates?.ideas?.from, votingFrom: dates?.voting?.from }
  const wish: ContestWish = {
    ...said,
    ...votesSaid(said, ballot),
    ...moved,
    juryUntil: dates?.jury?.until,
    answerBy: dates?.answerBy,
  }
  return votesLater(wish) ? { ...wish, overlap: false } : wish
}

const votesLater = ({ ideasUntil, votingFrom }: ContestWish) =>
  Boolean(ideasUntil && votingFrom && votingFrom >= ideasUntil)

/** A ballot brings its usual rule, a rule its ballot; another ballot has another limit. */
function votesSaid({ rule, votesPerPerson }: Pick<Body, 'rule' | 'votesPerPerson'>, ballot: Body['ballot']) {
  if (!ballot) return rule ? { ballot: ballotOfRule(rule) } : {}
  return { ballot, rule: rule ?? rulesOf[ballot][0], votesPerPerson: votesPerPerson ?? null }
}
