import { expect, test } from 'vitest'
import { readIdentity } from '#app/features/people/sign-on/read-identity.ts'
import { rightsOfGroups } from '#app/features/people/sign-on/rights-of-groups.ts'

const mapping = {
  roles: [
    { value: 'hosts', role: 'owner' as const },
    { value: 'board', role: 'admin' as const },
  ],
  contests: [{ value: 'pilots', contestId: 'c1' }],
}

test('the highest role of the groups counts; without one of them nobody is more than a member', () => {
  expect(rightsOfGroups(mapping, ['hosts', 'board', 'pilots'])).toEqual({ role: 'admin', contestIds: ['c1'] })
  expect(rightsOfGroups(mapping, ['hosts']).role).toBe('owner')
  expect(rightsOfGroups(mapping, ['Hosts', 'board ']).role).toBe('member')
})

test('a provider that says nothing about roles leaves them alone', () => {
  expect(rightsOfGroups({ roles: [], contests: [] }, ['board'])).toEqual({ role: undefined, contestIds: [] })
})

test('groups are found by name, also with dots in it, and inside another claim; other shapes are none', () => {
  const read = (claims: Record<string, unknown>, name: string) =>
    readIdentity({ iss: 'i', sub: 's', ...claims }, name).groups
  expect(read({ groups: ['a', 7, ''] }, 'groups')).toEqual(['a'])
  expect(read({ groups: 'a' }, 'groups')).toEqual(['a'])
  expect(read({ 'https://x.example/groups': ['b'] }, 'https://x.example/groups')).toEqual(['b'])
  expect(read({ realm_access: { roles: ['c'] } }, 'realm_access.roles')).toEqual(['c'])
  expect(read({ groups: { a: true } }, 'groups')).toEqual([])
  expect(read({ groups: ['a'] }, '')).toEqual([])
  expect(read({}, 'constructor.name')).toEqual([])
})

test('only a plain yes means that the address was checked', () => {
  const verified = (value: unknown) => readIdentity({ iss: 'i', sub: 's', email_verified: value }, '').emailVerified
  expect([true, 'true', false, 'false', 1, undefined].map(verified)).toEqual([true, true, false, false, false, false])
})
