import { parseArgs } from 'node:util'
import { addPerson } from '#app/features/people/add-person.server.ts'
import { type Command, Refusal, say } from './command.ts'
import { readEmail } from './read-email.server.ts'

const affiliations = ['customer', 'employee'] as const
const roles = ['admin', 'moderator', 'owner', 'member'] as const

export const personCommand: Command = {
  name: 'person',
  summary: 'Add a person, or change what one may do.',
  usage: `npm run aflora -- person <address> [--name <name>] [--affiliation ${affiliations.join('|')}] [--role ${roles.join('|')}]

The address counts as confirmed. What is left out stays as it was; new people are customers and members.`,
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { name: { type: 'string' }, affiliation: { type: 'string' }, role: { type: 'string' } },
    })
    const person = await addPerson(null, {
      email: readEmail(positionals[0]),
      name: values.name,
      affiliation: oneOf('affiliation', affiliations, values.affiliation),
      role: oneOf('role', roles, values.role),
    })
    say(`${person.email} is ${person.affiliation} and ${person.role}.`)
  },
}

function oneOf<Word extends string>(name: string, words: readonly Word[], typed: string | undefined): Word | undefined {
  const word = words.find((each) => each === typed)
  if (typed !== undefined && !word) throw new Refusal(`--${name} is one of: ${words.join(', ')}.`)
  return word
}
