const loneSurrogate = /\p{Surrogate}/u
const controlSign = /[^\P{Control}\n\t]/u
const directionMarks = /\p{Bidi_Control}/gu
const invisible = /[\s\u2800\p{Default_Ignorable_Code_Point}]/gu

/** Whether the text holds what no keyboard writes: half characters, control signs other than tab and line break. */
export function hasDamage(value: string) {
  return loneSurrogate.test(value) || controlSign.test(value.replace(/\r\n?/g, '\n'))
}

/**
 * One spelling for what looks the same: NFC, `\n` for line breaks,
 * and without the invisible marks that turn the direction of writing (they come along when pasting, and can disguise).
 */
export function canonicalText(value: string) {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(directionMarks, '')
    .normalize('NFC')
}

/** Whether a reader would see nothing at all. */
export function isBlank(value: string) {
  return value.replace(invisible, '') === ''
}
