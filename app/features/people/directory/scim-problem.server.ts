/** The words of RFC 7644 §3.12 for what is wrong with a request. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

const type = { 'Content-Type': 'application/scim+json', 'Cache-Control': 'private, no-store' }

/** An answer of the directory interface that is no success, as RFC 7644 §3.12 describes it. */
export function scimProblem(status: number, detail: string, scimType?: ScimType, headers: HeadersInit = {}): Response {
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), scimType, detail }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...type, ...Object.fromEntries(new Headers(headers)) },
  })
}

const bareWords: Record<number, string> = {
  400: 'Bad request.',
  403: 'Not allowed.',
  404: 'There is no such resource.',
}

/** Answers a call of a directory: what `work` gives back becomes SCIM's JSON; a thrown answer its error. */
export async function answerScim(work: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await work()
    if (answer instanceof Response) return answer
    return new Response(JSON.stringify(answer), { headers: type })
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    if (thrown.headers.get('Content-Type')?.includes('scim+json')) return thrown
    return scimProblem(thrown.status, bareWords[thrown.status] ?? 'Refused.')
  }
}

/** A new resource: 201 with its address. */
export function scimCreated(resource: { meta: { location: string } }) {
  const headers = { ...type, Location: resource.meta.location }
  return new Response(JSON.stringify(resource), { status: 201, headers })
}

/** Directories that call an address with a method it does not know. */
export const wrongScimMethod = (allowed: string) => scimProblem(405, `Only ${allowed}.`, undefined, { Allow: allowed })
