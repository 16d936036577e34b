import { reasonOptions } from '#app/features/answers/reasons/reason-options.server.ts'
import { statusOptions } from '#app/features/answers/statuses/status-options.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { reasonInWords } from '#app/features/ideas/reason-in-words.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { answersOf, internalNotesOf } from '#drizzle/queries/answers.ts'
import { personById } from '#drizzle/queries/people.ts'

export type AnswerPage = Awaited<ReturnType<typeof answerPage>>
export type NotesPage = Awaited<ReturnType<typeof notesPage>>
export type AnswersPage = Awaited<ReturnType<typeof answersPage>>

/** All that stands beside the field of an answer: the person's own words, what was answered before, the team's notes. */
export async function answerPage(viewer: Viewer, ideaId: string, { quote }: { quote: boolean }) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.answer')
  const author = await personById(idea.authorId)
  const { id, title, body, bodyHtml, beneath, state, votes, comments, createdAt, promisedBy } = idea
  // What was told to the team alone is not quoted to everybody.
  const quoted = quotation([title, idea.beneathFor === 'everyone' ? beneath : '', body])
  const answers = await answersOf(idea.id)
  const standing = answers.find((answer) => answer.supersededAt === null)
  return {
    idea: {
      id,
      title,
      bodyHtml,
      beneath,
      votes,
      comments,
      createdAt,
      promisedBy,
      path: ideaPath(idea),
      name: idea.pseudonym || author?.name || '',
    },
    open: state === 'published' || state === 'held',
    timeZone: contest.timeZone,
    signed: [viewer.name, viewer.title].filter(Boolean).join(', '),
    quoted,
    reasons: await reasonOptions(),
    outcomes: await statusOptions(standing?.status),
    values: standing
      ? { outcome: standing.status || standing.outcome, reason: standing.reason, text: standing.text }
      : { outcome: '', reason: '', text: quote ? quoted : '' },
    standing: standing ? { id: standing.id, author: standing.author, at: standing.createdAt } : null,
    earlier: answers.length - (standing ? 1 : 0),
    notes: await internalNotesOf(idea.id),
  }
}

/** The person's words as a Markdown quotation to answer under. */
function quotation(parts: string[]) {
  const lines = parts
    .filter((part) => part.trim() !== '')
    .join('\n\n')
    .split('\n')
  return `${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`
}

/** The team's notes about an idea; for those of the team only. */
export async function notesPage(viewer: Viewer, ideaId: string) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.note')
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea) },
    timeZone: contest.timeZone,
    notes: await internalNotesOf(idea.id),
  }
}

/** Every answer an idea was given, for those who may read the idea. */
export async function answersPage(viewer: Viewer, ideaId: string) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.read')
  const answers = await answersOf(idea.id)
  const tell = await statusTeller()
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea) },
    timeZone: contest.timeZone,
    answers: await Promise.all(
      answers.map(async ({ id, outcome, status, reason, html, author, authorTitle, createdAt, supersededAt }) => {
        const why = await reasonInWords(reason)
        return {
          id,
          outcome,
          status: tell({ outcome, status }),
          reason: why,
          html,
          author,
          authorTitle,
          createdAt,
          supersededAt,
        }
      }),
    ),
  }
}
