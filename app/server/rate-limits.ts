/** How often one may do what. Documented in SECURITY.md; a change here is a change there. */
export type RateLimit = {
  name: string
  methods: readonly string[]
  path: RegExp
  times: number
  seconds: number
  /** Counted by network only, because a fresh visitor id costs nothing. */
  byNetwork?: boolean
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const change = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Every rule that fits counts. Paths as `Visit.path`: lower case, no final slash. */
export const rateLimits: readonly RateLimit[] = [
  { name: 'sign-in', methods: ['POST'], path: /^\/in(\/(password|code))?$/, times: 10, seconds: 15 * minute },
  { name: 'magic-link', methods: ['POST'], path: /^\/in(\/(mail|link|email))$/, times: 20, seconds: hour, byNetwork: true },
  { name: 'sign-up', methods: ['POST'], path: /^\/(join|signup|in\/new)$/, times: 10, seconds: hour, byNetwork: true },
  { name: 'set-up', methods: ['POST', 'GET'], path: /^\/setup(\/|$)/, times: 60, seconds: hour, byNetwork: true },
  { name: 'idea', methods: ['POST'], path: /^(\/c\/[^/]+\/new|\/api\/v1\/contests\/[^/]+\/ideas)$/, times: 10, seconds: hour },
  { name: 'comment', methods: ['POST'], path: /^(\/i|\/api\/v1\/ideas)\/[^/]+\/comments?$/, times: 30, seconds: hour },
  { name: 'vote', methods: change, path: /^(\/i|\/api\/v1\/ideas)\/[^/]+\/(un)?vote$/, times: 120, seconds: minute },
  { name: 'report', methods: ['POST'], path: /\/report$/, times: 20, seconds: hour },
  { name: 'search', methods: ['GET', 'HEAD'], path: /^(\/api\/v1)?\/search$/, times: 60, seconds: minute },
  { name: 'export', methods: ['GET', 'HEAD', 'POST'], path: /\/(export|ballots\.csv)(\/|$)/, times: 6, seconds: hour },
  { name: 'invite', methods: ['POST'], path: /\/(invite|invitations?)$/, times: 50, seconds: day },
  { name: 'api', methods: ['GET', 'HEAD', ...change], path: /^\/api\//, times: 300, seconds: minute },
]
