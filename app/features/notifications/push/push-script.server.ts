import { createHash } from 'node:crypto'
import program from 'virtual:push-program'
import worker from 'virtual:push-worker'

/** The script itself; its address changes with it, so it may be kept for good. */
export const pushScript = program

/** What browsers keep running for us; its address never changes, they look themselves whether it has. */
export const pushWorker = worker

const mark = createHash('sha256').update(program).digest('base64url').slice(0, 12)

/** Where the page finds the script. */
export const pushScriptAddress = `/push.js?v=${mark}`
