import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { recountPrograms } from '#app/features/winners/recount/recount-programs.server.ts'
import { type Command, Refusal } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check the recount.zip of a contest, as anybody can with tools/verify.mjs.',
  usage: `npm run aflora -- verify <recount.zip or folder> [--key known.pem] [--receipt receipt.json] [--witness log.json]

--key      a public key of the site that you had before, instead of the one in the export
--receipt  a voter's receipt, or several: are they in the log, and signed?
--witness  a copy of /c/<contest>/log.json that you saved while people voted`,
  needsDatabase: () => false,
  async run(words) {
    const place = mkdtempSync(path.join(tmpdir(), 'aflora-verify-'))
    try {
      for (const [name, text] of Object.entries(recountPrograms)) writeFileSync(path.join(place, name), text)
      const { status } = spawnSync(process.execPath, [path.join(place, 'verify.mjs'), ...words], { stdio: 'inherit' })
      if (status !== 0) throw new Refusal('This export does not verify.')
    } finally {
      rmSync(place, { recursive: true })
    }
  },
}
