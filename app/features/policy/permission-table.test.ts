import { describe, expect, test } from 'vitest'
import { can } from './can.ts'
import {
  type Audience,
  allActions,
  type CommentFacts,
  type CommentState,
  type ContestFacts,
  type ContestState,
  type caseActions,
  commentActions,
  contestActions,
  type FileFacts,
  type FileState,
  fileActions,
  type IdeaFacts,
  type IdeaState,
  ideaActions,
  type LetterFacts,
  type letterActions,
  type nameActions,
  type siteActions,
  type UnionFacts,
  type unionActions,
} from './resources.ts'
import { type Viewer, visitor } from './viewer.ts'

/**
 * The whole permission table, written out by hand: one line per case, one sign per viewer.
 * `+` allowed · `x` refused in words (403) · `.` concealed, as if it were not there (404).
 */
const account = (id: string, more: Partial<Viewer> = {}): Viewer => ({
  ...visitor(id),
  kind: 'account',
  confirmed: true,
  ...more,
})
const viewers: Record<string, Viewer> = {
  visitor: visitor('v'),
  guest: { ...visitor('g'), kind: 'guest' },
  customer: account('c'),
  author: account('author'),
  employee: account('e', { affiliation: 'employee' }),
  invited: account('i', { invitedTo: ['k'] }),
  moderator: account('m', { affiliation: 'employee', role: 'moderator' }),
  otherOwner: account('x', { affiliation: 'employee', role: 'owner', owns: ['another'] }),
  owner: account('o', { affiliation: 'employee', role: 'owner', owns: ['k'] }),
  admin: account('a', { affiliation: 'employee', role: 'admin' }),
}

const sign = (decision: ReturnType<typeof can>) => (decision.allow ? '+' : decision.conceal ? '.' : 'x')
const contestIn = (state: ContestState, audience: Audience, takePart: Audience = audience): ContestFacts => ({
  id: 'k',
  state,
  audience,
  takePart,
})
const everybody = Object.values(viewers)

//                                       v g c A e i m x o a
const seesContestTable: Record<string, string> = {
  'draft everyone': '. . . . . . . . + +',
  'draft employees': '. . . . . . . . + +',
  'open everyone': '+ + + + + + + + + +',
  'open customers': '. . + + . + + . + +',
  'open employees': '. . . . + . + + + +',
  'open invited': '. . . . . + + . + +',
  'closed everyone': '+ + + + + + + + + +',
  'closed employees': '. . . . + . + + + +',
  'concluded everyone': '+ + + + + + + + + +',
  'concluded invited': '. . . . . + + . + +',
}

const contestTable: Record<string, string> = {
  'contest.propose open everyone': '+ + + + + + + + + +',
  'contest.propose open customers': '. . + + . + x . x x',
  'contest.propose open employees': '. . . . + . + + + +',
  'contest.propose open invited': '. . . . . + x . x x',
  'contest.complain open everyone': '+ + + + + + + + + +',
  'contest.complain closed everyone': '+ + + + + + + + + +',
  'contest.complain open customers': '. . + + . + x . x x',
  'contest.vote open everyone': '+ + + + + + + + + +',
  'contest.comment open employees': '. . . . + . + + + +',
  'contest.follow open everyone': 'x x + + + + + + + +',
  'contest.judge open everyone': '. . . . . . . . . .',
  'contest.manage open everyone': '. . . . . . . . + +',
  'contest.manage draft everyone': '. . . . . . . . + +',
  'contest.answer open everyone': '. . . . . . . . + +',
  'contest.answer closed employees': '. . . . . . . . + +',
  'contest.bring open everyone': '. . . . . . + . + +',
  'contest.bring closed employees': '. . . . . . + . + +',
  'contest.bring draft everyone': '. . . . . . . . + +',
  'contest.final open everyone': '. . . . . . . . x x',
  'contest.final draft everyone': '. . . . . . . . x x',
  'contest.final closed everyone': '. . . . . . . . + +',
  'contest.final concluded employees': '. . . . . . . . + +',
  'contest.moderate open everyone': '. . . . . . + . + +',
  'contest.moderate draft everyone': '. . . . . . . . + +',
}

