import { env } from '#app/env.server.ts'

const levels = ['debug', 'info', 'warn', 'error', 'off'] as const
type Level = Exclude<(typeof levels)[number], 'off'>

/** The only things a log line may tell; never bodies, tokens, addresses of people. */
const fields = [
  'requestId',
  'method',
  'path',
  'status',
  'ms',
  'bytes',
  'network',
  'person',
  'reason',
  'error',
  'code',
  'at',
  'job',
  'count',
  'address',
  'signal',
  'version',
] as const

export type LogFields = Partial<Record<(typeof fields)[number], string | number>>

let gathered = ''
let waiting = false
process.on('exit', writeGathered)

// Nobody may read the log any more, or its disk is full: telling of that would fail again, without an end.
process.stdout.on('error', () => {})

/** Writes one JSON line to standard output. */
export function log(level: Level, event: string, details: LogFields = {}) {
  if (levels.indexOf(level) < levels.indexOf(env.LOG_LEVEL)) return
  const allowed = fields.flatMap((field) => (details[field] === undefined ? [] : [[field, details[field]] as const]))
  const line = { time: new Date().toISOString(), level, event, ...Object.fromEntries(allowed) }
  gathered += `${oneLine(JSON.stringify(line))}\n`
  if (level === 'error') writeGathered()
  else if (!waiting) {
    waiting = true
    setImmediate(writeGathered)
  }
}

/** All lines of one turn of the event loop leave in one piece: each piece is a call of the system. */
function writeGathered() {
  waiting = false
  if (gathered) process.stdout.write(gathered)
  gathered = ''
}

/** JSON escapes the older control signs; terminals and log readers also act on these. */
function oneLine(json: string) {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
