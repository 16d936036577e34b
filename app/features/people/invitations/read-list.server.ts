import { parse } from 'csv-parse/sync'
import { emailField, nameField } from '#app/web/text-fields.server.ts'

/** A line of a list of people, and what is wrong with it as a message key. */
export interface ListLine {
  /** As an editor counts it. */
  n: number
  email: string
  name: string
  wrong?: 'invite_line_address' | 'invite_line_no_address' | 'invite_line_name' | 'invite_line_twice' | Known
}

type Known = 'invite_line_member' | 'invite_line_open'

type Cells = { record: string[]; info: { lines: number } }

const headings = {
  email: /^(e-?mail|mail|address|e-?mail address|correo|direcci[oó]n|correo electr[oó]nico|почта|адрес|эл\. почта)$/i,
  name: /^(name|full name|nombre|nombre completo|имя|фамилия и имя|фио)$/i,
}

export const mostLines = 500

/**
 * Reads a list of people as it comes out of a table: comma, semicolon or tab, with a heading or without; or one
 * address a line. For letters every line needs an address, for paper a name will do. Undefined when it is no table.
 */
export function readList(text: string, needsAddress: boolean): ListLine[] | undefined {
  const rows = cellsOf(text)
  if (!rows) return undefined
  const [first] = rows
  const titled = first && !first.record.some((cell) => cell.includes('@')) && columnsOf(first.record)
  const seen = new Set<string>()
  return rows.slice(titled ? 1 : 0).map(({ record, info }) => {
    const { email, name } = titled ? pick(record, titled) : guess(record)
    return check({ n: info.lines, email, name }, needsAddress, seen)
  })
}

function cellsOf(text: string): Cells[] | undefined {
  try {
    const options = { bom: true, trim: true, info: true, relax_column_count: true, relax_quotes: true }
    const rows = parse(text, { ...options, delimiter: delimiterOf(text), skip_empty_lines: true }) as unknown as Cells[]
    return rows.filter(({ record }) => record.some((cell) => cell !== ''))
  } catch {
    return undefined
  }
}

/** The sign that occurs most often. */
function delimiterOf(text: string) {
  const times = (sign: string) => text.split(sign).length
  return [';', '\t', ','].sort((one, other) => times(other) - times(one))[0]
}

function columnsOf(record: string[]) {
  const email = record.findIndex((cell) => headings.email.test(cell))
  const name = record.findIndex((cell) => headings.name.test(cell))
  return email < 0 && name < 0 ? undefined : { email, name }
}

const pick = (record: string[], { email, name }: { email: number; name: number }) => ({
  email: record[email] ?? '',
  name: record[name] ?? '',
})

/** Without a heading the cell with an @ is the address, and the first other one the name. */
function guess(record: string[]) {
  const email = record.find((cell) => cell.includes('@')) ?? ''
  return { email, name: record.find((cell) => cell !== '' && cell !== email) ?? '' }
}

function check({ n, email, name }: ListLine, needsAddress: boolean, seen: Set<string>): ListLine {
  const address = email === '' ? '' : emailField().safeParse(email.replace(/^mailto:/i, '')).data
  const called = nameField().safeParse(name).data
  if (address === undefined) return { n, email, name, wrong: 'invite_line_address' }
  if (called === undefined) return { n, email, name: name.slice(0, 60), wrong: 'invite_line_name' }
  const line = { n, email: address, name: called }
  if (address === '' && needsAddress) return { ...line, wrong: 'invite_line_no_address' }
  if (address !== '' && seen.has(address)) return { ...line, wrong: 'invite_line_twice' }
  seen.add(address)
  return line
}
