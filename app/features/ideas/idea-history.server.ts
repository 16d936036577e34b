import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { differences, type Piece } from '#app/features/ideas/history/differences.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ideaVersionsOf } from '#drizzle/queries/idea-texts.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

export interface Change {
  version: number
  /** Who made it: the name shown with the idea when it was the author; empty for a guest. */
  by: string
  at: Date
  title: Piece[] | null
  body: Piece[] | null
  /** Left out for readers to whom either side of the change is not shown. */
  beneath: Piece[] | null
  tags: Piece[] | null
}

export type IdeaHistory = Awaited<ReturnType<typeof ideaHistory>>

/** Every change of an idea's words, the latest first, in readable differences. Throws 404 or 403 like the idea itself. */
export async function ideaHistory(viewer: Viewer, ideaId: string) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.read')
  const earlier = await ideaVersionsOf(ideaId)
  const whole = can(viewer, 'idea.read-beneath', { ...idea, beneathFor: 'team', contest }).allow
  const versions: Wording[] = [...earlier.map(({ version }) => version), idea]
  const changes = earlier.map(({ version, editor }, index) => {
    const by = version.editorId === idea.authorId ? idea.pseudonym || editor : editor
    return changeBetween(version, versions[index + 1] as Wording, { by, whole, current: idea.beneathFor })
  })
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea), language: idea.language, createdAt: idea.createdAt },
    contest: { slug: contest.slug, title: contest.title, timeZone: contest.timeZone },
    changes: changes.reverse(),
    beneathHidden: !whole && versions.some(({ beneath, beneathFor }) => beneath !== '' && beneathFor === 'team'),
  }
}

type Told = { by: string; whole: boolean; current: 'everyone' | 'team' }
type Dated = Wording & { createdAt: Date }
type Wording = Pick<IdeaRow, 'version' | 'title' | 'body' | 'beneath' | 'beneathFor' | 'tags'>

/** Once for the team only, for the team only in the whole history: making it so must hide what was open before. */
const shownBeneath = (wording: Wording, current: 'everyone' | 'team') =>
  wording.beneathFor === 'everyone' && current === 'everyone'

function changeBetween(one: Dated, other: Wording, { by, whole, current }: Told): Change {
  const visible = whole || (shownBeneath(one, current) && shownBeneath(other, current))
  return {
    version: other.version,
    by,
    at: one.createdAt,
    title: difference(one.title, other.title),
    body: difference(one.body, other.body),
    beneath: visible ? difference(one.beneath, other.beneath) : null,
    tags: difference(one.tags.join(', '), other.tags.join(', ')),
  }
}

const difference = (one: string, other: string) => (one === other ? null : differences(one, other))
