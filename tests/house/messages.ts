import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root, textOf } from './source-files.ts'

interface Variants {
  declarations?: string[]
  match: Record<string, string>
}

export type Message = string | Variants[]

export interface MessageFile {
  locale: string
  /** File name without ending; every key in it starts with it. */
  room: string
  messages: Record<string, Message>
}

export const copiesKnown: string[] = JSON.parse(textOf('project.inlang/settings.json')).locales

/** Languages that say everything; other copies say only what a form of address changes, see address.ts. */
export const locales = copiesKnown.filter((copy) => !copy.includes('-'))

export const messageFiles = (copies = locales): MessageFile[] =>
  copies.flatMap((locale) =>
    readdirSync(path.join(root, 'app/messages', locale)).map((name) => ({
      locale,
      room: name.replace('.json', ''),
      messages: JSON.parse(textOf(`app/messages/${locale}/${name}`)),
    })),
  )

/** Message files of this folder that the compiler is not told about. */
export function unlistedOffences(files: MessageFile[], settings: string): string[] {
  return files
    .filter(({ room }) => !settings.includes(`./app/messages/{locale}/${room}.json`))
    .map(({ locale, room }) => `${locale}/${room}.json is missing in project.inlang/settings.json`)
}

/** Keys, placeholders and plural categories that one language has and another lacks. */
export function messageOffences(files: MessageFile[]): string[] {
  const byLocale = new Map(locales.map((locale) => [locale, keysOf(files.filter((file) => file.locale === locale))]))
  const all = new Set([...byLocale.values()].flatMap((keys) => [...keys.keys()]))
  const english = byLocale.get('en') ?? new Map<string, Message>()
  const offences = files.flatMap(wronglyNamed)
  for (const key of all) {
    for (const [locale, keys] of byLocale) {
      const message = keys.get(key)
      if (message === undefined) offences.push(`${key} is missing in ${locale}`)
      else offences.push(...messageFaults(key, locale, message, english.get(key)))
    }
  }
  return offences
}

export function keysOf(files: MessageFile[]) {
  return new Map(files.flatMap(({ messages }) => Object.entries(messages).filter(([key]) => key !== '$schema')))
}

function wronglyNamed({ locale, room, messages }: MessageFile) {
  const start = `${room.replaceAll('-', '_')}_`
  const keys = Object.keys(messages).filter((key) => key !== '$schema')
  return keys
    .filter((key) => !key.startsWith(start) || !/^[a-z0-9_]+$/.test(key))
    .map((key) => `${locale}/${room}.json: ${key} does not start with ${start}`)
}

export function messageFaults(key: string, locale: string, message: Message, english: Message | undefined) {
  const faults: string[] = []
  const [wanted, found] = [inputs(english ?? message), inputs(message)]
  if (wanted !== found) faults.push(`${key} takes {${found}} in ${locale} and {${wanted}} in en`)
  for (const { name, ordinal } of plurals(message)) {
    const { pluralCategories } = new Intl.PluralRules(locale, {
      type: ordinal ? 'ordinal' : 'cardinal',
    }).resolvedOptions()
    const missing = pluralCategories.filter((category) => !isMatched(message, name, category))
    if (missing.length > 0) faults.push(`${key} says nothing for ${missing.join(', ')} in ${locale}`)
  }
  return faults
}

const variantsOf = (message: Message): Variants[] =>
  typeof message === 'string' ? [{ match: { '': message } }] : message

/** What a message must be given, as one sorted list. */
function inputs(message: Message) {
  const names = variantsOf(message).flatMap(({ declarations = [], match }) => [
    ...declarations.flatMap((line) => line.match(/^input (\w+)/)?.[1] ?? []),
    ...Object.values(match).flatMap((text) =>
      [...text.matchAll(/(?<!\\)\{(\w+)\}/g)].map((found) => found[1] as string),
    ),
  ])
  const locals = variantsOf(message).flatMap(({ declarations = [] }) =>
    declarations.flatMap((line) => localName(line) ?? []),
  )
  return [...new Set(names)]
    .filter((name) => !locals.includes(name))
    .sort()
    .join(', ')
}

const localName = (line: string) => line.match(/^local (\w+)/)?.[1]

function plurals(message: Message) {
  const lines = variantsOf(message).flatMap(({ declarations = [] }) => declarations)
  return lines
    .filter((line) => /:\s*plural\b/.test(line))
    .map((line) => ({ name: localName(line) ?? '', ordinal: /type\s*=\s*ordinal/.test(line) }))
}

function isMatched(message: Message, name: string, category: string) {
  const conditions = variantsOf(message).flatMap(({ match }) => Object.keys(match))
  return conditions.some((condition) =>
    condition
      .split(',')
      .map((part) => part.trim())
      .some((part) => part === `${name}=${category}` || (category === 'other' && part === `${name}=*`)),
  )
}

/** Keys nobody says, and keys said that do not exist. */
export function usageOffences(keys: string[], sources: { path: string; text: string }[]): string[] {
  const words = new Set(sources.flatMap(({ text }) => text.match(/[a-z0-9]+(?:_[a-z0-9]+)+/g) ?? []))
  const patterns = sources.flatMap(({ text }) => computedKeys(text))
  const isSaid = (key: string) => words.has(key) || patterns.some((pattern) => pattern.test(key))
  const unsaid = keys.filter((key) => !isSaid(key)).map((key) => `${key} is used nowhere`)
  const unknown = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\bm\.([a-z0-9]+(?:_[a-z0-9]+)+)\b/g)]
      .filter(([, key]) => !keys.includes(key as string))
      .map(([, key]) => `${path} says m.${key}, which no language has`),
  )
  return [...unsaid, ...unknown]
}

/** Templates such as `votes_refused_${reason}` stand for every key that fits; their beginning must say something. */
function computedKeys(text: string) {
  return [...text.matchAll(/`([a-z0-9]+_[a-z0-9_]*)((?:\$\{[^`]*?\}[a-z0-9_]*)+)`/g)].map(([, start, rest = '']) => {
    const tail = rest.replace(/\$\{[^`]*?\}/g, '[a-z0-9_]+')
    return new RegExp(`^${start}${tail}$`)
  })
}
