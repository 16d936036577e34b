import { expect, test } from 'vitest'
import { forgetSecrets, rotateSecrets } from '#app/server/secrets.server.ts'
import { seal, unseal } from '#app/web/seal.server.ts'

test('what was sealed is read again here, for its purpose, whole, and by nobody else', () => {
  const sealed = seal('one', 'a secret — тайна')
  expect(sealed).not.toContain('secret')
  expect(seal('one', 'a secret — тайна')).not.toBe(sealed)
  expect([unseal('one', sealed), unseal('other', sealed)]).toEqual(['a secret — тайна', undefined])
  const changed = `${sealed.slice(0, -4)}${sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  expect([unseal('one', changed), unseal('one', ''), unseal('one', 'x')]).toEqual([undefined, undefined, undefined])
})

test('it is still read after the keys were renewed once', () => {
  const sealed = seal('one', 'kept')
  rotateSecrets()
  forgetSecrets()
  expect(unseal('one', sealed)).toBe('kept')
})
