import { waitsInWords } from '#app/features/ideas/waits-in-words.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { type FoundLetter, findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { aboutShown } from '#app/features/unions/letters/letter-about.server.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { answersToLetter, countSignatures, hasSigned, namedSigners } from '#drizzle/queries/letters.ts'

export type LetterPage = Awaited<ReturnType<typeof letterPage>>

const mostNamed = 200

/** A letter, who signed it, whom it waits for and what the team answered, for those who may see it. */
export async function letterPage(viewer: Viewer, id: string, now = new Date()) {
  const found = await findLetter(viewer, id)
  const { letter, union, author, may } = found
  const [n, named, answers, signed] = await Promise.all([
    countSignatures(id),
    namedSigners(id, mostNamed),
    answersToLetter(id),
    viewer.kind === 'account' ? hasSigned(id, viewer.id) : false,
  ])
  const told = answers.map(({ answer, author: by }) => answerShown(answer, by))
  return {
    ...{ id, title: letter.title, html: letter.html, createdAt: letter.createdAt, author },
    union: { name: union.name, path: unionPath(union) },
    about: aboutShown(found),
    hidden: letter.hiddenAt ? letter.hiddenWords : null,
    ...(await waiting(found, now)),
    signatures: m.unions_signatures({ n }),
    signers: named.map(({ name }) => name).filter(Boolean),
    unnamed: n - named.length,
    answer: told.find(({ superseded }) => superseded === null) ?? null,
    earlier: told.filter(({ superseded }) => superseded !== null),
    signed,
    may: { sign: may('letter.sign'), answer: may('letter.answer'), hide: may('letter.hide') },
  }
}

type Answer = Awaited<ReturnType<typeof answersToLetter>>[number]['answer']

function answerShown({ id, text, html, authorTitle, createdAt, supersededAt }: Answer, by: string) {
  return {
    id,
    text,
    html,
    author: [by, authorTitle].filter(Boolean).join(', '),
    at: createdAt,
    superseded: supersededAt,
  }
}

async function waiting({ letter, contest }: FoundLetter, now: Date) {
  const { createdAt, promisedBy, answeredAt } = letter
  const timeZone = contest?.timeZone ?? (await siteSettings()).timeZone
  const turn = answeredAt ? ('none' as const) : ('ours' as const)
  const waits = { turn, turnSince: createdAt, publishedAt: createdAt, createdAt, promisedBy, answeredAt }
  return {
    timeZone,
    waits: waitsInWords(waits, { timeZone, mine: false, now }),
    late: answeredAt === null && promisedBy !== null && promisedBy < now,
  }
}
