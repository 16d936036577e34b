/** How often one may do what. Documented in SECURITY.md; a change here is a change there. */
export type RateLimit = {
  name: string
  methods: readonly string[]
  path: RegExp
  times: number
  seconds: number
  /** How many times this a whole network gets, be there ever so many people behind it; 20 unless told. */
  share?: number
  /** Only what came about counts: a form that was refused, or asked something first, may be sent again. */
  onlyDone?: boolean
  /** Each address, with its format, is counted by itself. */
  perAddress?: boolean
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const change = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Every rule that fits counts. Paths as `Visit.path`: lower case, no final slash. */
export const rateLimits: readonly RateLimit[] = [
  {
    name: 'sign-in',
    methods: ['POST'],
    path: /^\/(in\/(password|code|proxy|passkey|link\/[^/]+)|me\/(email\/code|data\/file|erase))$/,
    times: 10,
    seconds: 15 * minute,
  },
  { name: 'mailed-code', methods: ['POST'], path: /^\/(in(\/mail)?|me\/email)$/, times: 20, seconds: hour, share: 5 },
  {
    name: 'sign-on',
    methods: ['GET', 'HEAD'],
    path: /^\/in\/(with|from)\//,
    times: 40,
    seconds: 15 * minute,
  },
  {
    name: 'passkey',
    methods: ['POST'],
    path: /^\/(in\/passkey|me\/sign-on\/passkeys)\/options$/,
    times: 40,
    seconds: 15 * minute,
  },
  { name: 'join', methods: ['POST'], path: /^\/join(\/|$)/, times: 10, seconds: hour },
  { name: 'set-up', methods: ['GET', 'HEAD', 'POST'], path: /^\/setup\//, times: 60, seconds: hour, share: 1 },
  {
    name: 'idea',
    methods: ['POST'],
    path: /^\/c\/[^/]+\/(new|paste\/publish)$/,
    times: 10,
    seconds: hour,
    onlyDone: true,
  },
  {
    name: 'complaint',
    methods: ['POST'],
    path: /^\/c\/[^/]+\/complaint$/,
    times: 10,
    seconds: hour,
    onlyDone: true,
  },
  {
    name: 'idea by program',
    methods: ['POST'],
    path: /^\/api\/v1\/contests\/[^/]+\/ideas$/,
    times: 60,
    seconds: hour,
    onlyDone: true,
  },
  { name: 'comment', methods: ['POST'], path: /^\/[id]\/[^/]+\/comments$/, times: 30, seconds: hour, onlyDone: true },
  {
    name: 'comment by program',
    methods: ['POST'],
    path: /^\/api\/v1\/ideas\/[^/]+\/comments$/,
    times: 180,
    seconds: hour,
    onlyDone: true,
  },
  {
    name: 'vote',
    methods: change,
    path: /^(\/i|\/api\/v1\/ideas)\/[^/]+\/(un)?vote$|^\/c\/[^/]+\/new\/vote\//,
    times: 120,
    seconds: minute,
  },
  {
    name: 'comparison',
    methods: change,
    path: /^\/c\/[^/]+\/choose(\/undo)?$|^\/api\/v1\/contests\/[^/]+\/pair$/,
    times: 120,
    seconds: minute,
  },
  { name: 'view', methods: ['GET', 'POST'], path: /^\/views(\.gif)?$/, times: 600, seconds: minute, share: 1 },
  {
    name: 'upload',
    methods: ['POST'],
    path: /^\/(i|comments)\/[^/]+\/files$|^\/me\/picture$|^\/admin\/branding\/logo$/,
    times: 20,
    seconds: hour,
    onlyDone: true,
  },
  { name: 'report', methods: ['POST'], path: /\/report$/, times: 20, seconds: hour, onlyDone: true },
  { name: 'share picture', methods: ['GET', 'HEAD'], path: /\/share\.png$/, times: 60, seconds: minute },
  { name: 'search', methods: ['GET', 'HEAD'], path: /^(\/api\/v1)?\/search$/, times: 60, seconds: minute },
  {
    name: 'export',
    methods: ['GET', 'HEAD', 'POST'],
    path: /\/(export|ballots\.csv|recount\.zip)(\/|$)/,
    times: 6,
    seconds: hour,
    perAddress: true,
  },
  {
    name: 'invite',
    methods: ['POST'],
    path: /\/(invite|invite-list|invitations?)$/,
    times: 50,
    seconds: day,
    onlyDone: true,
  },
  { name: 'change', methods: change, path: /^\/(?!views|api\/|scim\/)/, times: 300, seconds: minute },
  { name: 'directory', methods: ['GET', 'HEAD', ...change], path: /^\/scim\//, times: 1500, seconds: minute },
  { name: 'api', methods: ['GET', 'HEAD', ...change], path: /^\/api\//, times: 300, seconds: minute },
]
