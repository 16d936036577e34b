import { copyFile, type FileHandle, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '#app/env.server.ts'

const partBytes = 64 * 1024
const idForm = /^[0-9a-z]{26}$/

export const fileFolder = () => path.join(env.DATA_DIR, 'files')

/** Where the bytes of a file lie. An id is made here and of letters only: nothing a visitor says becomes a path. */
export function placeOf(id: string, folder = fileFolder()) {
  if (!idForm.test(id)) throw new Error('That is no id of a file.')
  return path.join(folder, id.slice(0, 2), id)
}

/** Writes bytes once and for good; on the disk before it answers. */
export async function putBytes(id: string, bytes: Uint8Array) {
  const place = placeOf(id)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const handle = await open(`${place}.part`, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${place}.part`, place)
}

/** The bytes as a stream that opens the file once somebody reads, or nothing where they are gone. */
export async function openBytes(id: string) {
  const place = placeOf(id)
  const found = await stat(place).catch(() => undefined)
  if (!found?.isFile()) return undefined
  let file: FileHandle | undefined
  const pull = async (reader: ReadableStreamDefaultController<Uint8Array>) => {
    file ??= await open(place, 'r')
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(partBytes) })
    if (bytesRead > 0) return reader.enqueue(buffer.subarray(0, bytesRead))
    await file.close()
    reader.close()
  }
  return new ReadableStream<Uint8Array>({ pull, cancel: () => file?.close() }, { highWaterMark: 0 })
}

/** The bytes whole, or nothing where they are gone. */
export const readBytes = (id: string): Promise<Uint8Array | undefined> => readFile(placeOf(id)).catch(() => undefined)

export async function dropBytes(ids: string[]) {
  for (const id of ids) await rm(placeOf(id), { force: true })
}

/** Every file that lies there, with when it was written; unfinished ones have their ending. */
export async function storedFiles(folder = fileFolder()) {
  const found: { name: string; place: string; at: Date }[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue
    const place = path.join(entry.parentPath, entry.name)
    const at = (await stat(place).catch(() => undefined))?.mtime
    if (at) found.push({ name: entry.name, place, at })
  }
  return found
}

/** Puts every file of one folder into another where it is not there yet; they never change, so a link will do. */
export async function copyFiles(from: string, to: string) {
  let copied = 0
  for (const { name, place } of await storedFiles(from)) {
    if (!idForm.test(name)) continue
    const target = placeOf(name, to)
    if (await stat(target).catch(() => undefined)) continue
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await link(place, target).catch(() => copyWhole(place, target))
    copied += 1
  }
  return copied
}

/** Lets the same bytes lie under another id too; they never change, so a link will do. Nothing where they are gone. */
export async function linkBytes(from: string, to: string) {
  const target = placeOf(to)
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  await link(placeOf(from), target).catch(() => copyWhole(placeOf(from), target))
}

async function copyWhole(from: string, to: string) {
  await copyFile(from, `${to}.part`)
  await rename(`${to}.part`, to)
}
