import { expect, test } from 'vitest'
import { bareAddress, isPublicAddress } from '#app/server/public-address.ts'

test.each(['1.1.1.1', '93.184.216.34', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '[2a00:1450:4001::200e]'])(
  'anybody can reach %s',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '::', '::1', 'fe80::1%eth0', 'fd00::1'],
  ...['::ffff:10.0.0.1', '[::ffff:7f00:1]', '64:ff9b::a00:1', '2001:db8::1', '2002:7f00:1::', 'ff02::1', 'name', ''],
])('%s lies in a network of its own', (address) => expect(isPublicAddress(address)).toBe(false))

test('an IPv4 address wrapped into IPv6 is unwrapped', () => {
  expect([bareAddress('[::ffff:a9fe:a9fe]'), bareAddress('::FFFF:1.2.3.4')]).toEqual(['169.254.169.254', '1.2.3.4'])
})