const ideaTable: Record<string, string> = {
  'idea.see draft': '. . . + . . . . . .',
  'idea.see held': '. . . + . . + . + +',
  'idea.see published': '+ + + + + + + + + +',
  'idea.see withdrawn': '+ + + + + + + + + +',
  'idea.see merged': '+ + + + + + + + + +',
  'idea.see hidden': '+ + + + + + + + + +',
  'idea.read published': '+ + + + + + + + + +',
  'idea.read merged': '+ + + + + + + + + +',
  'idea.read withdrawn': 'x x x + x x + x + +',
  'idea.read hidden': 'x x x + x x + x + +',
  'idea.read held': '. . . + . . + . + +',
  'idea.read-beneath published': 'x x x + x x + x + +',
  'idea.read-beneath hidden': 'x x x + x x + x + +',
  'idea.edit draft': '. . . + . . . . . .',
  'idea.edit held': '. . . + . . x . x x',
  'idea.edit published': 'x x x + x x x x x x',
  'idea.edit merged': 'x x x x x x x x x x',
  'idea.edit hidden': 'x x x x x x x x x x',
  'idea.withdraw published': 'x x x + x x x x x x',
  'idea.vote published': '+ + + x + + + + + +',
  'idea.vote withdrawn': 'x x x x x x x x x x',
  'idea.vote hidden': 'x x x x x x x x x x',
  'idea.vote held': '. . . x . . x . x x',
  'idea.comment published': '+ + + + + + + + + +',
  'idea.comment hidden': 'x x x x x x x x x x',
  'idea.report published': '+ + + x + + + + + +',
  'idea.report withdrawn': 'x x x x x x x x x x',
  'idea.answer published': 'x x x x x x x x + +',
  'idea.answer held': '. . . x . . x . + +',
  'idea.pulse published': 'x x x + x x x x x x',
  'idea.pulse held': '. . . x . . x . x x',
  'idea.pulse hidden': 'x x x x x x x x x x',
  'idea.price published': 'x x x x x x x x + +',
  'idea.price held': '. . . x . . x . + +',
  'idea.price draft': '. . . x . . . . . .',
  'idea.moderate published': 'x x x x x x + x + +',
  'idea.moderate draft': '. . . x . . . . . .',
  'idea.note published': 'x x x x x x + x + +',
  'idea.attach draft': '. . . + . . . . . .',
  'idea.attach published': 'x x x + x x x x x x',
  'idea.attach withdrawn': 'x x x x x x x x x x',
  'idea.attach hidden': 'x x x x x x x x x x',
}

const commentTable: Record<string, string> = {
  'comment.see held': '. . . + . . + . + +',
  'comment.see published': '+ + + + + + + + + +',
  'comment.see hidden': '+ + + + + + + + + +',
  'comment.see removed': '+ + + + + + + + + +',
  'comment.edit held': '. . . + . . x . x x',
  'comment.edit published': 'x x x + x x x x x x',
  'comment.edit hidden': 'x x x x x x x x x x',
  'comment.remove published': 'x x x + x x x x x x',
  'comment.remove removed': 'x x x x x x x x x x',
  'comment.report published': '+ + + x + + + + + +',
  'comment.report hidden': 'x x x x x x x x x x',
  'comment.moderate published': 'x x x x x x + x + +',
  'comment.moderate held': '. . . x . . + . + +',
  'comment.attach held': '. . . + . . x . x x',
  'comment.attach published': 'x x x + x x x x x x',
  'comment.attach hidden': 'x x x x x x x x x x',
}

/** On an idea of the author, in that state; then the state of the file. */
const fileTable: Record<string, string> = {
  'file.see published shown': '+ + + + + + + + + +',
  'file.see published held': '. . . + . . + . + +',
  'file.see published hidden': '. . . . . . + . + +',
  'file.see merged shown': '+ + + + + + + + + +',
  'file.see withdrawn shown': '. . . + . . + . + +',
  'file.see hidden shown': '. . . + . . + . + +',
  'file.see held shown': '. . . + . . + . + +',
  'file.see draft shown': '. . . + . . . . . .',
  'file.remove published shown': 'x x x + x x x x x x',
  'file.remove published hidden': '. . . . . . x . x x',
  'file.appeal published hidden': '. . . + . . . . . .',
  'file.appeal published shown': '. . . . . . . . . .',
  'file.appeal withdrawn hidden': '. . . + . . . . . .',
  'file.appeal held held': '. . . . . . . . . .',
  'file.moderate published shown': 'x x x x x x + x + +',
  'file.moderate published held': '. . . x . . + . + +',
  'file.moderate withdrawn shown': '. . . x . . + . + +',
}

