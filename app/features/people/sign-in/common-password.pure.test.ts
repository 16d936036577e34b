import { expect, test } from 'vitest'
import { isCommonPassword } from '#app/features/people/sign-in/common-password.ts'

test.each([
  'password1234',
  'P@ssw0rd2024!',
  'qwertyuiop123',
  '123456789012',
  'aaaaaaaaaaaa',
  'abababababab',
  'correct horse battery staple',
  'йцукенгшщз123',
  'пароль123456',
  'contraseña2026',
  'ILoveYou12345',
  '1q2w3e4r1q2w',
])('%s is guessed at once', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'the heron waits by cold water',
  'ventana azul junto al río',
  'семь чаек над причалом',
  'kX9#mQ2vLp7z',
  'lamp-otter-violin-92',
])('%s is welcome', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})

test('what is known about a person does not protect them', () => {
  const known = ['Marta Quintanilla', 'marta.quintanilla@bancoazul.example', 'Banco Azul']
  expect(isCommonPassword('quintanilla2026', known)).toBe(true)
  expect(isCommonPassword('BancoAzul-Marta-1', known)).toBe(true)
  expect(isCommonPassword('quintanilla2026')).toBe(false)
})
