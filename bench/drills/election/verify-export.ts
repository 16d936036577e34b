import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { callApi } from './call-api.ts'
import type { Held } from './hold-election.ts'

type Ballots = { candidates: { id: string; name: string }[] }

const formats = ['pb', 'toc', 'cat', 'blt', 'json'] as const

/** Takes out what anybody may take out, checks it as anybody would, and answers where the export lies. */
export async function verifyExport(
  site: string,
  { slug, rule, winners, receipts }: Held,
  folder: string,
  tell: (what: string, found: string) => void,
): Promise<string> {
  const agent = new http.Agent({ keepAlive: true })
  const fetched = async (name: string) => {
    const { status, bytes } = await callApi(agent, `${site}/c/${slug}/${name}`, 'GET')
    if (status !== 200) throw new Error(`${name}: answered ${status}`)
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return file
  }
  const zip = await fetched('recount.zip')
  const kept = path.join(folder, 'receipts.json')
  writeFileSync(kept, JSON.stringify(receipts))
  const began = performance.now()
  const { stdout } = await run(['tools/verify.mjs', zip, '--receipt', kept, '--witness', await fetched('log.json')])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (!stdout.includes(`winners: ${winners.join(', ')}`)) throw new Error(`Verified other winners:\n${stdout}`)
  tell('verify.mjs', `${seconds} s, the same winners, ${receipts.length} receipts found`)

  const { candidates } = JSON.parse(readFileSync(await fetched('ballots.json'), 'utf8')) as Ballots
  const named = new Map(candidates.map(({ id, name }) => [id, name]))
  for (const format of formats) {
    const { stdout: json } = await run([
      'scripts/aflora.mjs',
      'count',
      await fetched(`ballots.${format}`),
      '--rule',
      rule,
      '--json',
    ])
    const again = (JSON.parse(json) as { winners: string[] }).winners
    const wanted = format === 'pb' || format === 'json' ? winners : winners.map((id) => named.get(id))
    if (again.join() !== wanted.join()) throw new Error(`ballots.${format} gives other winners: ${again.join(', ')}`)
  }
  tell('aflora count', `${formats.map((format) => `.${format}`).join(' ')} counted again by ${rule}`)
  agent.destroy()
  return zip
}

const run = (words: string[]) => promisify(execFile)(process.execPath, words, { maxBuffer: 256 * 2 ** 20 })
