import { migrateEngineCommand } from '#app/cli/migrate-engine.server.ts'

try {
  await migrateEngineCommand.run(process.argv.slice(2))
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 1
}
