import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '../contest/median.ts'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { runSite, statusOf } from './site/run-site.ts'
import { type Row, tell, whole } from './site/tell.ts'
import { holdConnections } from './slow/hold-connections.ts'

const USAGE = `Holds very many slow connections to the built site, a third each sending headers, sending a body and reading as slowly
as they can, and measures meanwhile what everybody else waits for the contest page, and the memory of the site.

npm run drill:slow -- [--connections 10000] [--seconds 30]`

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
})

const mostWaitMs = 500

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) await drill(whole('connections', values.connections), whole('seconds', values.seconds))

async function drill(connections: number, seconds: number) {
  buildSite()
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-slow-'))
  const settings = { DATA_DIR: folder, DATABASE_URL: '' }
  const site = await runSite(settings)
  try {
    const { slug, people } = await filledCrowd({ people: 20, ideas: 60 }, settings)
    await site.start()
    const page = `${site.url}/c/${slug}`
    const session = people[1]?.session as string
    const quiet = await visits(page, session, Math.min(5, seconds))
    const before = site.memory()
    const held = await holdConnections(Number(new URL(site.url).port), connections, await largestScript(page))
    const busy = await visits(page, session, seconds)
    const during = site.memory()
    const ended = held.ended()
    held.release()
    await pause(5000)
    const after = site.memory()
    const faults = [
      ...(held.most + ended < connections * 0.9 ? [`only ${held.most} of ${connections} connections were held`] : []),
      ...(busy.failed > 0 ? [`${busy.failed} visits of others failed`] : []),
      ...(quantile(busy.took, 0.95) > mostWaitMs ? [`others waited more than ${mostWaitMs} ms`] : []),
    ]
    const figures = { connections, held: held.most, refused: held.failed, endedBySite: ended, before, during, after }
    const waits = { quiet: quantile(quiet.took, 0.95), busy: quantile(busy.took, 0.95), visits: busy.took.length }
    tell('slow', rows({ ...figures, ...waits }), { seconds, ...figures, ...waits }, faults)
  } finally {
    await site.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What takes longest to read and costs the site nothing to send: the drill is about connections, not about rendering. */
async function largestScript(page: string) {
  const html = await (await fetch(page)).text()
  const scripts = [...new Set([...html.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([address]) => address))]
  const sizes = await Promise.all(
    scripts.map(async (address) => ({ address, size: (await (await fetch(new URL(address, page))).text()).length })),
  )
  return sizes.sort((one, other) => other.size - one.size)[0]?.address ?? '/'
}

/** What four others wait for the page of somebody signed in, which no cache holds. */
async function visits(page: string, session: string, seconds: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
  const took: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const visitor = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      if ((await statusOf(page, { cookie: `sid=${session}` }, agent)) === 200) took.push(performance.now() - began)
      else failed += 1
      await pause(20)
    }
  }
  await Promise.all(Array.from({ length: 4 }, visitor))
  agent.destroy()
  return { took, failed }
}

type Figures = Record<
  'held' | 'refused' | 'endedBySite' | 'before' | 'during' | 'after' | 'quiet' | 'busy' | 'visits',
  number
>

function rows(found: Figures): Row[] {
  const [ms, mb] = [(value: number) => `${value.toFixed(0)} ms`, (value: number) => `${value.toFixed(0)} MB`]
  return [
    ['slow connections held at once', found.held.toLocaleString('en'), ''],
    ['not let in', found.refused.toLocaleString('en'), ''],
    ['ended by the site meanwhile', found.endedBySite.toLocaleString('en'), ''],
    ['others: visits', found.visits.toLocaleString('en'), ''],
    ['others: p95 before', ms(found.quiet), ''],
    ['others: p95 meanwhile', ms(found.busy), `≤ ${mostWaitMs} ms`],
    ['memory before', mb(found.before), ''],
    ['memory meanwhile', mb(found.during), ''],
    ['memory five seconds after', mb(found.after), ''],
  ]
}
