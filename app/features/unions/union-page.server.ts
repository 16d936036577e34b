import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { can } from '#app/features/policy/can.ts'
import type { UnionAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { letterLine } from '#app/features/unions/letters/letter-line.server.ts'
import { electionOf } from '#app/features/unions/settle-spokesperson.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { endorsedBy, namedMembers } from '#drizzle/queries/groups.ts'
import { visibleLetters } from '#drizzle/queries/letters.ts'

export type UnionPage = Awaited<ReturnType<typeof unionPage>>

const mostNamed = 200
const mostListed = 100

/** All that a union shows to this viewer: its members by number, by name those who chose to be named. */
export async function unionPage(viewer: Viewer, id: string) {
  const { union, members, spokesperson, member, facts } = await findUnion(viewer, id)
  const may = (action: UnionAction) => can(viewer, action, facts).allow
  const [named, ideas, letters] = await Promise.all([
    namedMembers(id, mostNamed),
    endorsedBy(viewer, id, mostListed),
    visibleLetters(viewer, { groupId: id }, mostListed),
  ])
  return {
    ...{ id, name: union.name, html: union.html, createdAt: union.createdAt },
    closed: union.closedAt && { at: union.closedAt, words: union.closedWords },
    members: m.unions_members({ n: members }),
    named: named.map(({ person }) => ({ name: person.name, path: person.isPublic ? `/p/${person.id}` : null })),
    more: Math.max(0, members - named.length),
    spokesperson:
      spokesperson !== null && union.spokenSince ? { name: spokesperson, since: showDay(union.spokenSince) } : null,
    endorsed: ideas.map(({ idea, contest }) => ({ title: idea.title, path: ideaPath(idea), contest })),
    letters: letters.map(letterLine),
    place:
      member && union.closedAt === null
        ? { named: member.named, stands: member.stands, choice: member.choiceId }
        : null,
    order: (await electionOf(id)).order,
    known: viewer.kind === 'account',
    may: {
      takePart: may('union.take-part'),
      speak: may('union.speak'),
      close: may('union.close'),
      report: can(viewer, 'name.report', { bearerId: union.spokespersonId }).allow,
    },
  }
}
