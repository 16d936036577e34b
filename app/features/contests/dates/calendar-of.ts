/** One entry: an instant people should not miss. */
export interface Reminder {
  uid: string
  at: Date
  title: string
  /** Said a day before. */
  warning: string
  url: string
}

/** An iCalendar file (RFC 5545) with an alarm one day before each entry. `stamped` is when the entries last changed. */
export function calendarOf(name: string, reminders: Reminder[], stamped: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Aflora//Contest//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${inCalendar(name)}`,
    ...reminders.flatMap((reminder) => eventOf(reminder, stamped)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventOf({ uid, at, title, warning, url }: Reminder, stamped: Date) {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(stamped)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(at)}`,
    `SUMMARY:${inCalendar(title)}`,
    `URL:${url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${inCalendar(warning)}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const inCalendar = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

const longestLine = 75

/** Lines of at most 75 bytes, never cut inside a character; what follows begins with a space (RFC 5545 §3.1). */
function fold(line: string) {
  const encoder = new TextEncoder()
  let [folded, length] = ['', 0]
  for (const sign of line) {
    const bytes = encoder.encode(sign).length
    if (length + bytes > longestLine) [folded, length] = [`${folded}\r\n `, 1]
    folded += sign
    length += bytes
  }
  return folded
}
