import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter that is read as another, none that makes words with its neighbours. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const signs = 16

/** A code of 80 random bits that can be read from paper and typed: `7K2M-…` in four groups of four. */
export function newPaperCode(): string {
  return [...randomBytes(signs)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** The code in groups, as it is printed. */
export const groupedCode = (code: string) => code.match(/.{1,4}/g)?.join('-') ?? code

/** What an invitation is stored under: a paper code however it was typed, or the token of a letter as it is. */
export function invitationToken(typed: string): string {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(bare) ? bare : typed
}
