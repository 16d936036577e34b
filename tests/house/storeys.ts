import type { Import, SourceFile } from './source-files.ts'

/** The rooms of `app/features` in the order of the house: a room uses only those before it. */
export const rooms = [
  'ranking',
  'policy',
  'events',
  'settings',
  'people',
  'files',
  'contests',
  'ideas',
  'comments',
  'attachments',
  'votes',
  'moderation',
  'answers',
  'unions',
  'jury',
  'winners',
  'imports',
  'notifications',
  'channels',
  'insights',
  'recovery',
  'privacy',
  'admin',
]

/** Runs while the site is built, never in a browser. */
const buildTime = ['app/ui/icons/icon-sprite.ts']
const secluded = ['ranking', 'policy']
const roomOf = (path: string) => path.match(/^app\/features\/([^/]+)\//)?.[1]
const isIn = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isServerOnly = (path: string) => /\.server\.tsx?$/.test(path)

/** What is wrong with one import, or nothing. */
type Rule = (path: string, imported: Import) => string | false | undefined

const rules: Rule[] = [
  (path, { from }) => isIn(path, 'app/routes') && isIn(from, 'drizzle') && 'a route asks a feature, never drizzle',
  (path, { from }) =>
    !isIn(path, 'drizzle') && /^(drizzle-orm|better-sqlite3)(\/|$)/.test(from) && 'only drizzle/ knows SQL',
  (path, { from }) =>
    isIn(path, 'app/features') && isIn(from, 'app/routes', 'app/jobs') && 'a feature knows neither routes nor jobs',
  (path, { from }) => isIn(path, 'drizzle') && isIn(from, 'app') && 'drizzle never knows app',
  (path, { from, typeOnly }) =>
    isIn(path, 'app/ui', 'app/web', 'app/mail', 'app/messages') &&
    isIn(from, 'app/features') &&
    !(typeOnly && isIn(from, 'app/features/policy')) &&
    'ui, web, mail and messages know no feature',
  (path, { from }) => {
    const room = roomOf(path)
    const outside = room && secluded.includes(room) && roomOf(from) !== room
    return outside && `${room} imports nothing from outside`
  },
  (path, { from }) => {
    const [room, used] = [roomOf(path), roomOf(from)]
    if (!room || !used || room === used) return false
    return rooms.indexOf(used) > rooms.indexOf(room) && `${room} may use only the rooms before it, not ${used}`
  },
  (path, { from, typeOnly }) =>
    isIn(path, 'app/features', 'app/ui', 'app/web', 'app/mail') &&
    !isServerOnly(path) &&
    !buildTime.includes(path) &&
    !typeOnly &&
    (isIn(from, 'drizzle') || from.startsWith('node:') || isServerOnly(from)) &&
    'what only the server can run ends in .server.ts',
]

/** Offences against the order of the storeys, one line each; tests may look anywhere. */
export function storeyOffences(files: SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) => [...unknownRoom(file), ...file.imports.flatMap((imported) => offences(file.path, imported))])
}

function offences(path: string, imported: Import) {
  const found = rules.map((rule) => rule(path, imported)).filter((offence) => typeof offence === 'string')
  return found.map((offence) => `${path} imports ${imported.from}: ${offence}`)
}

function unknownRoom({ path }: SourceFile) {
  const room = roomOf(path)
  return room && !rooms.includes(room) ? [`${path}: "${room}" has no place in the order of rooms`] : []
}

const redirects = ['redirect', 'redirectDocument', 'replace']

/** Only one file may answer with a redirect, because only there the target is checked. */
export function redirectOffences(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== 'app/web/redirect.server.ts' && !isTest(path))
    .filter(
      ({ imports, text }) =>
        /\bResponse\.redirect\(/.test(text) ||
        imports.some(({ from, names }) => /^@remix-run\//.test(from) && names.some((name) => redirects.includes(name))),
    )
    .map(({ path }) => `${path}: redirect only through app/web/redirect.server.ts`)
}

/** `.get()`, `.all()` and `.run()` exist on SQLite only; a query is awaited instead. */
export function queryOffences(files: SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => isIn(path, 'drizzle/queries') && /\.(get|all|run)\(\s*[){]/.test(text))
    .map(({ path }) => `${path}: await the query; .get(), .all() and .run() exist on one engine only`)
}
