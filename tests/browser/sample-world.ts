import { admin } from '../setup/browser-site.ts'
import { type RunningSite, startSite } from './site.ts'

export const author = { email: 'lena@example.org', name: 'Lena' }

/** Addresses of a site where something is in every state a page can show. */
export type SampleWorld = Awaited<ReturnType<typeof loadSampleWorld>>

/** A site of its own with the sample organisation, one author and one thing in each state that the sample lacks. */
export async function loadSampleWorld() {
  const site = await startSite({ RATE_LIMITS: 'on' })
  try {
    await site.aflora('setup', '--email', admin.email, '--name', admin.name)
    await site.aflora('demo')
    await site.aflora('person', author.email, '--name', author.name)
    return { site, ...(await inEveryState(site)) }
  } catch (fault) {
    await site.stop()
    throw fault
  }
}

async function inEveryState(site: RunningSite) {
  const manage = await callsBy(site, admin.email, 'manage')
  const write = await callsBy(site, author.email, 'participate')
  const contest = async (title: string, said: object) =>
    (await manage('POST', '/contests', { title, question: 'What would spare you the wait?', ...said })).slug as string
  const idea = async (slug: string, title: string, by = write) =>
    (await by('POST', `/contests/${slug}/ideas`, { title, beneath: 'I come with a small child.' })).id as string

  const [open, read, closed, draft] = [
    await contest('Shorter queues', { state: 'open', tags: ['branches', 'phone'] }),
    await contest('Read first', { state: 'open', moderation: 'before' }),
    await contest('Closed and counted', { state: 'open' }),
    await contest('Not open yet', {}),
  ]
  const [own, hidden, withdrawn, held] = [
    await idea(open, 'Call me back at the hour I choose'),
    await idea(open, 'Buy my excellent umbrellas'),
    await idea(open, 'A thought that was taken back', manage),
    await idea(read, 'Write to me at lena@example.org'),
  ]
  const benches = await idea(closed, 'Benches outside with a roof', manage)
  const coffee = await idea(closed, 'Coffee for those who wait', manage)
  const [stars, order] = [
    await contest('Give stars', { state: 'open', ballot: 'score' }),
    await contest('Put into order', { state: 'open', ballot: 'rank' }),
  ]
  const money = await contest('Spend the money', { state: 'open', ballot: 'budget', budget: 1000, budgetUnit: '€' })
  for (const [title, cost] of [
    ['A roof over the queue', 700],
    ['A palace for those who wait', 5000],
  ] as const)
    await manage('PUT', `/ideas/${await idea(money, title, manage)}/cost`, { cost })
  await idea(money, 'Nobody knows what it costs', manage)
  const ranked = await idea(order, 'A bell at the counter', manage)
  await idea(stars, 'Chairs by the door', manage)
  await write('PUT', `/contests/${order}/ballot`, { ranking: [[ranked]] })
  const { id: comment } = await write('POST', `/ideas/${own}/comments`, { text: 'It works elsewhere.', stance: 'for' })
  await write('PATCH', `/ideas/${own}`, { title: 'Call me back at the hour I choose, please', version: 0 })
  await manage('DELETE', `/ideas/${withdrawn}`)
  await manage('POST', `/contests/${closed}/close`, { note: 'We have what we need.' })
  const finalists = { ideas: [benches, coffee], rule: 'schulze', state: 'open' }
  const final = (await manage('POST', `/contests/${closed}/final`, finalists)).slug as string
  const complaint = await complainIn(site, open)
  return {
    complaint,
    ...{ open, read, closed, draft, stars, order, money, final },
    ...{ own, benches, hidden, withdrawn, held, comment: comment as string },
  }
}

/** A stranger says that something went wrong for them; answers the id of the complaint. */
async function complainIn(site: RunningSite, contest: string) {
  const answer = await fetch(`${site.url}/c/${contest}/complaint`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.url },
    body: new URLSearchParams({ title: 'The door hit me', body: 'Twice.\n\nOn the same day.' }),
  })
  return answer.headers.get('Location')?.split('/').at(-1) as string
}

/** Calls of the API as this person; whatever is refused ends the journey. */
async function callsBy(site: RunningSite, email: string, scope: string) {
  const token = (await site.aflora('token', email, '--scope', scope)).trim()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${site.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
}
