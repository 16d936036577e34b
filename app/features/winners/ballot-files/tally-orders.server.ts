import { sortedOnDisk } from '#app/features/files/sort-on-disk.server.ts'

/** What some people said, as a text that says the same where they said the same, and how many votes it has. */
export interface Tallied {
  order: string
  votes: number
}

export interface Totals {
  voters: number
  orders: number
}

/**
 * Equal orders put together, most votes first and level ones by their text, as `wholeVotes` has it, however many there
 * are. `told` learns how many there are before the first of them comes, or when there is none.
 */
export async function* tallied(said: AsyncIterable<Tallied[]>, told: Totals): AsyncGenerator<Tallied[]> {
  for await (const texts of sortedOnDisk(mostFirst(sortedOnDisk(inWords(said)), told)))
    yield texts.map((text) => ({ order: text.slice(digits), votes: most - Number(text.slice(0, digits)) }))
}

/** Less than any sign of an order, so that the shorter of two orders stays before the longer one. */
const mark = '\0'
const most = Number.MAX_SAFE_INTEGER
const digits = `${most}`.length

async function* inWords(said: AsyncIterable<Tallied[]>) {
  for await (const some of said)
    yield some.filter(({ votes }) => votes > 0).map(({ order, votes }) => `${order}${mark}${votes}`)
}

/** Of equal neighbours one, under how far its votes are from the most that can be. */
async function* mostFirst(sorted: AsyncIterable<string[]>, told: Totals) {
  let last: Tallied | undefined
  const finish = ({ order, votes }: Tallied) => {
    told.orders += 1
    told.voters += votes
    return `${`${most - votes}`.padStart(digits, '0')}${order}`
  }
  for await (const texts of sorted) {
    const whole: string[] = []
    for (const text of texts) {
      const end = text.indexOf(mark)
      const [order, votes] = [text.slice(0, end), Number(text.slice(end + 1))]
      if (last?.order === order) last.votes += votes
      else {
        if (last) whole.push(finish(last))
        last = { order, votes }
      }
    }
    yield whole
  }
  if (last) yield [finish(last)]
}
