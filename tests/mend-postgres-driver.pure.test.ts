import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mendedDriver } from '../scripts/mend-postgres-driver.ts'

const entry = createRequire(import.meta.url).resolve('postgres')
const home = entry.slice(0, entry.lastIndexOf(path.join('node_modules', 'postgres')))
const driver = readFileSync(path.join(home, 'node_modules', 'postgres', 'src', 'connection.js'), 'utf8')

test('the driver we have is the one that was mended; another one stops the build', () => {
  expect(driver).not.toContain('if (!socket) {')
  expect(mendedDriver(driver)).toContain('if (!socket) {')
  expect(() => mendedDriver(driver.replace('const x = socket.write', 'const x = socket?.write'))).toThrow(/has changed/)
})
