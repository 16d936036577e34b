import { ownPortrait } from '#app/features/attachments/set-portrait.server.ts'
import { portraitOf } from '#app/features/files/portraits.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { findPublicPerson } from '#app/features/people/find-public-person.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { FollowShown } from '#app/ui/forms/follow-button.tsx'
import { publicIdeasBy } from '#drizzle/queries/doings.ts'
import { doesFollow } from '#drizzle/queries/follows.ts'

const most = 100

/** A person as they chose to be seen: name, since when, and the ideas under that name that the viewer may read. */
export async function publicPage(viewer: Viewer, personId: string) {
  const person = await findPublicPerson(viewer, personId)
  const ideas = await publicIdeasBy(viewer, person.id, most)
  const own = viewer.id === person.id
  const follows = viewer.kind === 'account' && (await doesFollow(viewer.id, 'person', person.id))
  const name = person.name || m.ideas_guest()
  return {
    name,
    portrait: own ? await ownPortrait(viewer) : await portraitOf(person.id),
    title: person.affiliation === 'employee' ? person.title : '',
    employee: person.affiliation === 'employee',
    since: person.createdAt,
    isPublic: person.isPublic,
    ideas: ideas.map(({ idea, contest }) => ({ title: idea.title, path: ideaPath(idea), contest, at: idea.createdAt })),
    /** In words already here. */
    report: can(viewer, 'name.report', { bearerId: person.id }).allow ? m.names_report() : '',
    id: person.id,
    follow: own ? null : followShown(person.id, follows),
  }
}

function followShown(subject: string, on: boolean): FollowShown {
  return { kind: 'person', subject, on, label: on ? m.ideas_following() : m.ideas_follow(), back: `/p/${subject}` }
}
