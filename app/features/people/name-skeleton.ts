import { letterTwins } from '#app/features/people/letter-twins.ts'

/** Signs people read as one another whatever the script. */
const pairs: [RegExp, string][] = [
  [/[1|!l]/g, 'i'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/3/g, 'e'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
]

/**
 * What is left of a name at a quick glance, after the idea of Unicode Technical Standard 39: two names with the same
 * skeleton are easily taken for each other. For comparing only, never for showing.
 */
export function nameSkeleton(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const latin = [...folded].map((sign) => letterTwins[sign] ?? sign).join('')
  const joined = pairs.reduce((text, [sign, twin]) => text.replace(sign, twin), latin)
  return joined.replace(/[^\p{L}\p{N}]/gu, '')
}
