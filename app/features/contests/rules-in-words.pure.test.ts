import { afterEach, expect, test } from 'vitest'
import { type Rules, rulesInWords } from '#app/features/contests/rules-in-words.ts'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'

const rules: Rules = {
  ...{ kind: 'contest', takePart: 'everyone', eligibility: 'confirmed', votesPerPerson: null, places: 3, quorum: 0 },
  ...{ rule: 'approval', budget: null, budgetUnit: '' },
  ...{ quorumKind: 'supporters', moderation: 'after', receipts: 'choice' },
  ...{ readDays: 2, promiseDays: 5, answerBy: null, finalOf: null, weights: null, weightNames: null, timeZone: 'UTC' },
}

afterEach(() => overwriteGetLocale(() => 'en'))

test.each<[string, Partial<Rules>, string]>([
  ['unlimited votes', {}, 'One vote per idea, as many ideas as you like.'],
  ['one vote', { votesPerPerson: 1 }, 'One vote per person: choose one idea.'],
  ['some votes', { votesPerPerson: 3 }, 'Up to 3 votes per person, one per idea.'],
  ['a vote can be taken back', {}, 'You can take a vote back until the close.'],
  ['who takes part', { takePart: 'employees' }, 'Employees may take part.'],
  [
    'whose votes count',
    { eligibility: 'open' },
    'Votes of accounts count at once; those of guests are counted apart until an address is confirmed.',
  ],
  ['how many win', {}, 'The 3 ideas with the most votes go to the product team.'],
  ['how many places', { rule: 'phragmen' }, '3 ideas go to the product team.'],
  ['a quorum of votes', { quorum: 10 }, 'An idea needs at least 10 votes to win.'],
  [
    'a quorum of people',
    { quorum: 5, quorumKind: 'percent' },
    'An idea needs the votes of at least 5 % of those who took part to win.',
  ],
  [
    'receipts',
    { receipts: 'inclusion' },
    'Your receipt proves that your vote is in the log and does not show what you chose.',
  ],
  ['moderation', { moderation: 'before' }, 'A person reads every text before it appears.'],
  ['reading', {}, 'Somebody of the team reads every idea within 2 working days.'],
  ['the promise', {}, 'The team answers every idea within 5 working days.'],
])('%s', (_, change, sentence) => {
  expect(rulesInWords({ ...rules, ...change })).toContain(sentence)
})

test('nothing is said of what does not apply', () => {
  expect(rulesInWords(rules).join(' ')).not.toContain('at least')
  const debate = rulesInWords({ ...rules, kind: 'debate' }).join(' ')
  expect(debate).not.toContain('vote per')
  expect(debate).toContain('There is no vote.')
  expect(rulesInWords({ ...rules, kind: 'box' }).join(' ')).not.toContain('until the close')
})

test.each([
  ['es', 'El equipo responde cada idea en 5 días hábiles.', 'Un voto por idea, tantas ideas como quieras.'],
  ['ru', 'Команда отвечает на каждую идею за 5 рабочих дней.', 'Один голос на идею, идей — сколько угодно.'],
] as const)('in %s', (locale, promise, votes) => {
  overwriteGetLocale(() => locale)
  expect(rulesInWords(rules)).toEqual(expect.arrayContaining([promise, votes]))
})
