export interface Call {
  path: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  summary: string
  scope: 'read' | 'participate' | 'manage'
  query?: string[]
  body?: string
  answer?: string
  status?: number
  media?: string
}

const page = ['limit', 'cursor']

/** Every call of the API, one line each; a test holds it against the routes. */
export const calls: Call[] = [
  {
    path: '/contests',
    method: 'get',
    summary: 'Contests the caller may see',
    scope: 'read',
    query: ['state', 'kind', ...page],
    answer: 'Contests',
  },
  {
    path: '/contests',
    method: 'post',
    summary: 'Start a contest',
    scope: 'manage',
    body: 'ContestBody',
    answer: 'Contest',
    status: 201,
  },
  {
    path: '/contests/{contest}',
    method: 'get',
    summary: 'One contest, by slug or id',
    scope: 'read',
    answer: 'Contest',
  },
  {
    path: '/contests/{contest}',
    method: 'patch',
    summary: 'Change a draft, open it, or move dates forward',
    scope: 'manage',
    body: 'ContestBody',
    answer: 'Contest',
  },
  {
    path: '/contests/{contest}/ideas',
    method: 'get',
    summary: 'Ideas in an order',
    scope: 'read',
    query: ['order', 'q', 'tag', 'status', ...page],
    answer: 'Ideas',
  },
  {
    path: '/contests/{contest}/ideas',
    method: 'post',
    summary: 'Propose an idea',
    scope: 'participate',
    body: 'IdeaBody',
    answer: 'Idea',
    status: 201,
  },
  {
    path: '/contests/{contest}/similar',
    method: 'get',
    summary: 'Up to five ideas close to a text',
    scope: 'read',
    query: ['text'],
    answer: 'Similar',
  },
  {
    path: '/contests/{contest}/count',
    method: 'get',
    summary: 'The count by the published rule',
    scope: 'read',
    answer: 'Count',
  },
  {
    path: '/contests/{contest}/export',
    method: 'get',
    summary: 'The contest as a file',
    scope: 'manage',
    query: ['format'],
    media: 'application/octet-stream',
  },
  {
    path: '/contests/{contest}/close',
    method: 'post',
    summary: 'Close voting and lock the count',
    scope: 'manage',
    body: 'CloseBody',
    answer: 'Contest',
  },
  {
    path: '/contests/{contest}/ballot',
    method: 'get',
    summary: 'The caller’s own ballot, where ballots are filled in as a whole',
    scope: 'participate',
    answer: 'Ballot',
  },
  {
    path: '/contests/{contest}/ballot',
    method: 'put',
    summary: 'Hand in a whole ballot or change it; safe to repeat',
    scope: 'participate',
    body: 'BallotBody',
    answer: 'Ballot',
  },
  {
    path: '/contests/{contest}/ballot',
    method: 'delete',
    summary: 'Take the ballot back',
    scope: 'participate',
    answer: 'Ballot',
  },
  {
    path: '/contests/{contest}/winners',
    method: 'post',
    summary: 'Pick winners and conclude',
    scope: 'manage',
    body: 'WinnersBody',
    answer: 'Contest',
  },
  { path: '/ideas/{idea}', method: 'get', summary: 'One idea', scope: 'read', answer: 'Idea' },
  {
    path: '/ideas/{idea}',
    method: 'patch',
    summary: 'Edit one’s own idea',
    scope: 'participate',
    body: 'IdeaBody',
    answer: 'Idea',
  },
  { path: '/ideas/{idea}', method: 'delete', summary: 'Withdraw one’s own idea', scope: 'participate', answer: 'Idea' },
  {
    path: '/ideas/{idea}/why',
    method: 'get',
    summary: 'Why it stands where it stands',
    scope: 'read',
    query: ['order'],
    answer: 'Why',
  },
  {
    path: '/ideas/{idea}/vote',
    method: 'put',
    summary: 'Vote; safe to repeat',
    scope: 'participate',
    body: 'VoteBody',
    answer: 'Vote',
  },
  { path: '/ideas/{idea}/vote', method: 'delete', summary: 'Take the vote back', scope: 'participate', answer: 'Vote' },
  {
    path: '/ideas/{idea}/comments',
    method: 'get',
    summary: 'Comments, oldest first',
    scope: 'read',
    query: page,
    answer: 'Comments',
  },
  {
    path: '/ideas/{idea}/comments',
    method: 'post',
    summary: 'Add an argument',
    scope: 'participate',
    body: 'CommentBody',
    answer: 'Comment',
    status: 201,
  },
  {
    path: '/ideas/{idea}/answer',
    method: 'post',
    summary: 'Answer officially',
    scope: 'manage',
    body: 'AnswerBody',
    answer: 'Idea',
    status: 201,
  },
  {
    path: '/search',
    method: 'get',
    summary: 'Ideas with these words',
    scope: 'read',
    query: ['q', 'contest', ...page],
    answer: 'Ideas',
  },
]
