import { beforeAll, describe, expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { handOutIdeas } from '#app/features/jury/hand-out-ideas.server.ts'
import { saveScorecard } from '#app/features/jury/save-scorecard.server.ts'
import { setUpJury } from '#app/features/jury/set-up-jury.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addContestRole, type ContestRow } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'

type Loader = (given: { request: Request; params: Record<string, string>; context: object }) => unknown
const routes = import.meta.glob<{ loader?: Loader }>(['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.*'], {
  eager: true,
})

/** What a feed says is what every stranger reads, whoever asks: signing out would show as much. */
const forStrangers = /contests\/feed-|\/share-picture/
const loaders = Object.entries(routes).flatMap(([path, { loader }]) =>
  loader && !forStrangers.test(path) ? [[path.replace('../app/routes/', ''), loader] as const] : [],
)

const authorName = 'Zqcanary Author'
const commenter = 'Zqcanary Commenter'
const votes = 73_519
let juror: Viewer
let contest: ContestRow
let ideas: IdeaRow[]

/** A public contest with a blind jury; one juror holds papers on two ideas of somebody with a name found nowhere else. */
beforeAll(async () => {
  const host = await anEmployee({ role: 'owner' })
  const author = await aPerson({ name: authorName })
  contest = await aContest({ hostId: host.id, ideasUntil: new Date(Date.now() - 1000) })
  ideas = []
  for (const title of ['A bell at the counter', 'A chair at the counter'])
    ideas.push(await anIdea({ contestId: contest.id, authorId: author.id, title }))
  for (const idea of ideas) {
    await transaction(async () => {
      await changeIdea(idea.id, { votes })
      await indexIdea(idea)
    })
    const words = { text: 'A bell, please', stance: 'for' as const, parent: null, pseudonym: '' }
    await writeComment(await aPerson({ name: commenter }), { ideaId: idea.id }, words)
  }
  const person = await anEmployee()
  await transaction(() => addContestRole(contest.id, person.id, 'juror'))
  const owner = await again(host)
  const criteria = [{ id: 'c1', name: 'Value', weight: 1 }]
  const how = { criteria, scale: 5, perIdea: 1, blind: true, judged: 'all' as const, share: 0, due: null }
  expect(await setUpJury(owner, contest.slug, how)).toEqual({ ok: true })
  expect(await handOutIdeas(owner, contest.slug)).toMatchObject({ ok: true, papers: 2 })
  juror = await again(person)
})

/** Everything the loader tells this juror, in a browser and with a token, page by page. */
async function told([path, loader]: (typeof loaders)[number]) {
  const row = (await personById(juror.id)) as PersonRow
  const headers: Record<string, string> = path.startsWith('channels/')
    ? { Authorization: `Bearer ${await issueToken(null, row, { scopes: ['manage'] })}` }
    : { Cookie: cookieHeader([await startSession(row, aRequest('/'))]) }
  let said = ''
  for (const idea of ideas) {
    const request = aRequest('/x?q=counter&text=bell+at+the+counter&find=counter&order=new&format=json', { headers })
    const params = { contest: contest.slug, debate: contest.slug, idea: idea.id, format: 'json', '*': '' }
    const answer = await Promise.resolve()
      .then(() => loader({ request, params: { ...params, subject: 'idea', thing: idea.id }, context: {} }))
      .catch((thrown: unknown) => {
        if (thrown instanceof Error) throw thrown
        return thrown
      })
    said += answer instanceof Response ? await answer.text() : JSON.stringify(answer)
  }
  return said
}

const leaks = (said: string) => [authorName, commenter, String(votes)].filter((secret) => said.includes(secret))

describe('a juror who judges blind learns neither names nor votes', () => {
  test.each(loaders)('from %s', async (path, loader) => {
    expect(leaks(await told([path, loader]))).toEqual([])
  })

  test('but reads the ideas on the papers', async () => {
    const sheet = loaders.find(([path]) => path === 'jury/sheet.tsx') as (typeof loaders)[number]
    expect(await told(sheet)).toContain('A bell at the counter')
  })

  test('and the same reading finds them once all papers are handed in', async () => {
    const paper = { scores: { c1: 3 }, comment: '', step: 'submit' as const }
    expect(await saveScorecard(juror, contest.slug, ideas[0]?.id as string, paper)).toMatchObject({ ok: true })
    const sheet = loaders.find(([path]) => path === 'jury/sheet.tsx') as (typeof loaders)[number]
    expect(leaks(await told(sheet))).toEqual([])

    expect(await saveScorecard(juror, contest.slug, ideas[1]?.id as string, paper)).toMatchObject({ ok: true })
    expect(leaks(await told(sheet))).toContain(authorName)
    const found = new Set<string>()
    for (const loader of loaders.filter(([path]) => /^(contests|ideas|channels)\//.test(path)))
      for (const secret of leaks(await told(loader))) found.add(secret)
    expect([...found].sort()).toEqual([String(votes), authorName, commenter].sort())
  }, 60_000)
})
