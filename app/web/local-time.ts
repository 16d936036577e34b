const localForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?$/

/**
 * The instant a wall clock in the zone shows `local` (`YYYY-MM-DDTHH:mm`), undefined when there is no such date.
 * Where clocks were put forward the skipped hour counts as after the change; where put back, the first of the two.
 */
export function localToInstant(local: string, timeZone: string): Date | undefined {
  const wall = wallTime(local)
  if (wall === undefined) return undefined
  const before = wall - offsetAt(wall - dayMs, timeZone)
  const after = wall - offsetAt(wall + dayMs, timeZone)
  const fitting = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wall)
  return new Date(fitting.length > 0 ? Math.min(...fitting) : before)
}

/** What a wall clock in the zone shows, in the form of `<input type="datetime-local">`. */
export function instantToLocal(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 16)
}

export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && name.length <= 64 && Boolean(formatIn(name))
  } catch {
    return false
  }
}

const dayMs = 24 * 60 * 60 * 1000

/** Milliseconds as if the wall clock were in UTC. */
function wallTime(local: string) {
  const [, year, month, day, hour, minute, second = 0] = (localForm.exec(local) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second || 0))
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute
  return exists && year >= 1970 ? date.getTime() : undefined
}

const quarterMs = 15 * 60 * 1000
const mostOffsets = 5000
const offsets = new Map<string, number>()

/** How many milliseconds the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string) {
  if (!import.meta.env.SSR) return offsetFound(instant, timeZone)
  // Clocks are put forward or back at full quarters of an hour; a page asks for the same few zones all the time.
  const name = `${timeZone} ${Math.floor(instant / quarterMs)}`
  const offset = offsets.get(name) ?? offsetFound(instant, timeZone)
  if (offsets.size > mostOffsets) offsets.clear()
  offsets.set(name, offset)
  return offset
}

function offsetFound(instant: number, timeZone: string) {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day, hour, minute, second } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string) {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
