import { afterEach, expect, test } from 'vitest'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import { contestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { RuleChoice } from '#app/features/contests/setup/rule-choice.tsx'
import { whenToChoose } from '#app/features/contests/setup/when-to-choose.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { ResultsView } from '#app/features/winners/results/results-view.tsx'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as edit from '#app/routes/contests/edit.tsx'
import * as fresh from '#app/routes/contests/new.tsx'
import * as newDraft from '#app/routes/contests/new-draft.ts'
import * as results from '#app/routes/winners/results.tsx'
import { transaction } from '#drizzle/database.ts'
import { changeContest, contestNamed } from '#drizzle/queries/contests.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { again, anEmployee, aPerson } from '#tests/factory.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

const answers = {
  ...{ kind: 'contest', question: 'Who decides by which rule?', who: 'confirmed', overlap: 'on', timeZone: 'UTC' },
  ...{ language: 'en', votes: 'unlimited', places: '3', closes: '2099-03-29T20:00', rule: 'phragmen', next: 'draft' },
}

test('the set-up page takes the rule, keeps it while it is written, and shows it again', async () => {
  const owner = await anEmployee({ role: 'owner' })
  await visitRoute(newDraft, '/c/new/draft', { as: owner, form: { rule: 'seqpav', question: 'Who' } })
  expect((await contestDraft(owner, 'new'))?.content.rule).toBe('seqpav')

  const made = await visitRoute(fresh, '/c/new', { as: owner, form: answers })
  const slug = made.to?.split('/')[2] as string
  expect((await contestNamed(slug))?.rule).toBe('phragmen')
  const shown = await visitRoute(edit, `/c/${slug}/edit`, { as: await again(owner), params: { contest: slug } })
  expect(shown.page).toMatchObject({ page: { values: { rule: 'phragmen' } } })

  const wrong = { ...answers, rule: 'dice' }
  expect(await visitRoute(fresh, '/c/new', { as: owner, form: wrong })).toMatchObject({
    status: 400,
    page: { errors: { rule: [expect.any(String)] } },
  })
})

test('every rule stands there with a sentence, and one is chosen', () => {
  const html = renderHtml(<RuleChoice values={{ rule: 'ees' }} errors={{}} choose={whenToChoose()} />)
  expect(html.match(/name="rule"/g)).toHaveLength(contestRules.length)
  expect(html).toMatch(/value="ees"[^>]*checked|checked=""[^>]*value="ees"/)
  expect(html).toContain('Choose it when')
})

test.each([
  ['phragmen', 'en', ['Place by place', 'Carried by each supporter', 'What the other rules would have chosen']],
  ['seqpav', 'es', ['Plaza por plaza', 'Lo que contaron sus apoyos', 'Qué habrían elegido las otras reglas']],
  ['ees', 'ru', ['Место за местом', 'Цена для каждого сторонника', 'Что выбрали бы другие правила']],
] as const)(
  'the results of %s in %s tell place by place why, and what else could have been',
  async (rule, locale, words) => {
    const { owner, contest } = await aDividedContest({ rule })
    await closeContest(owner, contest.slug, 'Done.')
    const path = `/c/${contest.slug}/results`
    const { page } = await visitRoute(results, path, { as: await aPerson(), params: { contest: contest.slug } })
    overwriteGetLocale(() => locale)
    const html = renderHtml(<ResultsView results={page as unknown as Results} />, path)
    for (const said of words) expect(html).toContain(said)
    expect(html).toContain('A chair at the counter')
    expect(html).toContain('<svg class="seat-chart" role="img" aria-label="')
    expect(html).not.toContain('style=')
  },
)

test('between the close and the count people are told to come back', async () => {
  const { contest } = await aDividedContest({ rule: 'phragmen' })
  await transaction(() => changeContest(contest.id, { state: 'closed', closedAt: new Date() }))
  const path = `/c/${contest.slug}/results`
  const away = await visitRoute(results, path, { as: await aPerson(), params: { contest: contest.slug } })
  expect(away).toMatchObject({ status: 303, to: `/c/${contest.slug}` })
})
