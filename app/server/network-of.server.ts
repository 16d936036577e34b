import { isIP } from 'node:net'

/** The /24 (IPv4) or /64 (IPv6) an address belongs to: what one household or office usually has. */
export function networkOf(ip: string): string {
  const family = isIP(ip)
  if (family === 4) return `${ip.split('.').slice(0, 3).join('.')}.0/24`
  if (family === 6) return `${expanded(ip).slice(0, 4).join(':')}::/64`
  return 'unknown'
}

function expanded(ip: string) {
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  return [...front, ...Array<string>(gap).fill('0'), ...back].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  )
}
