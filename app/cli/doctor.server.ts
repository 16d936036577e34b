import { statfsSync } from 'node:fs'
import { env } from '#app/env.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { canSendMail } from '#app/mail/send-mail.server.ts'
import { engine } from '#drizzle/columns.ts'
import { database } from '#drizzle/database.ts'
import { hasAdmin } from '#drizzle/queries/people.ts'
import { type Command, Refusal, say } from './command.ts'

const enoughSpace = 200 * 1024 * 1024

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Look after the database, the counters, the disk and the settings.',
  usage:
    'npm run aflora -- doctor\n\nEnds with 1 when something is wrong. Counters that were wrong are mended and named.',
  async run() {
    const faults = [...(await databaseFaults()), ...(await counterFaults()), ...diskFaults()]
    say(`database   ${engine}${engine === 'sqlite' ? `, ${env.DATA_DIR}` : ''}`)
    say(`mail       ${canSendMail() ? 'by SMTP' : 'stays in the outbox (SMTP_URL is not set)'}`)
    say(`admin      ${(await hasAdmin()) ? 'there is one' : 'none yet: npm start prints the set-up link'}`)
    if (faults.length > 0) throw new Refusal(faults.join('\n'))
    say('All is well.')
  },
}

async function databaseFaults() {
  if (engine === 'postgres') return []
  const rows = await database().rows('PRAGMA integrity_check(5)')
  const broken = await database().rows('PRAGMA foreign_key_check')
  const damage = rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok')
  return [
    ...damage.map((line) => `The database is damaged: ${line}`),
    ...(broken.length > 0 ? [`${broken.length} rows name something that is not there.`] : []),
  ]
}

async function counterFaults() {
  return (await recountVotes()).map((fault) => `A counter was wrong and is mended: ${JSON.stringify(fault)}`)
}

function diskFaults() {
  const { bavail, bsize } = statfsSync(env.DATA_DIR)
  return bavail * bsize < enoughSpace
    ? [`Only ${Math.round((bavail * bsize) / 1024 / 1024)} MB are free on the disk of ${env.DATA_DIR}.`]
    : []
}