/** The author has complained; nobody else but the team knows. */
const caseTable: Record<string, string> = {
  'case.see': '. . . + . . + . + +',
  'case.answer': '. . . x . . + . + +',
  'case.follow-up': '. . . + . . x . x x',
}

// The invited person belongs to the union, and its author of ideas is its spokesperson.
const unionIn = (open: boolean): UnionFacts => ({ open, spokespersonId: 'author', members: ['i', 'author', 'g'] })

const unionTable: Record<string, string> = {
  'union.see open': '+ + + + + + + + + +',
  'union.see closed': '+ + + + + + + + + +',
  'union.join open': 'x x + + + + + + + +',
  'union.join closed': 'x x x x x x x x x x',
  'union.take-part open': '. . . + . + . . . .',
  'union.take-part closed': '. . . . . . . . . .',
  'union.speak open': '. . . + . . . . . .',
  'union.speak closed': '. . . . . . . . . .',
  'union.close open': '. . . + . . + . . +',
  'union.close closed': '. . . . . . . . . .',
}

const letterTable: Record<string, string> = {
  'letter.see site shown': '+ + + + + + + + + +',
  'letter.see site hidden': '. . . + . . + . . +',
  'letter.see employees shown': '. . . . + . + + + +',
  'letter.see invited shown': '. . . . . + + . + +',
  'letter.sign site shown': 'x x x + x + x x x x',
  'letter.sign site hidden': '. . . x . . x . . x',
  'letter.sign employees shown': '. . . . x . x x x x',
  'letter.answer site shown': '. . . . . . . . . +',
  'letter.answer site hidden': '. . . . . . . . . .',
  'letter.answer everyone shown': '. . . . . . . . + +',
  'letter.answer employees shown': '. . . . . . . . + +',
  'letter.hide site shown': '. . . . . . + . . +',
  'letter.hide invited hidden': '. . . . . . + . . +',
}

/** About the name of somebody, and about that of who reads it. */
const nameTable: Record<string, string> = {
  'name.report nobody': '+ + + + + + + + + +',
  'name.report author': '+ + + x + + + + + +',
  'name.decide nobody': '. . . . . . + . . +',
  'name.decide m': '. . . . . . x . . +',
}

/** The author appeals against what somebody decided; whoever decided reads no appeal against themselves. */
const appealTable: Record<string, string> = {
  'appeal.decide nobody': '. . . . . . + . + +',
  'appeal.decide m': '. . . . . . x . + +',
  'appeal.decide a': '. . . . . . + . + x',
}

const siteTable: Record<string, string> = {
  'site.found-union': 'x x + + + + + + + +',
  'site.create-contest': '. . . . . . . + + +',
  'site.moderate': '. . . . . . + . . +',
  'site.recover': '. . . . . . + + + +',
  'site.administer': '. . . . . . . . . +',
  'site.erase-person': '. . . . . . . . . +',
}

