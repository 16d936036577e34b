/** Whether an Accept-Encoding header (RFC 9110 §12.5.3) allows an encoding; an explicit `q=0` forbids it. */
export function acceptsEncoding(header: string | null, encoding: string): boolean {
  const offers = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';').map((part) => part.trim()))
  const offer = offers.find(([name]) => name === encoding) ?? offers.find(([name]) => name === '*')
  if (!offer) return false
  const weight = offer.find((part) => part.startsWith('q='))
  return weight === undefined || Number(weight.slice(2)) > 0
}

/** The smaller first. */
const ours = ['br', 'gzip'] as const

/** How a text is packed for whoever sent this Accept-Encoding header; undefined: not at all. */
export const encodingFor = (header: string | null | undefined) =>
  ours.find((encoding) => acceptsEncoding(header ?? null, encoding))
