import { appealRule } from './appeal-rule.ts'
import { caseRule } from './case-rule.ts'
import { commentRule } from './comment-rule.ts'
import { contestRule } from './contest-rule.ts'
import { allow, type Decision, deny } from './decision.ts'
import { fileRule } from './file-rule.ts'
import { ideaRule } from './idea-rule.ts'
import { nameRule } from './name-rule.ts'
import type {
  Action,
  AppealAction,
  AppealFacts,
  CaseAction,
  CaseFacts,
  CommentAction,
  CommentFacts,
  ContestAction,
  ContestFacts,
  FileAction,
  FileFacts,
  IdeaAction,
  IdeaFacts,
  LetterAction,
  LetterFacts,
  NameAction,
  NameFacts,
  SiteAction,
  UnionAction,
  UnionFacts,
} from './resources.ts'
import { siteRule } from './site-rule.ts'
import { letterRule, unionRule } from './union-rule.ts'
import type { Scope, Viewer } from './viewer.ts'

/** Who may do what: the one place that decides. Dates and budgets are the verbs' own business. */
export function can(viewer: Viewer, action: SiteAction): Decision
export function can(viewer: Viewer, action: ContestAction, contest: ContestFacts): Decision
export function can(viewer: Viewer, action: IdeaAction, idea: IdeaFacts): Decision
export function can(viewer: Viewer, action: CommentAction, comment: CommentFacts): Decision
export function can(viewer: Viewer, action: AppealAction, appeal: AppealFacts): Decision
export function can(viewer: Viewer, action: CaseAction, complaint: CaseFacts): Decision
export function can(viewer: Viewer, action: FileAction, file: FileFacts): Decision
export function can(viewer: Viewer, action: UnionAction, union: UnionFacts): Decision
export function can(viewer: Viewer, action: LetterAction, letter: LetterFacts): Decision
export function can(viewer: Viewer, action: NameAction, name: NameFacts): Decision
export function can(viewer: Viewer, action: Action, resource?: Facts): Decision {
  const decision = byKind(viewer, action, resource)
  if (!decision.allow) return decision
  return withinScopes(viewer, action) ? allow : deny('scope-missing')
}

type Facts = TextFacts | AppealFacts | CaseFacts | FileFacts | UnionFacts | LetterFacts | NameFacts
type TextFacts = ContestFacts | IdeaFacts | CommentFacts

function byKind(viewer: Viewer, action: Action, resource: unknown): Decision {
  if (action.startsWith('contest.')) return contestRule(viewer, action as ContestAction, resource as ContestFacts)
  if (action.startsWith('idea.')) return ideaRule(viewer, action as IdeaAction, resource as IdeaFacts)
  if (action.startsWith('comment.')) return commentRule(viewer, action as CommentAction, resource as CommentFacts)
  if (action.startsWith('case.')) return caseRule(viewer, action as CaseAction, resource as CaseFacts)
  if (action.startsWith('file.')) return fileRule(viewer, action as FileAction, resource as FileFacts)
  if (action.startsWith('union.')) return unionRule(viewer, action as UnionAction, resource as UnionFacts)
  if (action.startsWith('letter.')) return letterRule(viewer, action as LetterAction, resource as LetterFacts)
  if (action.startsWith('name.')) return nameRule(viewer, action as NameAction, resource as NameFacts)
  if (action.startsWith('appeal.')) return appealRule(viewer, resource as AppealFacts)
  return siteRule(viewer, action as SiteAction)
}

const reading = /\.(see|read|read-beneath)$/
const administering = /^site\.(administer|erase-person)$/
const managing =
  /^(contest\.(manage|answer|bring|final|moderate)|idea\.(answer|price|moderate|note)|(comment|file)\.moderate|(case|appeal|name)\.(answer|decide)|letter\.(answer|hide)|site\.(create-contest|moderate|recover))$/

/** A token does no more than its scopes say; a wider scope holds the narrower ones. */
function withinScopes({ scopes }: Viewer, action: Action) {
  if (!scopes) return true
  const order: Scope[] = ['read', 'participate', 'manage', 'admin']
  const needed = reading.test(action) ? 0 : administering.test(action) ? 3 : managing.test(action) ? 2 : 1
  return scopes.some((scope) => order.indexOf(scope) >= needed)
}
