export type Audience = 'everyone' | 'customers' | 'employees' | 'invited'
export type ContestState = 'draft' | 'open' | 'closed' | 'concluded'
export type IdeaState = 'draft' | 'held' | 'published' | 'withdrawn' | 'merged' | 'hidden'
export type CommentState = 'held' | 'published' | 'hidden' | 'removed'

/** What the policy needs to know of a contest. */
export interface ContestFacts {
  id: string
  state: ContestState
  audience: Audience
  takePart: Audience
}

export interface IdeaFacts {
  authorId: string
  state: IdeaState
  beneathFor: 'everyone' | 'team'
  contest: ContestFacts
}

export interface CommentFacts {
  authorId: string
  state: CommentState
  /** Absent in a debate, where people argue about the question itself. */
  idea: IdeaFacts | null
  contest: ContestFacts
}

/** Somebody asks that a decision be looked at again: by whom it was made (if anybody is known), and about whose text. */
export interface AppealFacts {
  decidedBy: string | null
  authorId: string
  contest: ContestFacts
}

export const contestActions = [
  'contest.see',
  'contest.propose',
  'contest.vote',
  'contest.comment',
  'contest.follow',
  'contest.judge',
  'contest.manage',
  'contest.answer',
  'contest.final',
  'contest.moderate',
] as const

export const ideaActions = [
  'idea.see',
  'idea.read',
  'idea.read-beneath',
  'idea.edit',
  'idea.withdraw',
  'idea.vote',
  'idea.comment',
  'idea.report',
  'idea.answer',
  'idea.pulse',
  'idea.price',
  'idea.moderate',
  'idea.note',
] as const

export const commentActions = [
  'comment.see',
  'comment.edit',
  'comment.remove',
  'comment.report',
  'comment.moderate',
] as const

export const siteActions = ['site.create-contest', 'site.moderate', 'site.administer', 'site.erase-person'] as const

export const appealActions = ['appeal.decide'] as const

export type AppealAction = (typeof appealActions)[number]
export type ContestAction = (typeof contestActions)[number]
export type IdeaAction = (typeof ideaActions)[number]
export type CommentAction = (typeof commentActions)[number]
export type SiteAction = (typeof siteActions)[number]
export type Action = ContestAction | IdeaAction | CommentAction | SiteAction | AppealAction
