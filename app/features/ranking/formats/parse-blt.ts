import type { RankedBallot } from '../counting/count-result.ts'
import { fraction } from '../counting/fraction.ts'
import type { RankedElection } from './election-file.ts'
import { MalformedFile } from './malformed-file.ts'
import { type ReadWord, readWords } from './read-words.ts'

/** `withdrawn` candidates are listed and may be ranked, but are not to be counted; `tieOrder` is best first. */
export type BltElection = RankedElection & { seats: number; withdrawn: string[]; tieOrder: string[] | null }

/**
 * Reads a BLT file, the exchange format of programs for the single transferable vote: candidates and seats, ballots
 * (`3 1 2=4 0` is three people who rank 1 first and 2 and 4 level), names and a title.
 * Hill, Wichmann & Woodall, Algorithm 123 (Computer Journal 30, 1987), with what OpenSTV and Droop added: shared (`=`)
 * and skipped (`-`) ranks, comments, ballot ids, `[tie …]`, `[withdrawn …]`, and decimals as weights.
 *
 * Throws a MalformedFile whose reason starts with one of `missing`, `number-expected`, `unknown-candidate`,
 * `candidate-twice`, `unknown-option`, `stray-quote`, followed by the word in question.
 */
export function parseBlt(text: string): BltElection {
  const words = readWords(text)
  const candidates = words.number('number-of-candidates')
  const seats = words.number('number-of-seats')
  const options = readOptions(words, candidates)
  const ballots = readBallots(words, candidates)
  const names = Array.from({ length: candidates }, (_, index) => ({ id: `${index + 1}`, name: words.name('name') }))
  const late = readOptions(words, candidates)
  const title = words.isOver() ? '' : words.name('title')
  return {
    title,
    seats,
    candidates: names,
    withdrawn: [...options.withdrawn, ...late.withdrawn],
    tieOrder: options.tieOrder ?? late.tieOrder,
    ballots,
  }
}

function readOptions(words: ReadWord, candidates: number) {
  const found = { withdrawn: [] as string[], tieOrder: null as string[] | null }
  for (let word = words.peek(); word && /^[[-]/.test(word.text); word = words.peek()) {
    const { line } = words.take('option')
    const [, name = 'withdrawn', numbers = ''] = /^(?:\[\s*(\w+)|-)\s*(.*?)\]?$/.exec(word.text) ?? []
    if (name !== 'withdrawn' && name !== 'tie') throw new MalformedFile(line, `unknown-option ${name}`)
    const ids = (numbers.match(/\S+/g) ?? []).map((number) => candidateId(number, candidates, line))
    if (name === 'tie') found.tieOrder = ids
    else found.withdrawn.push(...ids)
  }
  return found
}

/** Every list ends with 0; so does the list of lists. */
function readBallots(words: ReadWord, candidates: number) {
  const ballots: RankedBallot[] = []
  for (;;) {
    const people = words.take('ballot-or-0')
    if (people.text === '0') return ballots
    if (people.text.startsWith('(')) continue
    ballots.push({ ...readPeople(people), ranks: readRanks(words, candidates) })
  }
}

function readPeople({ text, line }: { text: string; line: number }): Pick<RankedBallot, 'people' | 'weight'> {
  if (!/^\d{1,15}(\.\d{1,15})?$/.test(text)) throw new MalformedFile(line, `number-expected ${text}`)
  const [whole = '', decimals = ''] = text.split('.')
  if (Number(decimals) === 0) return { people: Number(whole) }
  return { weight: fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)) }
}

function readRanks(words: ReadWord, candidates: number) {
  const ranks: string[][] = []
  const seen = new Set<string>()
  for (let word = words.take('0'); word.text !== '0'; word = words.take('0')) {
    if (word.text === '-') continue
    const group = word.text.split('=').map((number) => candidateId(number, candidates, word.line))
    for (const id of group) {
      if (seen.has(id)) throw new MalformedFile(word.line, `candidate-twice ${id}`)
      seen.add(id)
    }
    ranks.push(group)
  }
  return ranks
}

function candidateId(text: string, candidates: number, line: number) {
  if (!/^\d{1,9}$/.test(text)) throw new MalformedFile(line, `number-expected ${text}`)
  const number = Number(text)
  if (number < 1 || number > candidates) throw new MalformedFile(line, `unknown-candidate ${text}`)
  return `${number}`
}
