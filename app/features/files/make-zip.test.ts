import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { bytesOf } from '#tests/whole-file.ts'
import { makeZip, type ZipPart } from './make-zip.server.ts'
import { spoolFolder } from './open-spool.server.ts'

const words = 'Open an hour earlier on Saturdays. '.repeat(10_000)

async function* someFiles(breaks = false): AsyncGenerator<ZipPart> {
  yield { name: 'first.txt', parts: [words, 'the end'] }
  yield { name: 'empty.txt', parts: [] }
  if (breaks) throw new Error('The database went away.')
  yield { name: 'files/ü.png', parts: [Buffer.from([1, 2, 3])], isPacked: true }
  yield { name: 'contents.json', parts: ['{}'] }
}

const listsOpenFiles = existsSync('/proc/self/fd')

/** Spools that this process has open; they have no name any more. */
const openSpools = () =>
  readdirSync('/proc/self/fd').filter((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`).startsWith(spoolFolder())
    } catch {
      return false
    }
  }).length

const isClean = () => readdirSync(spoolFolder()).length === 0 && (!listsOpenFiles || openSpools() === 0)

test('what was packed can be unpacked, by its table of contents and from the front', async () => {
  const { size, body } = await makeZip(someFiles(), 'contents.json')
  const bytes = await bytesOf(body)
  expect(bytes.length).toBe(size)
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(['contents.json', 'first.txt', 'empty.txt', 'files/ü.png'])
  expect(strFromU8(files['first.txt'] as Uint8Array)).toBe(`${words}the end`)
  expect([...(files['files/ü.png'] as Uint8Array)]).toEqual([1, 2, 3])
  // As tools/verify.mjs reads it: each entry says before its bytes how many there are.
  const found: Record<string, number> = {}
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [method, packed, named] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
    ]
    const start = at + 30 + named
    const content = bytes.subarray(start, start + packed)
    found[bytes.toString('utf8', at + 30, start)] = (method === 8 ? inflateRawSync(content) : content).length
    at = start + packed
  }
  expect(found).toEqual({ 'first.txt': words.length + 7, 'empty.txt': 0, 'files/ü.png': 3, 'contents.json': 2 })
  expect((await bytesOf((await makeZip(someFiles(), 'contents.json')).body)).equals(bytes)).toBe(true)
})

test('nothing stays on the disk: read to the end, given up, failed, or left by who asked for it', async () => {
  const { body } = await makeZip(someFiles())
  expect(readdirSync(spoolFolder())).toEqual([])
  if (listsOpenFiles) expect(openSpools()).toBe(1)
  await bytesOf(body)
  expect(isClean()).toBe(true)

  const reader = (await makeZip(someFiles())).body.getReader()
  await reader.read()
  if (listsOpenFiles) expect(openSpools()).toBe(1)
  await reader.cancel()
  expect(isClean()).toBe(true)

  await expect(makeZip(someFiles(true))).rejects.toThrow('went away')
  expect(isClean()).toBe(true)

  const leaving = new AbortController()
  const context = { ...requestContext(), leaving: leaving.signal }
  await runInRequestContext(context, () => makeZip(someFiles()))
  if (listsOpenFiles) expect(openSpools()).toBe(1)
  leaving.abort()
  await expect.poll(isClean).toBe(true)
  await expect(runInRequestContext(context, () => makeZip(someFiles()))).rejects.toThrow()
  expect(isClean()).toBe(true)
})
