import type { Action } from '#app/features/policy/resources.ts'

/** One entrance of the site and the action it lets people do. */
export interface Door {
  action: Action
  /** File below `app/routes`. */
  route: string
  /** Absent: a page is read. */
  method?: 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  /** Fields of a form; for the API, the JSON. */
  body?: Record<string, unknown>
  /** Says "not here" where the policy would say "not you": people without the right learn nothing of it. */
  discreet?: true
  /** Shows everybody what a stranger sees, and nobody more. */
  asStranger?: true
  /** Who has no account is asked to sign in, whatever is behind the door. */
  forAccounts?: true
  /** Refuses in words of its own, as what cannot be done now. */
  refusesWith?: 409
  /** Only things whose name begins so. */
  only?: RegExp
  /** The address, where its ending says what is asked for. */
  asks?: string
  /** Let in besides those the policy names, and why. */
  also?: Record<string, string>
}

const page = (action: Action, route: string): Door => ({ action, route: `${route}.tsx` })
const api = (action: Action, route: string, method?: Door['method'], body?: Door['body']): Door => ({
  action,
  route: `channels/${route}.ts`,
  method,
  body,
})
const discreet = (door: Door): Door => ({ ...door, discreet: true })

/** Before it there is nothing for anybody. */
const afterTheCount = /^(closed|concluded) contest/

/** What is withdrawn, merged or hidden costs nothing any more, whoever asks. */
const priced = /^(draft|held|published) idea .* with money/

const words = { title: 'A bell at the counter', text: 'So that nobody waits unseen.', body: 'So that nobody waits.' }

