/** Letters of other scripts, and signs, that look like a Latin one at reading size. */
const twins: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  з: '3',
  и: 'u',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  п: 'n',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ѕ: 's',
  і: 'i',
  ј: 'j',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  ӏ: 'l',
  ь: 'b',
  ґ: 'r',
  г: 'r',
  α: 'a',
  β: 'b',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ß: 'b',
  æ: 'ae',
  œ: 'oe',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ʟ: 'l',
  ʀ: 'r',
  ꜱ: 's',
}

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
  const latin = [...folded].map((sign) => twins[sign] ?? sign).join('')
  const joined = pairs.reduce((text, [sign, twin]) => text.replace(sign, twin), latin)
  return joined.replace(/[^\p{L}\p{N}]/gu, '')
}
