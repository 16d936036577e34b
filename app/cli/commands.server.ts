import { backupCommand } from './backup.server.ts'
import type { Command } from './command.ts'
import { countCommand } from './count.server.ts'
import { demoCommand } from './demo.server.ts'
import { doctorCommand } from './doctor.server.ts'
import { eraseCommand } from './erase.server.ts'
import { exportCommand } from './export.server.ts'
import { importCommand } from './import.server.ts'
import { jobsCommand } from './jobs.server.ts'
import { migrateEngineCommand } from './migrate-engine.server.ts'
import { personCommand } from './person.server.ts'
import { restoreCommand } from './restore.server.ts'
import { rotateSecretsCommand } from './rotate-secrets.server.ts'
import { setupCommand } from './setup.server.ts'
import { tokenCommand } from './token.server.ts'
import { verifyCommand } from './verify.server.ts'
import { winnersCommand } from './winners.server.ts'

/** Every command, in the order help lists them. */
export const commands: Command[] = [
  setupCommand,
  personCommand,
  tokenCommand,
  eraseCommand,
  importCommand,
  countCommand,
  winnersCommand,
  exportCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  migrateEngineCommand,
  rotateSecretsCommand,
  doctorCommand,
  jobsCommand,
  demoCommand,
]
