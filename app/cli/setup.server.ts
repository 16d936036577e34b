import { parseArgs } from 'node:util'
import { setUpAdmin } from '#app/features/people/set-up-admin.server.ts'
import { type Command, Refusal, say } from './command.ts'
import { readEmail } from './read-email.server.ts'

export const setupCommand: Command = {
  name: 'setup',
  summary: 'Make the first administrator.',
  usage: `npm run aflora -- setup --email <address> [--name <name>] [--password <password>]

Works as long as there is no administrator; later ones are made with person … --role admin.
--password   at least 12 characters; without one they sign in with codes by mail`,
  async run(words) {
    const { values } = parseArgs({
      args: words,
      options: { email: { type: 'string' }, name: { type: 'string', default: '' }, password: { type: 'string' } },
    })
    const { name, password } = values
    if (password !== undefined && password.length < 12) throw new Refusal('A password has at least 12 characters.')
    const email = readEmail(values.email)
    const made = await setUpAdmin({ email, name, password }, null)
    if (!made.ok) throw new Refusal(refusals[made.reason])
    say(`${made.person.email} administers this site.`)
  },
}

const refusals = {
  people_setup_over:
    'There is an administrator already. Make another with: npm run aflora -- person <address> --role admin',
  people_password_common: 'This password is one of the first anybody would try. Take something less expected.',
}
