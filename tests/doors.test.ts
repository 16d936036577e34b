import { beforeAll, describe, expect, test } from 'vitest'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Decision } from '#app/features/policy/decision.ts'
import {
  allActions,
  type CaseAction,
  type CommentAction,
  type ContestAction,
  type FileAction,
  type IdeaAction,
  type LetterAction,
  type NameAction,
  type SiteAction,
  type UnionAction,
} from '#app/features/policy/resources.ts'
import { type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { type Door, doors, withoutDoor } from '#tests/doors/doors.ts'
import { aWorld, type Thing } from '#tests/doors/world.ts'
import { aRequest } from '#tests/factory.ts'

type Handler = (given: { request: Request; params: Record<string, string>; context: object }) => unknown
const routes = import.meta.glob<{ loader?: Handler; action?: Handler }>(
  ['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.*'],
  { eager: true },
)

let world: Awaited<ReturnType<typeof aWorld>>
const cookies: Record<string, string> = {}
const tokens: Record<string, string | undefined> = {}

beforeAll(async () => {
  world = await aWorld()
  for (const [name, viewer] of Object.entries(world.viewers)) {
    const row = (await personById(viewer.id)) as PersonRow
    const account = viewer.kind === 'account'
    cookies[name] = cookieHeader([account ? await startSession(row, aRequest('/')) : rememberVisitor(viewer.id)])
    tokens[name] = account ? await issueToken(null, row, { scopes: ['admin'] }) : undefined
  }
}, 60_000)

/** `+` let in, `x` refused, `.` told that there is nothing. Let in is also who is only told that it is too late. */
type Sign = '+' | 'x' | '.'

const wanted = ({ allow, ...denied }: Decision & { conceal?: boolean }): Sign =>
  allow ? '+' : denied.conceal ? '.' : 'x'

function decide(viewer: Viewer, action: Door['action'], thing: Thing): Decision {
  const { contest, idea, comment, complaint, file, union, letter, bearer } = thing
  if (bearer) return can(viewer, action as NameAction, bearer)
  if (complaint) return can(viewer, action as CaseAction, complaint)
  if (file) return can(viewer, action as FileAction, file)
  if (union) return can(viewer, action as UnionAction, union)
  if (letter) return can(viewer, action as LetterAction, letter)
  if (comment) return can(viewer, action as CommentAction, comment)
  if (idea) return can(viewer, action as IdeaAction, idea)
  return contest ? can(viewer, action as ContestAction, contest) : can(viewer, action as SiteAction)
}

async function knock(door: Door, thing: Thing, name: string): Promise<Sign> {
  const module = routes[`../app/routes/${door.route}`]
  const handler = door.method ? module?.action : module?.loader
  if (!handler) throw new Error(`${door.route} has no such entrance`)
  const request = aVisit(door, name)
  const params = { format: 'json', '*': '', ...thing.params }
  const answer = await Promise.resolve()
    .then(() => handler({ request, params, context: {} }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error) throw thrown
      return thrown
    })
  return signOf(answer, door.refusesWith)
}

/** What the policy says, as this door says it. */
function expected(door: Door, thing: Thing, name: string, viewer: Viewer): Sign {
  if (door.forAccounts && viewer.kind !== 'account') return 'x'
  if (door.also?.[name]) return '+'
  const right = wanted(decide(door.asStranger ? visitor('') : viewer, door.action, thing))
  return right === 'x' && door.discreet ? '.' : right
}

function aVisit(door: Door, name: string) {
  if (!door.route.startsWith('channels/')) {
    const form = door.method && (door.body as Record<string, string>)
    return aRequest(door.asks ?? '/x', { form, headers: { Cookie: cookies[name] as string } })
  }
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (tokens[name]) headers.set('Authorization', `Bearer ${tokens[name]}`)
  const body = door.body && JSON.stringify(door.body)
  return new Request('http://localhost:3000/api/v1/x?text=bell', { method: door.method ?? 'GET', headers, body })
}

function signOf(answer: unknown, refusesWith?: number): Sign {
  const init = (answer as { init?: ResponseInit | null } | null)?.init
  const status = answer instanceof Response ? answer.status : (init?.status ?? 200)
  const to = answer instanceof Response ? (answer.headers.get('Location') ?? '') : ''
  // Who judges blind is sent to their papers from whatever would show them more.
  if (status === 404 || /\/jury$/.test(to)) return '.'
  return [401, 403, refusesWith].includes(status) || /^\/in\b/.test(to) ? 'x' : '+'
}

/** Changing by API needs a token, and only accounts have one. */
const mayKnock = (door: Door, viewer: Viewer) =>
  !door.method || !door.route.startsWith('channels/') || viewer.kind === 'account'

function thingsFor(action: string): Thing[] {
  if (action.startsWith('contest.')) return world.contests
  if (action.startsWith('idea.')) return world.ideas
  if (action.startsWith('comment.')) return world.comments
  if (action.startsWith('case.')) return world.complaints
  if (action.startsWith('file.')) return world.files
  if (action.startsWith('union.')) return world.unions
  if (action.startsWith('letter.')) return world.letters
  if (action.startsWith('name.')) return world.names
  const person = Object.values(world.viewers).find(({ kind }) => kind === 'account')?.id as string
  const params = { person, provider: world.provider, list: 'none', group: world.group }
  return [{ name: 'the site', params }]
}

describe('each door lets in whom the policy lets in, and nobody else', () => {
  test.each(doors.map((door) => [`${door.action} at ${door.method ?? 'GET'} ${door.route}`, door] as const))(
    '%s',
    async (_, door) => {
      const wrong: string[] = []
      let knocks = 0
      for (const thing of thingsFor(door.action).filter(({ name }) => door.only?.test(name) ?? true)) {
        for (const [name, viewer] of Object.entries(world.viewers)) {
          if (!mayKnock(door, viewer)) continue
          const right = expected(door, thing, name, viewer)
          const found = await knock(door, thing, name)
          knocks += 1
          if (found !== right) wrong.push(`${name}, ${thing.name}: ${found} instead of ${right}`)
        }
      }
      expect(wrong).toEqual([])
      expect(knocks).toBeGreaterThanOrEqual(10)
    },
    120_000,
  )

  test('every action has a door, or a reason to have none', () => {
    const served = new Set<string>([...doors.map(({ action }) => action), ...Object.keys(withoutDoor)])
    expect(allActions.filter((action) => !served.has(action))).toEqual([])
  })
})
