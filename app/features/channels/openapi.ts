import { calls } from '#app/features/channels/openapi-calls.ts'
import { schemas } from '#app/features/channels/openapi-schemas.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The API's description (OpenAPI 3.1), made from the table of calls. `server` is the public address. */
export function openapi(server: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const call of calls) {
    const path = paths[call.path] ?? {}
    path[call.method] = operation(call)
    paths[call.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aflora',
      version: '1',
      description:
        'Contests, ideas, comments, votes, counts. Bearer tokens; RFC 9457 problems; cursor pages; every POST takes an Idempotency-Key; instants are ISO 8601 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${server}/api/v1` }],
    security: [{}, { token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'afl_…' } }, schemas },
  }
}

function operation({
  path,
  method,
  summary,
  scope,
  query = [],
  body,
  answer,
  status = 200,
  media = 'application/json',
}: (typeof calls)[number]) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name as string, 'path', true))
  const inQuery = query.map((name) => parameter(name, 'query', false))
  const key =
    method === 'post' ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } }] : []
  return {
    summary,
    ...(scope === 'read' ? {} : { security: [{ token: [] }] }),
    description: `Scope: ${scope}.`,
    parameters: [...inPath, ...inQuery, ...key],
    ...(body
      ? { requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${body}` } } } } }
      : {}),
    responses: {
      [status]: {
        description: summary,
        content: { [media]: { schema: answer ? { $ref: `#/components/schemas/${answer}` } : { type: 'string' } } },
      },
      ...(scope === 'read' ? {} : { 401: problemAnswer('No good token') }),
      404: problemAnswer('Not there, or not for this viewer'),
      ...(body ? { 422: problemAnswer('A field was not accepted') } : {}),
      ...(method === 'get' ? {} : { 409: problemAnswer('The state of things does not allow it') }),
      429: problemAnswer('Too many calls; see Retry-After'),
    },
  }
}

const parameter = (name: string, place: 'path' | 'query', required: boolean) => ({
  name,
  in: place,
  required,
  schema: name === 'limit' ? { type: 'integer', minimum: 1, maximum: 100, default: 20 } : { type: 'string' },
})
