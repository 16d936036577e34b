import { contestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { weighableGroups } from '#app/features/contests/setup/declared-weights.server.ts'
import { formValuesOf, newFormValues } from '#app/features/contests/setup/form-values.server.ts'
import { whenToChoose } from '#app/features/contests/setup/when-to-choose.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { FormValues } from '#app/web/read-form.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type SetUpPage = Awaited<ReturnType<typeof newSetUpPage>>

/** The page for a new contest: the usual answers, or what the person had begun to write. */
export async function newSetUpPage(viewer: Viewer, now: Date = new Date()) {
  const { timeZone, audience } = await siteSettings()
  const usual = {
    language: requestContext().locale,
    timeZone,
    who: audience === 'everyone' ? ('confirmed' as const) : audience,
  }
  return withDraft(viewer, 'new', newFormValues(usual, now), timeZone)
}

/** The page for a draft, with changes that were being written and not yet kept. */
export async function editSetUpPage(viewer: Viewer, contest: ContestRow) {
  const guests = await guestsOf(contest.id)
  const of = (wanted: 'email' | 'domain') => guests.filter(({ kind }) => kind === wanted).map(({ value }) => value)
  const values = formValuesOf(contest, { emails: of('email'), domains: of('domain') })
  return withDraft(viewer, contest.id, values, contest.timeZone)
}

async function withDraft(viewer: Viewer, which: string, values: FormValues, timeZone: string) {
  const draft = await contestDraft(viewer, which)
  // What was written on an older version would undo the newer one.
  const fits = draft && (draft.content.version ?? '') === (values.version ?? '')
  const zones = Intl.supportedValuesOf('timeZone')
  return {
    values: fits ? { ...draft.content } : values,
    restoredAt: fits ? draft.updatedAt : null,
    timeZone,
    choose: whenToChoose(),
    // In words already here: they need not travel as script.
    groups: (await weighableGroups()).map(({ id, name }) => ({
      name: `weightGroups.${id}`,
      label: m.contests_field_weight_declared({ name }),
    })),
    zones: [...new Set(['UTC', timeZone, ...zones])],
  }
}
