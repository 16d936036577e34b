import { z } from 'zod'
import { mostMoney } from '#app/features/contests/ballots/ballots.ts'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import { invitedField, tagsField } from '#app/features/contests/setup/list-fields.server.ts'
import { unitField } from '#app/features/contests/setup/unit-field.server.ts'
import { groupKey, optionalWeightField, weightField } from '#app/features/contests/setup/weight-field.server.ts'
import { whoChoices } from '#app/features/contests/setup/who-takes-part.ts'
import { wishFromForm } from '#app/features/contests/setup/wish-from-form.server.ts'
import { checkField, choiceField, countField, optionalCountField } from '#app/web/choice-fields.server.ts'
import { bodyField, lineField } from '#app/web/text-fields.server.ts'
import { optionalLocalTimeField, timeZoneField } from '#app/web/time-fields.server.ts'

const audiences = ['everyone', 'customers', 'employees', 'invited'] as const
const eligibilities = ['open', 'confirmed', 'members', 'invited'] as const
/** A choice that may stay empty and then follows another field. */
const following = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.preprocess((value) => (value === '' ? undefined : value), choiceField(choices).optional())

/** The one page on which a contest is set up, as a form sends it. */
export const ContestFields = z.object({
  next: choiceField(['draft', 'preview', 'open']).default('draft'),
  version: optionalCountField(),
  kind: choiceField(['contest', 'debate', 'box']).default('contest'),
  question: lineField({ max: 300 }),
  title: lineField({ max: 120, required: false }),
  closes: optionalLocalTimeField(),
  who: choiceField(whoChoices).default('confirmed'),
  timeZone: timeZoneField(),
  language: choiceField(['en', 'es', 'ru']),
  brief: bodyField({ max: 20_000 }),
  helpText: bodyField({ max: 1_000 }),
  prizes: bodyField({ max: 2_000 }),
  tags: tagsField(),
  invited: invitedField(),
  ideasFrom: optionalLocalTimeField(),
  ideasUntil: optionalLocalTimeField(),
  votingFrom: optionalLocalTimeField(),
  juryUntil: optionalLocalTimeField(),
  answerBy: optionalLocalTimeField(),
  overlap: checkField(),
  audience: following(audiences),
  eligibility: following(eligibilities),
  votes: choiceField(['unlimited', 'one', 'some']).default('unlimited'),
  votesPerPerson: optionalCountField({ min: 1, max: 1000 }),
  rule: choiceField(contestRules).default('approval'),
  limit: optionalCountField({ min: 1, max: 1000 }),
  budget: optionalCountField({ min: 1, max: mostMoney }),
  budgetUnit: unitField().default(''),
  places: countField({ min: 1, max: 1000 }).default(3),
  weightCustomers: weightField().default(1),
  weightEmployees: weightField().default(1),
  weightGroups: z.record(groupKey(), optionalWeightField()).optional(),
  quorum: countField().default(0),
  quorumKind: choiceField(['supporters', 'percent']).default('supporters'),
  moderation: choiceField(['before', 'after']).default('after'),
  counts: choiceField(['hidden', 'shown']).default('hidden'),
  receipts: choiceField(['choice', 'inclusion']).default('choice'),
  readDays: countField({ min: 0, max: 60 }).default(2),
  promiseDays: countField({ min: 1, max: 365 }).default(5),
})

export const ContestForm = ContestFields.transform((fields, context) => {
  if (fields.kind !== 'box' && !fields.closes) {
    context.addIssue({ code: 'custom', message: 'errors_required', path: ['closes'] })
    return z.NEVER
  }
  if (fields.votes === 'some' && fields.votesPerPerson === null) {
    context.addIssue({ code: 'custom', message: 'errors_required', path: ['votesPerPerson'] })
    return z.NEVER
  }
  return { next: fields.next, version: fields.version ?? undefined, wish: wishFromForm(fields) }
})

export const NoteForm = z.object({ text: bodyField({ max: 5_000, required: true }) })

/** More people for a contest that stands: whom, as what, and whether they are written to. */
export const InviteForm = z
  .object({ invited: invitedField(), as: choiceField(['guest', 'owner']).default('guest'), letters: checkField() })
  .superRefine(({ invited, as }, context) => {
    const nobody = invited.emails.length + invited.domains.length === 0
    const fault = nobody ? 'errors_required' : as === 'owner' && invited.domains.length > 0 && 'contests_owner_is_one'
    if (fault) context.addIssue({ code: 'custom', message: fault, path: ['invited'] })
  })
