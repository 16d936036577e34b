import { BlockList, isIP } from 'node:net'

/** Networks whose addresses mean something only where one stands (IANA special-purpose registries). */
const special = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Inside the global 2000::/3: tunnels that hide another address, and examples. */
const specialSix = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [network, bits] of special) closed.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of specialSix) closed.addSubnet(network, bits, 'ipv6')
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address (no name) belongs to a machine anybody in the world can reach. */
export function isPublicAddress(address: string): boolean {
  const bare = bareAddress(address)
  if (isIP(bare) === 4) return !closed.check(bare, 'ipv4')
  return isIP(bare) === 6 && global.check(bare, 'ipv6') && !closed.check(bare, 'ipv6')
}

/** Without brackets and zone; an IPv4 address wrapped into IPv6 unwrapped, in either spelling. */
export function bareAddress(address: string): string {
  const bare = (address.replace(/^\[|\]$/g, '').split('%')[0] ?? '').toLowerCase()
  const dotted = bare.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/)?.[1]
  const [, high, low] = bare.match(/^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/) ?? []
  if (!high || !low) return dotted ?? bare
  const [one, two] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [one >> 8, one & 255, two >> 8, two & 255].join('.')
}
