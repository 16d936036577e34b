import { MalformedFile } from './malformed-file.ts'

/** A word of a file and the line it stands on, from 1; names keep their quotes. */
export type Word = { text: string; line: number }

/** Takes words one by one; each throws a MalformedFile where something else stands there. */
export type ReadWord = {
  peek: () => Word | undefined
  take: (what: string) => Word
  number: (what: string) => number
  name: (what: string) => string
  isOver: () => boolean
}

const WORD = /\/\*[\s\S]*?\*\/|#.*|"(?:[^"\\\n]|\\.)*"|\[[^\]\n]*\]|\([^)\n]*\)|[^\s"[\]#]+|\S/g

/** Reads a text of numbers, "quoted names", [options] and (ids), leaving out comments. */
export function readWords(text: string): ReadWord {
  const words = splitWords(text)
  let current = words.next().value
  const take = (what: string) => {
    const word = current
    if (!word) throw new MalformedFile(text.trimEnd().split('\n').length, `missing ${what}`)
    current = words.next().value
    return word
  }
  return {
    peek: () => current,
    take,
    isOver: () => !current,
    number: (what) => {
      const { text: digits, line } = take(what)
      if (!/^\d{1,9}$/.test(digits)) throw new MalformedFile(line, `number-expected ${digits}`)
      return Number(digits)
    },
    name: (what) => {
      const { text: quoted } = take(what)
      return quoted.startsWith('"') ? quoted.slice(1, -1).replace(/\\(["\\])/g, '$1') : quoted
    },
  }
}

function* splitWords(text: string): Generator<Word, undefined> {
  let line = 1
  let counted = 0
  for (const match of text.matchAll(WORD)) {
    for (; counted < match.index; counted++) if (text[counted] === '\n') line++
    const [word] = match
    if (word === '"' || word === '[' || word === ']') throw new MalformedFile(line, `stray-quote ${word}`)
    if (!word.startsWith('#') && !word.startsWith('/*')) yield { text: word, line }
  }
  return undefined
}
