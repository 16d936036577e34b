import { CARD_HEIGHT, CARD_WIDTH, type ShareCard } from '#app/features/channels/share/share-card.ts'
import { type Room, wrapLines } from '#app/features/channels/share/wrap-lines.ts'

export type Weight = 'plain' | 'bold'

/** How wide a text is at a size of one pixel, and the text without signs that no font of ours has. */
export interface Lettering {
  widthOf: (text: string, weight: Weight) => number
  drawable: (text: string) => string
  families: Record<Weight, string>
}

/** Changes whenever pictures of the same words look different. */
export const CARD_DESIGN = 1

const paper = '#faf8f3'
const ink = '#10242b'
const muted = '#4a5b60'
const deep = '#0b5563'
const sun = '#f4b23e'

const margin = 72
const inner = CARD_WIDTH - 2 * margin
/** The sun rises at the right: figures end before it. */
const factsWidth = 860
/** Long titles are smaller; the smallest ends in an ellipsis where even four lines are not enough. */
const sizes = [
  { size: 76, lines: 3 },
  { size: 60, lines: 4 },
] as const

/** The picture of a card as SVG. All that people wrote is text in it, whatever it looks like. */
export function cardSvg(card: ShareCard, lettering: Lettering): string {
  const { organisation, above, facts } = card
  const say = (text: string) => lettering.drawable(text)
  // A title in letters we cannot draw would be empty boxes: then the organisation stands for itself.
  const title = say(card.title) || say(organisation)
  const line = (text: string, weight: Weight, size: number, width: number) =>
    wrapLines(text, roomFor(lettering, weight, size, width, 1)).lines[0] ?? ''
  const { size, lines } = fitting(title, lettering)
  const text = (words: string, x: number, y: number, weight: Weight, size: number, colour: string) =>
    words &&
    `<text x="${x}" y="${y}" font-family="${lettering.families[weight]}" font-size="${size}" fill="${colour}">${escapeXml(words)}</text>`
  const step = Math.round(size * 1.2)
  const first = (above ? 184 : 164) + size
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" xml:space="preserve">`,
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${paper}"/>`,
    `<circle cx="1050" cy="592" r="76" fill="${sun}"/>`,
    `<path fill="${deep}" d="${wave(596)}"/>`,
    `<g transform="translate(${margin} 42) scale(1.75)"><circle cx="16" cy="13" r="8" fill="${sun}"/><path fill="${deep}" d="M1 19c3.75 0 3.75-3 7.5-3s3.75 3 7.5 3 3.75-3 7.5-3S27.25 19 31 19v8H1z"/></g>`,
    text(line(say(organisation), 'bold', 32, inner - 76), margin + 76, 84, 'bold', 32, ink),
    text(line(say(above), 'plain', 30, inner), margin, 158, 'plain', 30, muted),
    ...lines.map((words, index) => text(words, margin, first + index * step, 'bold', size, ink)),
    text(line(facts.map(say).filter(Boolean).join('   ·   '), 'bold', 34, factsWidth), margin, 540, 'bold', 34, deep),
    '</svg>',
  ].join('')
}

function fitting(title: string, lettering: Lettering) {
  const tried = sizes.map(({ size, lines }) => {
    return { size, ...wrapLines(title, roomFor(lettering, 'bold', size, inner, lines)) }
  })
  return tried.find(({ cut }) => !cut) ?? (tried.at(-1) as (typeof tried)[number])
}

const roomFor = ({ widthOf }: Lettering, weight: Weight, size: number, width: number, lines: number): Room => ({
  width,
  lines,
  widthOf: (text) => widthOf(text, weight) * size,
})

function wave(top: number) {
  const period = 150
  const hills = Array.from({ length: CARD_WIDTH / period }, () => 'c37 0 37-18 75-18s37 18 75 18')
  return `M0 ${top}${hills.join('')}V${CARD_HEIGHT}H0z`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] as string)
