import { expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { ownData } from '#app/features/privacy/own-data.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { loader } from '#app/routes/privacy/data.tsx'
import { action as file, loader as noFile } from '#app/routes/privacy/data-file.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addInternalNote } from '#drizzle/queries/answers.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContest, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { freshCookie, markAllSent, withPassword } from '#tests/fresh-sign-in.ts'
import { visitRoute } from '#tests/visit-route.ts'

type Said = Record<string, Record<string, unknown>[]>

async function takenBy(viewer: Parameters<typeof ownData>[0]): Promise<{ text: string; said: Said }> {
  let text = ''
  for await (const part of ownData(viewer)) text += part
  return { text, said: JSON.parse(text) }
}

test('a person gets what is theirs, and nothing that others wrote', async () => {
  const [me, other, host] = [
    await aPerson({ name: 'Wilhelmina' }),
    await aPerson(),
    await anEmployee({ role: 'owner' }),
  ]
  const contest = await aContest({ hostId: host.id })
  const hidden = { contestId: contest.id, authorId: other.id, title: 'Another’s words', body: 'Nobody may read this' }
  const [mine, theirs] = [
    await anIdea({ contestId: contest.id, authorId: me.id, title: 'A bell' }),
    await anIdea(hidden),
  ]
  await castVote(me, theirs.id)
  await writeComment(me, { ideaId: theirs.id }, { text: 'I would use it.', stance: 'for', parent: null, pseudonym: '' })
  await writeComment(
    other,
    { ideaId: mine.id },
    { text: 'Another’s reply', stance: 'for', parent: null, pseudonym: '' },
  )
  const note = {
    id: newId(),
    ideaId: mine.id,
    authorId: host.id,
    text: 'Another’s note',
    html: '<p>Another’s note</p>',
  }
  await transaction(() => addInternalNote(note))
  const token = await issueToken(null, (await personById(me.id)) as PersonRow, { scopes: ['read'] })

  const { text, said } = await takenBy(me)
  expect(said.profile).toMatchObject([{ id: me.id, name: 'Wilhelmina', email: me.email }])
  expect(said.ideas).toMatchObject([{ id: mine.id, title: 'A bell' }])
  expect(said.comments).toMatchObject([{ text: 'I would use it.' }])
  expect(said.votes).toMatchObject([{ ideaId: theirs.id, state: 'counted' }])
  expect(said.receipts).toMatchObject([{ contest: contest.id, kind: 'cast' }])
  expect(said.receipts?.[0]?.nonce).toEqual(expect.any(String))
  expect(said.apiTokens).toHaveLength(1)
  expect(text).not.toContain('Another’s')
  expect(text).not.toContain(token)
  expect((await takenBy(other)).text).toContain('Another’s words')
})

test('in a contest whose receipts do not show the choice, the download does not either', async () => {
  const [me, contest] = [await aPerson(), await aContest({ receipts: 'inclusion' })]
  await castVote(me, (await anIdea({ contestId: contest.id })).id)
  const [receipt] = (await takenBy(me)).said.receipts ?? []
  expect(receipt).toMatchObject({ contest: contest.id })
  expect(receipt).not.toHaveProperty('nonce')
  expect(receipt).not.toHaveProperty('ballot')
})

test('a mail with a code is told of without the code', async () => {
  const me = await aPerson()
  const sent = { to: me.email as string, subject: '123456 is your code', text: '123456', html: '123456' }
  for (const kind of ['sign-in', 'idea-answered']) await transaction(() => queueMail({ ...sent, kind }))
  await markAllSent()
  const { said } = await takenBy(me)
  expect(said.mails?.map(({ kind, text }) => [kind, text]).sort()).toEqual([
    ['idea-answered', '123456'],
    ['sign-in', ''],
  ])
})

test('it takes a fresh sign-in or the password, and leaves a line in the log', async () => {
  const me = await aPerson()
  const at = { params: {} }
  expect((await visitRoute({ loader }, '/me/data', at)).to).toContain('/in?next=')
  expect((await visitRoute({ loader }, '/me/data', { ...at, as: me })).page).toMatchObject({ needs: 'proof' })
  const refused = await visitRoute({ action: file }, '/me/data/file', { ...at, as: me, form: { current: '' } })
  expect(refused).toMatchObject({ status: 303, to: '/me/data' })

  const cookie = await freshCookie(me)
  const asked = aRequest('/me/data/file', { form: { current: '' }, headers: { Cookie: cookie } })
  const answer = (await file({ request: asked, params: {}, context: {} })) as Response
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="my-data.json"')
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  expect(((await answer.json()) as Said).profile).toMatchObject([{ id: me.id }])
  const logged = (await auditEntries(5)).map(({ entry }) => entry)
  expect(logged).toContainEqual(expect.objectContaining({ action: 'person.data-taken', actorId: me.id }))
})

test('with a password one writes it, and a wrong one opens nothing', async () => {
  const me = await withPassword('the heron waits by cold water')
  expect((await visitRoute({ loader }, '/me/data', { as: me })).page).toMatchObject({ needs: 'current' })
  const send = (current: string) => visitRoute({ action: file }, '/me/data/file', { as: me, form: { current } })
  expect(await send('the heron waits by warm water')).toMatchObject({ to: '/me/data' })
  const { status, page } = await send('the heron waits by cold water')
  expect(status).toBe(200)
  expect(page).toMatchObject({ profile: [{ id: me.id }] })
  await expect(Promise.resolve().then(() => noFile())).rejects.toMatchObject({ status: 404 })
})
