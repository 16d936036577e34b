type Say = (inputs: Record<string, never>, options?: { locale?: 'en' | 'es' | 'ru' }) => string

/** Says a stored reason in words, for mails in the language of whoever gets them; `otherwise` for one no list has. */
export function reasonWords(words: Record<string, Say>, otherwise: Say = () => '') {
  return (reason: string, options?: { locale: 'en' | 'es' | 'ru' }) =>
    (Object.hasOwn(words, reason) ? (words[reason] as Say) : otherwise)({}, options)
}
