/** What addresses have in common for who watches over the site; few, since each is a series of its own. */
const groups: [string, RegExp][] = [
  ['assets', /^\/assets\//],
  ['vote', /^\/(?:api\/v1\/ideas|i)\/[^/]+\/(?:vote|unvote)$/],
  ['api', /^\/(?:api|scim)\//],
  ['search', /^\/search|\/similar$/],
  ['files', /\.(?:csv|xlsx|zip|json|ics|atom|xml|pb|soi|toc|toi|blt|png)$|\/export(?:\/|$)/],
  ['contest', /^\/(?:c|d|debates|results)(?:\/|$)/],
  ['idea', /^\/i\//],
  ['sign-in', /^\/(?:in|k|setup)(?:\/|$)/],
  ['desk', /^\/(?:desk|admin)(?:\/|$)/],
  ['home', /^\/$/],
]

export const groupOf = (path: string) => groups.find(([, form]) => form.test(path))?.[0] ?? 'other'
