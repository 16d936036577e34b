/** How often news comes by mail. */
export const newsRhythms = ['daily', 'weekly', 'own', 'never'] as const
export type NewsRhythm = (typeof newsRhythms)[number]

/** What decides whether somebody can be written to. */
interface Receiver {
  email: string | null
  emailConfirmedAt: Date | null
  suspendedAt: Date | null
  newsRhythm: NewsRhythm
}

/** Only a proved address of somebody who may sign in is written to. */
export const isReachable = ({ email, emailConfirmedAt, suspendedAt }: Receiver) =>
  email !== null && email !== '' && emailConfirmedAt !== null && suspendedAt === null

export const wantsDigest = (person: Receiver) =>
  isReachable(person) && (person.newsRhythm === 'daily' || person.newsRhythm === 'weekly')

/** Whether what becomes of their own ideas is sent to them at once. */
export const wantsOwnNews = (person: Receiver) => isReachable(person) && person.newsRhythm !== 'never'
