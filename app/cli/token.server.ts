import { parseArgs } from 'node:util'
import { findAccount } from '#app/features/people/find-account.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import type { Scope } from '#app/features/policy/viewer.ts'
import { type Command, Refusal, say } from './command.ts'
import { readEmail } from './read-email.server.ts'

const scopes = ['read', 'participate', 'manage', 'admin'] as const
const day = 24 * 60 * 60 * 1000

export const tokenCommand: Command = {
  name: 'token',
  summary: 'Make an API token and print it.',
  usage: `npm run aflora -- token <address> --scope ${scopes.join('|')} [--scope …] [--name <what for>] [--days <n>]

A wider scope holds the narrower ones; nobody gets more than their role allows. The token is shown this once.
--days   how long it works; without it until it is revoked`,
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        scope: { type: 'string', multiple: true, default: [] },
        name: { type: 'string', default: '' },
        days: { type: 'string' },
      },
    })
    const email = readEmail(positionals[0])
    const person = await findAccount(email)
    if (!person) throw new Refusal(`There is no account ${email}; make it with: npm run aflora -- person ${email}`)
    const wanted = { scopes: readScopes(values.scope), name: values.name, expiresAt: readEnd(values.days) }
    say(await issueToken(null, person, wanted))
  },
}

function readScopes(typed: string[]): Scope[] {
  const words = typed.flatMap((each) => each.split(',')).map((word) => word.trim())
  const known = scopes.filter((scope) => words.includes(scope))
  if (known.length === 0 || known.length < new Set(words).size)
    throw new Refusal(`--scope is one of: ${scopes.join(', ')}.`)
  return known
}

function readEnd(days: string | undefined) {
  if (days === undefined) return null
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new Refusal('--days is a whole number from 1 to 9999.')
  return new Date(Date.now() + Number(days) * day)
}
