/** Words that begin most of the passwords found in leaks, in the three languages and on their keyboards. */
const favourites = [
  'password passwort passw0rd contrasena clave parol пароль secret segredo secreto секрет letmein welcome bienvenido',
  'admin administrator root user usuario guest test demo login access master system default changeme temporary',
  'iloveyou teamo tequiero люблю любовь love amor sunshine princess princesa monkey dragon football futbol футбол',
  'baseball basketball soccer superman batman pokemon starwars shadow michael jordan charlie jennifer maria carlos',
  'natasha sergey andrey alexander наташа сергей андрей александр computer internet google facebook samsung apple',
  'qwerty qwertz azerty йцукен asdf zxcv фыва ячсм summer winter spring autumn verano invierno лето зима январь',
  'monday january company empresa компания trustno correct horse battery staple whatever freedom hello hola привет',
  'flower cookie killer hunter ranger tigger buster pepper ginger chocolate mexico espana russia россия москва',
]
  .join(' ')
  .split(' ')
  .sort((one, other) => other.length - one.length)

const rows = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'абвгдежзийклмнопрстуфхцчшщ',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
]

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** What must be left once everything anybody would guess is taken out. */
const leastLeft = 5

/**
 * Whether a password is made of what guessers try first: favourite words, runs on the keyboard, years and
 * repetitions, and `known` words about the person and the site. Any other composition is welcome.
 */
export function isCommonPassword(password: string, known: string[] = []): boolean {
  const lower = withoutAccents(password.toLowerCase())
  const words = [...known.flatMap(wordsOf), ...favourites]
  return [lower, plain(lower)].some((text) => leftOver(text, words) < leastLeft)
}

/** How many different signs remain without guessable parts. */
function leftOver(text: string, words: string[]) {
  const withoutWords = words.reduce((rest, word) => rest.replaceAll(word, ''), text)
  const withoutRuns = dropRuns(withoutWords.replace(/(19|20)\d\d/g, ''))
  return new Set(withoutRuns.replace(/(.+?)\1+/gu, '$1').replace(/\s/g, '')).size
}

/** Of Latin letters only: a Cyrillic й is a letter of its own. */
function withoutAccents(text: string) {
  return text
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
}

function plain(text: string) {
  return [...text].map((sign) => lookalikes[sign] ?? sign).join('')
}

function dropRuns(text: string): string {
  for (let at = 0; at + 3 <= text.length; at += 1) {
    const length = runAt(text, at)
    if (length >= 3) return dropRuns(text.slice(0, at) + text.slice(at + length))
  }
  return text
}

/** How many signs from there on lie side by side on a keyboard or in the alphabet, in either direction. */
function runAt(text: string, at: number) {
  let longest = 0
  for (const row of rows.flatMap((row) => [row, [...row].reverse().join('')])) {
    let length = 1
    while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1
    longest = Math.max(longest, length)
  }
  return longest
}

/** The parts of a name or address that are long enough to be recognised. */
function wordsOf(text: string) {
  return withoutAccents(text.toLowerCase())
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
}
