import type { LogFields } from '#app/server/log.server.ts'

const framesKept = 12
const longestMessage = 300

/** What went wrong, fit for the log: messages of databases quote what people wrote, so only their beginning stays. */
export function describeFault(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { error: redact(String(fault)) }
  const code =
    'code' in fault && (typeof fault.code === 'string' || typeof fault.code === 'number') ? fault.code : undefined
  const cause = fault.cause instanceof Error ? ` < ${fault.cause.name}: ${redact(fault.cause.message)}` : ''
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: `${fault.name}: ${redact(fault.message)}${cause}`,
    code,
    at: frames
      .slice(0, framesKept)
      .map((line) => line.trim())
      .join(' | '),
  }
}

function redact(message: string) {
  return message
    .split(/\bparams:|\n/i, 1)
    .join('')
    .slice(0, longestMessage)
    .replace(/[^\s"'<>@]{1,64}@[^\s"'<>@]{1,190}/g, '[address]')
    .replace(/[\w-]{24,}/g, '[token]')
}
