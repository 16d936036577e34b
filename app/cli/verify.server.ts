import { spawnSync } from 'node:child_process'
import verifier from '../../tools/verify.mjs?raw'
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
    const program = ['--input-type=module', '--eval', verifier, '--', ...words]
    const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' })
    if (status !== 0) throw new Refusal('This export does not verify.')
  },
}
