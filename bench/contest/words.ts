import { type Random, seededRandom } from '../ranking/random.ts'

const COMMON =
  'the a of to and in for with on is be our we can not more when every please new one help customers team time show let my at by app price invoice order delivery driver ticket support phone waiting answer week day door car key return search filter export map list page mail code card discount refund season student family night morning weather bike bus train route stop seat window light sound dark quiet faster cheaper easier before after without again together'.split(
    ' ',
  )

const ONSETS = 'b br c ch d dr f fl g gl h j k l m n p pl qu r s sh st t tr v w z'.split(' ')
const VOWELS = 'a e i o u ea ou ai'.split(' ')
const CODAS = 'n r l s t m nd rt x ck ng'.split(' ')

/** Sentences whose words are as unevenly frequent as in real texts (Zipf), with a long tail of rare ones. */
export function sentences(seed: number) {
  const random = seededRandom(seed)
  const words = [...COMMON, ...Array.from({ length: 12_000 }, () => rareWord(random))]
  const word = () => words[Math.floor(words.length ** random()) - 1] as string
  return (length: number) => {
    const text = Array.from({ length }, word).join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}

const rareWord = (random: Random) =>
  Array.from({ length: 2 + Math.floor(random() * 2) }, () => one(random, ONSETS) + one(random, VOWELS)).join('') +
  one(random, CODAS)

const one = (random: Random, from: string[]) => from[Math.floor(random() * from.length)] as string
