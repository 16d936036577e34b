import { parseArgs } from 'node:util'
import { inFilledPlace } from './contest/fill-apart.ts'
import { fillHere } from './growth/fill-here.ts'
import { growthReport, type Measured } from './growth/growth-report.ts'
import { measureGrowth, type World } from './growth/measure-growth.ts'
import { buildSite } from './parts/build-site.ts'
import { keepResults } from './parts/keep-results.ts'

const USAGE = `Fills databases of growing size on SQLite and measures what each request costs in them: the contest page, a vote, similar
ideas, search; and what is read as a whole: the count, the recount of all counters, the exports with the memory each takes.

npm run bench:growth -- [--sizes 1000:100000,10000:100000,100000:100000,10000:1000000] [--out bench-results/growth.json]

A size is ideas:votes. 10000:10000000 needs about 5 GB of disk and some minutes more.`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000:100000,10000:100000,100000:100000,10000:1000000' },
    out: { type: 'string', default: 'bench-results/growth.json' },
    fill: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

interface Size {
  ideas: number
  votes: number
}

if (values.help) console.log(USAGE)
else if (values.fill) await fillHere(sizeOf(values.sizes), values.fill)
else await measureAll(values.sizes.split(',').map(sizeOf))

async function measureAll(sizes: Size[]) {
  buildSite()
  const found: Measured[] = []
  for (const size of sizes) {
    console.error(`${size.ideas} ideas, ${size.votes} votes…`)
    const words = ['--sizes', `${size.ideas}:${size.votes}`]
    found.push(await inFilledPlace<World, Measured>(words, (place, world) => measureGrowth(size, place, world)))
  }
  console.log(growthReport(found))
  keepResults(values.out, { node: process.version, sizes: found })
}

function sizeOf(text: string): Size {
  const [ideas = 0, votes = 0] = text.split(':').map(Number)
  const fits = [ideas, votes].every((number) => Number.isSafeInteger(number) && number >= 100)
  return fits ? { ideas, votes } : stop(`A size is ideas:votes, both whole numbers from 100, not ${text}.`)
}

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}
