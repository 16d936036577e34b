import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** A file system in a file of its own, so that what reached the disk can be told from what the system still held. */
export interface LoopDisk {
  folder: string
  image: string
  release: () => void
}

/** Why this machine cannot mount one; nothing where it can. Asked by trying. */
export function whyNoLoopDisk(place: string): string | undefined {
  if (process.platform !== 'linux') return 'file systems in a file are mounted on Linux only'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  try {
    newDisk(path.join(place, 'probe'), 16).release()
    return undefined
  } catch (fault) {
    return (fault as Error).message
  }
}

/** An empty ext4 of so many megabytes. `options` are those of mount. */
export function newDisk(name: string, megabytes: number, options = ''): LoopDisk {
  const image = `${name}.img`
  mkdirSync(path.dirname(name), { recursive: true })
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', '-m', '0', image)
  return mounted(image, name, options)
}

/** What a machine finds after its power came back: the image as it was at that instant, mounted, its journal replayed. */
export function afterPowerCut(disk: LoopDisk, name: string): LoopDisk {
  const image = `${name}.img`
  // Most of it are holes.
  run('cp', '--sparse=always', disk.image, image)
  return mounted(image, name)
}

function mounted(image: string, folder: string, options = ''): LoopDisk {
  mkdirSync(folder, { recursive: true })
  run('mount', '-o', ['loop', options].filter(Boolean).join(','), image, folder)
  const release = () => {
    spawnSync('umount', ['--lazy', folder])
    rmSync(image, { force: true })
  }
  return { folder, image, release }
}

function run(program: string, ...words: string[]) {
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8' })
  if (error) throw new Error(`${program} cannot be run here: ${error.message}`)
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr.trim()}`)
}
