import type { AnswerInput } from '#app/features/answers/forms.server.ts'
import { outcomeWords } from '#app/features/ideas/outcome-words.ts'
import { reasonInWords } from '#app/features/ideas/reason-in-words.server.ts'
import { stopPath } from '#app/features/ideas/stop-following.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Locale } from '#app/paraglide/runtime.js'
import { reachableFollowers } from '#drizzle/queries/answers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'

interface About {
  idea: IdeaRow
  contest: ContestRow
}

type Told = AnswerInput & { corrected: boolean }

/** Sends the whole answer to the author and to all who follow the idea and may read it, each in their language. */
export async function tellOfAnswer(viewer: Viewer, about: About, answer: Told, now: Date) {
  const { organisation, language } = await siteSettings()
  for (const person of await hearers(about, viewer.id)) {
    const locale = person.language ?? language
    const own = person.id === about.idea.authorId
    const subject = (own ? m.answers_mail_subject : m.answers_mail_subject_follower)(
      { title: about.idea.title },
      { locale },
    )
    const stop = own
      ? undefined
      : { label: m.answers_mail_stop({}, { locale }), path: stopPath(person.id, about.idea.id) }
    const body = composeMail({
      ...{ locale, organisation, stop },
      paragraphs: await paragraphs(viewer, about, answer, { own, locale }),
      button: { label: m.answers_mail_open({}, { locale }), path: `/i/${about.idea.id}#answer` },
      reason: (own ? m.answers_mail_why : m.answers_mail_why_follower)({}, { locale }),
    })
    const letter = { to: person.email as string, personId: person.id, kind: 'idea-answered', subject, ...body }
    await queueMail({ ...letter, stopPath: stop?.path }, now)
  }
}

/** The author first; whoever may not read the idea any more hears nothing of it. */
async function hearers({ idea, contest }: About, except: string): Promise<PersonRow[]> {
  const author = await personById(idea.authorId)
  const reached = author?.email && author.emailConfirmedAt && !author.suspendedAt ? [author] : []
  const followers = (await reachableFollowers(idea.id)).filter((person) => person.id !== idea.authorId)
  const heard: PersonRow[] = []
  for (const person of [...reached, ...followers]) {
    if (person.id === except) continue
    if (can(await viewerFrom(person), 'idea.read', { ...idea, contest }).allow) heard.push(person)
  }
  return heard
}

async function paragraphs(
  viewer: Viewer,
  { idea }: About,
  answer: Told,
  { own, locale }: { own: boolean; locale: Locale },
) {
  const outcome = outcomeWords[answer.outcome]({}, { locale })
  const news = own
    ? m.answers_mail_news({ title: idea.title, outcome }, { locale })
    : m.answers_mail_news_follower({ title: idea.title, outcome }, { locale })
  const reason = answer.reason ? await reasonInWords(answer.reason, locale) : ''
  const signature = [viewer.name, viewer.title].filter(Boolean).join(', ')
  return [
    answer.corrected ? m.answers_mail_corrected({}, { locale }) : '',
    news,
    reason,
    answer.text,
    signature && `— ${signature}`,
    own ? m.answers_pulse_in_mail({}, { locale }) : '',
  ].filter(Boolean)
}
