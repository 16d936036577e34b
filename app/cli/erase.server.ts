import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { personByEmail } from '#drizzle/queries/people.ts'
import { type Command, Refusal, say } from './command.ts'
import { readEmail } from './read-email.server.ts'

export const eraseCommand: Command = {
  name: 'erase',
  summary: 'Erase a person for good; votes go on counting.',
  usage: `npm run aflora -- erase <address>

Deletes name, address, ways to sign in, letters and drafts, and what leads from ballots to the person or opens them. Votes
go on counting and counts still verify; ideas and comments stay without a name. There is no way back but a back-up.`,
  async run(words) {
    const email = readEmail(words[0])
    const person = await personByEmail(email)
    if (person?.kind !== 'account') throw new Refusal(`There is no account ${email}.`)
    const erased = await erasePerson(null, person.id, email)
    if (!erased.ok) throw new Refusal('There must be one administrator left who can sign in.')
    say(`Erased. ${erased.ballots} entries of vote logs belong to nobody any more.`)
  },
}
