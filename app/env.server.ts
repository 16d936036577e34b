import { readEnv } from '#app/server/read-env.server.ts'

/** The settings of this process, read and checked once. A bad value ends the program with one sentence. */
export const env = readEnvOrExit()

function readEnvOrExit() {
  try {
    return readEnv(process.env)
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exit(1)
  }
}
