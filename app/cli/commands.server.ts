import type { Command } from './command.ts'
import { importCommand } from './import.server.ts'

/** Every command, in the order help lists them. */
export const commands: Command[] = [importCommand]
