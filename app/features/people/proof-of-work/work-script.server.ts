import { createHash } from 'node:crypto'
import program from 'virtual:work-program'

/** The script itself; its address changes with it, so it may be kept for good. */
export const workScript = program

const mark = createHash('sha256').update(program).digest('base64url').slice(0, 12)

/** Where a page finds the script. */
export const workScriptAddress = `/work.js?v=${mark}`
