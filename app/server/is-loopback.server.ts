/** Whether only this machine can reach the address: `localhost`, 127.0.0.0/8, `::1` (also mapped into IPv6). */
export function isLoopback(host: string) {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:/, '')
  return bare === 'localhost' || bare === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare)
}