describe('who may do what', () => {
  test.each(Object.entries(seesContestTable))('seeing a contest: %s', (name, expected) => {
    const [state, audience] = name.split(' ') as [ContestState, Audience]
    expect(everybody.map((viewer) => sign(can(viewer, 'contest.see', contestIn(state, audience)))).join(' ')).toBe(
      expected,
    )
  })

  test.each(Object.entries(contestTable))('%s', (name, expected) => {
    const [action, state, audience] = name.split(' ') as [(typeof contestActions)[number], ContestState, Audience]
    expect(everybody.map((viewer) => sign(can(viewer, action, contestIn(state, audience)))).join(' ')).toBe(expected)
  })

  test.each(Object.entries(ideaTable))('%s', (name, expected) => {
    const [action, state] = name.split(' ') as [(typeof ideaActions)[number], IdeaState]
    const idea: IdeaFacts = { authorId: 'author', state, beneathFor: 'team', contest: contestIn('open', 'everyone') }
    expect(everybody.map((viewer) => sign(can(viewer, action, idea))).join(' ')).toBe(expected)
  })

  test.each(Object.entries(commentTable))('%s', (name, expected) => {
    const [action, state] = name.split(' ') as [(typeof commentActions)[number], CommentState]
    const contest = contestIn('open', 'everyone')
    const idea: IdeaFacts = { authorId: 'somebody', state: 'published', beneathFor: 'everyone', contest }
    const comment: CommentFacts = { authorId: 'author', state, idea, contest }
    expect(everybody.map((viewer) => sign(can(viewer, action, comment))).join(' ')).toBe(expected)
  })

  test.each(Object.entries(fileTable))('%s', (name, expected) => {
    const [action, ideaState, state] = name.split(' ') as [(typeof fileActions)[number], IdeaState, FileState]
    const contest = contestIn('open', 'everyone')
    const idea: IdeaFacts = { authorId: 'author', state: ideaState, beneathFor: 'team', contest }
    const file: FileFacts = { ownerId: 'author', state, idea }
    expect(everybody.map((viewer) => sign(can(viewer, action, file))).join(' ')).toBe(expected)
  })

  test('what hangs on a comment is seen with the comment, and on a face or a logo by whom it is open to', () => {
    const contest = contestIn('open', 'everyone')
    const idea: IdeaFacts = { authorId: 'somebody', state: 'published', beneathFor: 'everyone', contest }
    const on = (state: CommentState, about = idea): FileFacts => ({
      ownerId: 'author',
      state: 'shown',
      comment: { authorId: 'author', state, idea: about, contest },
    })
    const row = (file: FileFacts) => everybody.map((viewer) => sign(can(viewer, 'file.see', file))).join(' ')
    expect(row(on('published'))).toBe('+ + + + + + + + + +')
    expect(row(on('held'))).toBe('. . . + . . + . + +')
    expect(row(on('hidden'))).toBe('. . . + . . + . + +')
    expect(row(on('removed'))).toBe('. . . . . . . . . .')
    expect(row(on('published', { ...idea, state: 'withdrawn' }))).toBe('. . . . . . + . + +')
    expect(row({ ownerId: 'author', state: 'shown', open: true })).toBe('+ + + + + + + + + +')
    expect(row({ ownerId: 'author', state: 'shown' })).toBe('. . . + . . + . . +')
  })

  test.each(Object.entries(unionTable))('%s', (name, expected) => {
    const [action, state] = name.split(' ') as [(typeof unionActions)[number], string]
    expect(everybody.map((viewer) => sign(can(viewer, action, unionIn(state === 'open')))).join(' ')).toBe(expected)
  })

  test.each(Object.entries(letterTable))('%s', (name, expected) => {
    const [action, about, state] = name.split(' ') as [(typeof letterActions)[number], Audience | 'site', string]
    const contest = about === 'site' ? null : contestIn('open', about)
    const facts = { authorId: 'author', hidden: state === 'hidden', union: unionIn(true), contest, idea: null }
    expect(everybody.map((viewer) => sign(can(viewer, action, facts))).join(' ')).toBe(expected)
  })

  test('a letter about an idea is seen by whoever sees the idea, and its answer needs the union no more', () => {
    const contest = contestIn('open', 'everyone')
    const idea: IdeaFacts = { authorId: 'somebody', state: 'held', beneathFor: 'everyone', contest }
    const letter: LetterFacts = { authorId: 'author', hidden: false, union: unionIn(false), contest, idea }
    const signs = (action: (typeof letterActions)[number], facts: LetterFacts) =>
      everybody.map((viewer) => sign(can(viewer, action, facts))).join(' ')
    expect(signs('letter.see', letter)).toBe('. . . . . . + . + +')
    expect(signs('letter.see', { ...letter, idea: { ...idea, state: 'published' } })).toBe('+ + + + + + + + + +')
    expect(signs('letter.answer', letter)).toBe('. . . . . . . . + +')
    expect(signs('letter.sign', { ...letter, idea: null })).toBe('x x x x x x x x x x')
  })

  test.each(Object.entries(nameTable))('%s', (name, expected) => {
    const [action, bearerId] = name.split(' ') as [(typeof nameActions)[number], string]
    expect(everybody.map((viewer) => sign(can(viewer, action, { bearerId }))).join(' ')).toBe(expected)
  })

  test('an appeal about a name is for moderators of the whole site alone', () => {
    const facts = { decidedBy: 'm', authorId: 'author', contest: null }
    const signs = everybody.map((viewer) => sign(can(viewer, 'appeal.decide', facts))).join(' ')
    expect(signs).toBe('. . . . . . x . . +')
  })

  test.each(Object.entries(appealTable))('%s', (name, expected) => {
    const decidedBy = name.split(' ')[1] as string
    const facts = { decidedBy, authorId: 'author', contest: contestIn('open', 'everyone') }
    expect(everybody.map((viewer) => sign(can(viewer, 'appeal.decide', facts))).join(' ')).toBe(expected)
    expect(sign(can(account('author', { role: 'admin' }), 'appeal.decide', facts))).toBe('x')
  })

  test.each(Object.entries(siteTable))('%s', (action, expected) => {
    expect(everybody.map((viewer) => sign(can(viewer, action as (typeof siteActions)[number]))).join(' ')).toBe(
      expected,
    )
  })

  test.each(Object.entries(caseTable))('%s', (action, expected) => {
    // Whatever became of the contest, and whomever it was for.
    for (const state of contestStates)
      for (const audience of audiences) {
        const complaint = { personId: 'author', contest: contestIn(state, audience) }
        const signs = everybody.map((viewer) => sign(can(viewer, action as (typeof caseActions)[number], complaint)))
        expect(signs.join(' ')).toBe(expected)
      }
    const deputy = account('d', { deputises: ['k'] })
    const inK = { personId: 'author', contest: contestIn('open', 'everyone') }
    expect(can(deputy, 'case.answer', inK).allow).toBe(true)
    expect(can({ ...visitor('author') }, 'case.see', inK).allow).toBe(false)
  })

  test('every action of every kind has a line in the table', () => {
    const things = { ...contestTable, ...ideaTable, ...commentTable, ...caseTable, ...fileTable }
    const tables = { ...things, ...unionTable, ...letterTable, ...appealTable, ...nameTable, ...siteTable }
    const lines = Object.keys(tables).map((name) => name.split(' ')[0])
    const all = allActions.filter((action) => action !== 'contest.see')
    expect(all.filter((action) => !lines.includes(action))).toEqual([])
  })
})

