import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const ownerOnly = 0o600

/**
 * The content of a key file; made by `make` when there is none, readable by its owner only.
 * Two processes starting at once end with the same content: a link fails when the other was first.
 */
export function keepKeyFile(path: string, make: () => string): string {
  return readIfThere(path) ?? createOnce(path, make())
}

/** Replaces a key file in one step, so that a crash leaves the old one or the new one. */
export function replaceKeyFile(path: string, content: string) {
  renameSync(writeBeside(path, content), path)
}

function readIfThere(path: string) {
  try {
    const content = readFileSync(path, 'utf8')
    chmodSync(path, ownerOnly)
    return content
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return undefined
    throw fault
  }
}

function createOnce(path: string, content: string) {
  const temporary = writeBeside(path, content)
  try {
    linkSync(temporary, path)
    return content
  } catch (fault) {
    if (isCode(fault, 'EEXIST')) return readFileSync(path, 'utf8')
    throw fault
  } finally {
    rmSync(temporary, { force: true })
  }
}

function writeBeside(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(temporary, content, { mode: ownerOnly, flag: 'wx', flush: true })
  return temporary
}

function isCode(fault: unknown, code: string) {
  return fault instanceof Error && 'code' in fault && fault.code === code
}
