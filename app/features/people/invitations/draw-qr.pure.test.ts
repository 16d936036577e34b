import { expect, test } from 'vitest'
import { drawQr } from '#app/features/people/invitations/draw-qr.ts'
import { groupedCode, invitationToken, newPaperCode } from '#app/features/people/invitations/paper-code.server.ts'

/** The modules a path paints, as rows of signs. */
function painted({ size, path }: { size: number; path: string }) {
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(length); at += 1) (rows[Number(y)] as string[])[Number(x) + at] = '#'
  return rows.map((row) => row.join(''))
}

test('a QR code has its three finders and a quiet zone of four modules all around', () => {
  const drawing = drawQr('https://ideas.example.org/join/7K2M-0000-ABCD-EFGH')
  const rows = painted(drawing)
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
  const square = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7))
  const far = drawing.size - 11
  expect([square(4, 4), square(far, 4), square(4, far)]).toEqual([finder, finder, finder])
  expect(square(far, far)).not.toEqual(finder)
  expect([...rows.slice(0, 4), ...rows.slice(-4)].join('')).toMatch(/^\.+$/)
  expect(rows.every((row) => row.startsWith('....') && row.endsWith('....'))).toBe(true)
})

test('a printed code is found however it is typed; the token of a letter stays as it is', () => {
  const code = newPaperCode()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
  const typed = ` ${groupedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `
  expect([invitationToken(typed), invitationToken(groupedCode(code))]).toEqual([code, code])
  const letter = 'aB3_-'.repeat(9).slice(0, 43)
  expect(invitationToken(letter)).toBe(letter)
  expect(new Set(Array.from({ length: 1000 }, newPaperCode)).size).toBe(1000)
})
