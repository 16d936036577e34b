import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cardSvg } from '#app/features/channels/share/card-svg.ts'
import { shareFonts } from '#app/features/channels/share/fonts.server.ts'
import { paintCard } from '#app/features/channels/share/paint-card.server.ts'
import { versionOf } from '#app/features/channels/share/shared-thing.server.ts'

const card = {
  organisation: 'Bank on the shore',
  above: 'No more waiting',
  title: 'What would spare you the wait?',
  facts: ['136 votes', '4 days left'],
}
const paint = async (given: Partial<typeof card>) => {
  const whole = { ...card, ...given }
  return (await paintCard(whole, versionOf(whole))) as Buffer
}
const svgOf = async (given: Partial<typeof card>) => cardSvg({ ...card, ...given }, (await shareFonts()).lettering)
const linesIn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*font-size="(?:76|60)"[^>]*>([^<]*)</g)].map(([, line]) => line)

test('a picture is a PNG of 1200 × 630 and light enough for a message', async () => {
  const picture = await paint({ title: 'Ждать устали все: wait, espera, ожидание. '.repeat(6) })
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  expect(picture.length).toBeLessThan(200_000)
})

test('letters of every language of ours come from our own fonts; missing ones would all be the same box', async () => {
  for (const [one, other] of [
    ['ЖЖЖ', 'ЮЮЮ'],
    ['ÑÑÑ', 'ÓÓÓ'],
    ['www', 'mmm'],
  ] as const)
    expect((await paint({ title: one })).equals(await paint({ title: other }))).toBe(false)
  const { config, lettering } = await shareFonts()
  expect(existsSync(config)).toBe(true)
  const all = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя¿¡áéíóúüñÁÉÍÓÚÜÑ«»—–№€…'
  expect(lettering.drawable(all)).toBe(all)
  expect(lettering.widthOf('ж', 'bold')).toBeGreaterThan(0.3)
})

test('whatever people write is text in the picture and nothing else', async () => {
  const nasty = '</text><image href="file:///etc/passwd"/>&lt;&#60;]]><!--'
  const svg = await svgOf({ title: nasty, above: nasty, organisation: nasty, facts: [nasty] })
  expect(svg.match(/<(?!\/?(?:svg|rect|circle|path|g|text)\b)/g)).toBeNull()
  expect(svg).not.toContain('href="')
  expect(svg).toContain('&lt;/text&gt;&lt;image')
  expect(svg).toContain('&amp;lt;')
  expect((await paint({ title: nasty })).readUInt32BE(16)).toBe(1200)
})

test('signs that no font of ours has are left out; where nothing is left the organisation stands', async () => {
  expect(linesIn(await svgOf({ title: 'Fewer 😀 queues \u0000\u0007' }))).toEqual(['Fewer queues'])
  expect(linesIn(await svgOf({ title: '减少等待 😀' }))).toEqual([card.organisation])
})

test('a long title takes four smaller lines at most and ends in an ellipsis', async () => {
  expect(linesIn(await svgOf({ title: 'Chairs by the door' }))).toHaveLength(1)
  const lines = linesIn(await svgOf({ title: 'Расскажите, где вы теряете больше всего времени. '.repeat(5) }))
  expect(lines).toHaveLength(4)
  expect(lines.at(-1)).toMatch(/\S…$/)
})

test('the same card is painted once, however many ask at the same time; too many different ones are told to wait', async () => {
  const [one, other] = await Promise.all([paint({ title: 'Once' }), paint({ title: 'Once' })])
  expect(one).toBe(other)
  const many = await Promise.all(Array.from({ length: 25 }, (_, nth) => paint({ title: `Number ${nth}` })))
  expect(many.filter(Boolean)).toHaveLength(20)
}, 60_000)
