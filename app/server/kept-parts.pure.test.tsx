import { expect, test } from 'vitest'
import { keptPart } from '#app/server/kept-parts.server.ts'

let written = 0

function Part({ words }: { words: string }) {
  written++
  return <p>{words}</p>
}

const long = 'x'.repeat(4000)
const keep = (name: string) => keptPart(name, <Part words={name + long} />)

test('what all readers are shown stays, however much is written for one reader alone', () => {
  const shown = keep('for everybody')
  for (let nth = 0; nth < 12_000; nth++) {
    keep(`for one ${nth}`)
    if (nth % 100 === 0) expect(keep('for everybody')).toBe(shown)
  }
  expect(written).toBe(12_001)
})

test('what nobody asked for again is not kept for ever', () => {
  const before = written
  keep('for one 0')
  expect(written).toBe(before + 1)
})