/** Every door of the site behind which the policy decides. */
export const doors: Door[] = [
  page('contest.see', 'contests/show'),
  page('contest.manage', 'contests/preview'),
  { action: 'contest.see', route: 'contests/contract.ts' },
  { action: 'contest.see', route: 'contests/calendar.ts' },
  { action: 'contest.see', route: 'ideas/counts.ts', asks: '/c/x/counts?ideas=x' },
  { action: 'contest.see', route: 'contests/share-picture.ts', asStranger: true },
  // What was merged leaves only words about itself.
  { ...discreet({ action: 'idea.read', route: 'ideas/share-picture.ts', asStranger: true }), only: /^(?!merged)/ },
  page('contest.see', 'winners/results'),
  page('contest.see', 'winners/verify'),
  { action: 'contest.see', route: 'winners/recount.ts', only: afterTheCount },
  { action: 'contest.see', route: 'winners/ballots.ts', only: afterTheCount },
  { action: 'contest.see', route: 'winners/ballot-file.ts', asks: '/c/x/ballots.pb', only: afterTheCount },
  { action: 'contest.see', route: 'winners/log.ts' },
  { action: 'contest.see', route: 'winners/receipts.ts' },
  api('contest.see', 'contest'),
  api('contest.see', 'contest-ideas'),
  api('contest.see', 'similar'),
  page('contest.vote', 'ideas/choose'),
  { ...api('contest.vote', 'pair'), forAccounts: true },
  api('contest.vote', 'pair', 'POST', { pair: 'none of ours', choice: 'first' }),
  api('contest.vote', 'pair', 'DELETE'),
  page('contest.propose', 'ideas/new'),
  page('contest.complain', 'recovery/complain'),
  page('case.see', 'recovery/case'),
  page('case.answer', 'recovery/answer'),
  {
    ...page('case.follow-up', 'recovery/case'),
    method: 'POST',
    body: { verdict: 'yes', version: '0' },
  },
  page('site.recover', 'recovery/desk'),
  page('contest.propose', 'ideas/paste'),
  page('contest.bring', 'ideas/bring'),
  api('contest.propose', 'contest-ideas', 'POST', { title: words.title }),
  page('contest.manage', 'contests/edit'),
  page('contest.manage', 'contests/open'),
  page('contest.manage', 'contests/extend'),
  page('contest.manage', 'contests/note'),
  page('contest.manage', 'contests/people'),
  page('contest.answer', 'answers/queue'),
  page('contest.manage', 'answers/stand-ins'),
  page('contest.manage', 'jury/desk'),
  page('contest.moderate', 'ballots/fairness'),
  page('contest.judge', 'jury/papers'),
  page('contest.manage', 'winners/desk'),
  page('contest.manage', 'winners/close'),
  page('contest.manage', 'winners/pick'),
  page('contest.manage', 'winners/conclude'),
  { ...page('contest.manage', 'winners/costs'), only: /with money/ },
  page('contest.final', 'winners/final'),
  api('contest.final', 'final', 'POST', { ideas: [] }),
  { action: 'contest.manage', route: 'winners/export.ts' },
  { ...api('contest.manage', 'export'), forAccounts: true },
  page('idea.see', 'ideas/show'),
  api('idea.see', 'idea'),
  page('idea.read', 'answers/answers'),
  api('idea.read', 'comments'),
  page('idea.edit', 'ideas/edit'),
  page('idea.withdraw', 'ideas/withdraw'),
  page('idea.report', 'comments/report-idea'),
  page('idea.answer', 'answers/answer'),
  page('idea.answer', 'answers/hold'),
  page('idea.pulse', 'answers/pulse'),
  api('idea.answer', 'answer', 'POST', { outcome: 'planned', reason: '', text: words.text }),
  { ...api('idea.read', 'cost'), only: /with money/ },
  { ...api('idea.price', 'cost', 'PUT', { cost: 100 }), only: priced },
  { ...api('idea.price', 'cost', 'DELETE'), only: priced },
  page('idea.note', 'answers/notes'),
  discreet(page('idea.moderate', 'moderation/decide')),
  // In a closed contest everybody gets this answer.
  { ...page('contest.see', 'ballots/ballot'), only: /ranks/ },
  { ...api('contest.vote', 'ballot', 'PUT', { ranking: [] }), only: /open .* ranks/ },
  { ...api('idea.vote', 'vote', 'PUT', {}), refusesWith: 409, only: /in open contest(?!.* with money)/ },
  api('idea.comment', 'comments', 'POST', { text: words.text, stance: 'for' }),
  page('comment.edit', 'comments/edit'),
  page('comment.remove', 'comments/remove'),
  page('comment.report', 'comments/report'),
  discreet(page('comment.moderate', 'moderation/decide')),
  page('idea.attach', 'attachments/idea-files'),
  page('comment.attach', 'attachments/comment-files'),
  { action: 'file.see', route: 'attachments/file.ts' },
  page('file.appeal', 'attachments/appeal'),
  page('union.see', 'unions/show'),
  page('union.take-part', 'unions/place'),
  page('union.speak', 'unions/letter-new'),
  page('union.close', 'unions/close'),
  page('letter.see', 'unions/letter'),
  page('letter.answer', 'unions/answer'),
  page('letter.hide', 'unions/hide'),
  { ...page('site.found-union', 'unions/found'), forAccounts: true },
  discreet(api('idea.moderate', 'moderation')),
  discreet(api('comment.moderate', 'moderation')),
  { ...page('site.create-contest', 'contests/new'), forAccounts: true },
  {
    ...page('site.moderate', 'moderation/queue'),
    also: { owner: 'finds what waits in their own contests', otherOwner: 'finds what waits in their own contests' },
  },
  {
    ...page('site.moderate', 'attachments/queue'),
    also: { owner: 'finds what waits in their own contests', otherOwner: 'finds what waits in their own contests' },
  },
  page('site.moderate', 'moderation/names'),
  page('name.report', 'moderation/report-name'),
  page('site.administer', 'admin/home'),
  page('site.administer', 'admin/people'),
  page('site.administer', 'admin/invite'),
  page('site.administer', 'admin/settings'),
  page('site.administer', 'admin/answers'),
  page('site.administer', 'admin/statuses'),
  page('site.administer', 'admin/words'),
  page('site.administer', 'admin/invite-list'),
  page('site.administer', 'admin/invitations'),
  page('site.administer', 'admin/invitation-sheets'),
  page('site.administer', 'admin/sign-on'),
  page('site.administer', 'admin/sign-on-provider'),
  page('site.administer', 'admin/groups'),
  page('site.administer', 'admin/group'),
  page('site.administer', 'admin/letters'),
  page('site.administer', 'admin/sign-on-directory'),
  page('site.administer', 'admin/branding'),
  page('site.administer', 'admin/logo'),
  page('site.administer', 'admin/mail-test'),
  page('site.administer', 'admin/retention'),
  page('site.administer', 'admin/backups'),
  page('site.administer', 'admin/outbox'),
  page('site.administer', 'admin/audit'),
  { action: 'site.administer', route: 'admin/audit-export.ts' },
  page('site.erase-person', 'admin/erase'),
]

/** Actions without an entrance of their own, and what decides instead. */
export const withoutDoor: Partial<Record<Action, string>> = {
  'contest.comment': 'people comment on ideas: idea.comment asks it',
  'contest.follow': 'decides the form behind /follow, whose address names no contest: follow.test.ts',
  'idea.read-beneath': 'decides what the page of an idea shows, as the canaries prove',
  'file.remove': 'a press beside one’s own file: attachments.test.ts asks it',
  'file.moderate': 'a press in the queue of files: attachments.test.ts asks it',
  'union.join': 'decides the form behind /unions/:union/join, which a page does not have: unions.test.ts',
  'letter.sign': 'decides the form behind /letters/:letter/sign, which a page does not have: letters.test.ts',
  'name.decide': 'a press in the queue of names: names.test.ts asks it',
  'appeal.decide': 'a press at the desk of moderators: appeal.test.ts asks it',
  'comment.see': 'decides what a discussion shows, as the canaries prove',
}