const ideaStates: IdeaState[] = ['draft', 'held', 'published', 'withdrawn', 'merged', 'hidden']
const contestStates: ContestState[] = ['draft', 'open', 'closed', 'concluded']
const audiences: Audience[] = ['everyone', 'customers', 'employees', 'invited']

describe('rules that hold in every case', () => {
  const cases = contestStates.flatMap((state) =>
    audiences.flatMap((audience) =>
      ideaStates.map((ideaState) => ({ contest: contestIn(state, audience), ideaState })),
    ),
  )

  test('what a viewer may not see of a contest conceals everything inside it', () => {
    for (const { contest, ideaState } of cases) {
      for (const viewer of everybody) {
        if (can(viewer, 'contest.see', contest).allow) continue
        const idea: IdeaFacts = { authorId: 'author', state: ideaState, beneathFor: 'everyone', contest }
        const comment: CommentFacts = { authorId: 'author', state: 'published', idea, contest }
        const decisions = [
          ...contestActions.map((action) => can(viewer, action, contest)),
          ...ideaActions.map((action) => can(viewer, action, idea)),
          ...commentActions.map((action) => can(viewer, action, comment)),
          ...fileActions.map((action) => can(viewer, action, { ownerId: 'author', state: 'shown', idea })),
          ...fileActions.map((action) => can(viewer, action, { ownerId: 'author', state: 'shown', comment })),
        ]
        expect(new Set(decisions.map(sign))).toEqual(new Set(['.']))
      }
    }
  })

  test('a token never does more than its scope, nor more than its person', () => {
    const contest = contestIn('open', 'everyone')
    const idea: IdeaFacts = { authorId: 'author', state: 'published', beneathFor: 'everyone', contest }
    const reader = { ...(viewers.admin as Viewer), scopes: ['read' as const] }
    const allowed = ideaActions.filter((action) => can(reader, action, idea).allow)
    expect(allowed).toEqual(['idea.see', 'idea.read', 'idea.read-beneath'])
    const manager = { ...(viewers.customer as Viewer), scopes: ['admin' as const] }
    expect(can(manager, 'idea.answer', idea).allow).toBe(false)
    expect(can({ ...(viewers.admin as Viewer), scopes: ['manage'] }, 'site.administer').allow).toBe(false)
    expect(can({ ...(viewers.admin as Viewer), scopes: ['manage'] }, 'site.erase-person').allow).toBe(false)
  })

  test('a juror finds the papers in every contest that was opened, whatever its audience', () => {
    const juror = account('j', { judges: ['k'] })
    for (const { contest } of cases)
      expect(sign(can(juror, 'contest.judge', contest))).toBe(contest.state === 'draft' ? '.' : '+')
    const guest = { ...juror, kind: 'guest' as const }
    expect(sign(can(guest, 'contest.judge', contestIn('open', 'everyone')))).toBe('.')
    expect(sign(can({ ...juror, judges: ['another'] }, 'contest.judge', contestIn('open', 'everyone')))).toBe('.')
  })

  test('who judges blind finds the papers and nothing else of that contest, unless they run it', () => {
    const blind = account('j', { judges: ['k'], judgesBlind: ['k'], role: 'moderator' })
    for (const { contest, ideaState } of cases) {
      const idea: IdeaFacts = { authorId: 'author', state: ideaState, beneathFor: 'everyone', contest }
      const others = contestActions.filter((action) => action !== 'contest.judge')
      expect(new Set(others.map((action) => sign(can(blind, action, contest))))).toEqual(new Set(['.']))
      expect(new Set(ideaActions.map((action) => sign(can(blind, action, idea))))).toEqual(new Set(['.']))
    }
    const elsewhere = { ...contestIn('open', 'everyone'), id: 'another' }
    expect(can(blind, 'contest.see', elsewhere).allow).toBe(true)
    expect(can({ ...blind, owns: ['k'] }, 'contest.manage', contestIn('open', 'everyone')).allow).toBe(true)
  })

  test('a deputy answers, reads what was told to the team, and does nothing else that owners do', () => {
    const contest = contestIn('open', 'employees')
    const idea: IdeaFacts = { authorId: 'author', state: 'published', beneathFor: 'team', contest }
    const employee = viewers.employee as Viewer
    const deputy = { ...employee, deputises: ['k'] }
    const more = <Action extends string>(
      actions: readonly Action[],
      allowed: (viewer: Viewer, action: Action) => boolean,
    ) => actions.filter((action) => allowed(deputy, action) && !allowed(employee, action))
    expect(more(contestActions, (viewer, action) => can(viewer, action, contest).allow)).toEqual([
      'contest.answer',
      'contest.bring',
    ])
    expect(more(ideaActions, (viewer, action) => can(viewer, action, idea).allow)).toEqual([
      'idea.read-beneath',
      'idea.answer',
      'idea.note',
    ])
    expect(can({ ...deputy, deputises: ['another'] }, 'contest.answer', contest).allow).toBe(false)
    expect(can({ ...deputy, kind: 'guest' }, 'contest.answer', contestIn('open', 'everyone')).allow).toBe(false)
    // Whoever may not see the contest any more answers in it no more.
    expect(sign(can({ ...deputy, affiliation: 'customer' }, 'idea.answer', idea))).toBe('.')
  })

  test('an unconfirmed address opens no invitation', () => {
    const unproved = { ...(viewers.invited as Viewer), confirmed: false }
    expect(can(unproved, 'contest.see', contestIn('open', 'invited')).allow).toBe(false)
  })
})
