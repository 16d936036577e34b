export type Language = 'en' | 'es' | 'ru'

const common = {
  en: /\b(the|and|of|to|in|is|for|with|that|you|we|at|on|are|be|it|my|our|more|should|would|when|a|an|i)\b/g,
  es: /\b(el|la|los|las|de|del|que|y|en|un|una|para|por|con|se|al|lo|mi|nos|más|cuando|es|no|su|sin)\b|[¿¡ñ]/g,
}

/**
 * The language a text is most likely written in: by its script, then by the small words of English and Spanish.
 * Too short to tell: what the writer's pages are in. Empty for other scripts.
 */
export function languageOf(text: string, likely: Language): Language | '' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const roman = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters === 0) return likely
  if (cyrillic * 2 > letters) return 'ru'
  if (roman * 2 <= letters) return ''
  const found = (language: 'en' | 'es') => text.toLowerCase().match(common[language])?.length ?? 0
  const [english, spanish] = [found('en'), found('es')]
  if (english !== spanish) return english > spanish ? 'en' : 'es'
  return likely === 'ru' ? '' : likely
}
