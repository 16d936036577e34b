/** Who goes first when there is more to do than can be done; what stands last goes last. */
export const kinds = ['extras', 'strangers', 'people', 'writes'] as const
export type Kind = (typeof kinds)[number]

/** What costs much and can wait: searches, similar ideas, exports, feeds, files for other programs. */
const extras =
  /^\/(?:api\/v1\/)?(?:search|similar|c\/[^/]+\/(?:similar|desk\/export|verify)|admin\/audit\/export)(?:\/|$)|\.(?:csv|xlsx|zip|json|ics|atom|xml|pb|soi|blt|toc|toi)$/i

/** Of which kind a request is, told by its address and whether somebody is signed in; nothing is looked up. */
export function kindOfRequest({ method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>): Kind {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) return 'writes'
  const { pathname, searchParams } = new URL(url)
  if (extras.test(pathname.replace(/\.data$/, '')) || searchParams.has('q')) return 'extras'
  const known = headers.has('Authorization') || /(?:^|[\s;])(?:__Host-)?sid=/.test(headers.get('Cookie') ?? '')
  return known ? 'people' : 'strangers'
}
