import { keysOf, type Message, type MessageFile } from './messages.ts'

type Texts = Map<string, Message>

const tu = `tú tu tus te ti contigo tuyo tuya tuyos tuyas os vosotros vosotras vuestro vuestra vuestros vuestras
  abras acabas apoyes añadas borras borrarte buscas cambias cambies cierras conoces confirmes crees das debes decides
  dejas dejes des descargas dices digas dile dinos diriges discrepa eliges elijas encargarte entras entregues entres
  envías envíes envíate eres escribas escribes estabas estás fiarte fijes haberte habías hablas hagas has hayas haz
  imprimes invitas juzgas lees llevarte mantente necesitas obtienes pasas perteneces ponla ponte pon pones prefieres
  presionarte prometas publicas puedas puedes podías quieras quieres quitarte recibes recibís reconozcas repartes
  respondes restaures retires sabes seas sigues terminas tienes tuvieras unirte usas uses vas vayas veis ves votas`

/** Orders to tú that elsewhere are what somebody does: only where a sentence begins or goes on. */
const orders = `añade busca comprueba corrige deja di discute disculpa edita ejecuta elige enfoca entrega envía escribe
  explica guarda imprime indica inicia invita marca mira nombra pega pide pulsa quita recarga regresa reinicia rellena
  retira revisa usa`

/** Orders with the thing they are about: guárdalo, elígela. */
const ordersAbout = `ábre acépta acórta actíva arránca búsca cámbia ciérra compára corríge déja descárta dísel elíge envía
  escríbe guárda hazl indíca inténta lée míra modéra píde propón pruéba recórta revísa termína tráe`

/** The words with which the usual form of address gives itself away, by the copy that must not have them. */
const slips: Record<string, RegExp> = {
  'es-usted': wholeWords(
    anyOf(tu),
    `(?<=^|[.:;,!?] | o | y )${anyOf(orders)}`,
    `${anyOf(ordersAbout)}l?[oa]s?`,
    // Past, future and conditional of tú, and you all.
    `(?!${anyOf('existe consiste persiste resiste atrás detrás quizás')}(?!\\p{L}))\\p{L}{2,}(?:[ai]ste|[áé]is|rás|[aei]rías)`,
  ),
  'ru-ti': wholeWords(
    anyOf('вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашим вашими ваших вашу'),
    `(?!${anyOf('сайте ответе счёте подсчёте пересчёте отчёте лимите защите совете')}(?!\\p{L}))\\p{L}+(?:[йь]те|[иеё]те)(?:сь)?`,
  ),
}

/** Said by the reader, or to more people than one: `вы` and `-те` are right there. */
const toOthers = new Set(['ballots_example_3', 'unions_words', 'bring_remove', 'privacy_erase_sure'])

/**
 * What is wrong with a copy that says in another form of address what addresses people: a message its language does not
 * have or says the same, other things to fill in, and words of the usual form, in it or in what it leaves to its language.
 */
export function addressOffences(copy: string, own: MessageFile[], ofLanguage: MessageFile[]): string[] {
  const [said, usual] = [keysOf(own), keysOf(ofLanguage)]
  const strays = own.flatMap(({ room, messages }) =>
    Object.keys(messages)
      .filter((key) => !ofLanguage.some((file) => file.room === room && key in file.messages))
      .map((key) => `${copy}/${room}.json: ${key} is not there in its language`),
  )
  return [
    ...strays,
    ...[...said].flatMap(([key, message]) => faultsOf(copy, key, message, usual)),
    ...slipsIn(copy, said, usual),
  ]
}

const mayAskForCopies = ['app/web/get-language.ts', 'app/entry.client.tsx']

/** Files that take a copy, a language in one form of address, for the language of dates, addresses or people's words. */
export function localeOffences(sources: { path: string; text: string }[]): string[] {
  return sources
    .filter(({ path }) => !path.includes('.test.') && !mayAskForCopies.includes(path))
    .filter(({ text }) =>
      /\b(?:getLocale|isLocale|assertIsLocale|Locale|locales)\b[^;\n]*paraglide\/runtime\.js/.test(text),
    )
    .map(({ path }) => `${path} asks for a locale: say getLanguage, isLanguage or Language`)
}

function faultsOf(copy: string, key: string, message: Message, usual: Texts) {
  const base = usual.get(key)
  if (base === undefined) return []
  const faults: string[] = []
  if (JSON.stringify(message) === JSON.stringify(base)) faults.push(`${key} says in ${copy} what its language says`)
  if (shapeOf(message) !== shapeOf(base)) faults.push(`${key} is not made in ${copy} as in its language`)
  return faults
}

function slipsIn(copy: string, said: Texts, usual: Texts) {
  return [...usual].flatMap(([key, base]) => {
    if (toOthers.has(key)) return []
    const found = textsOf(said.get(key) ?? base).flatMap((text) => text.match(slips[copy] as RegExp) ?? [])
    return [...new Set(found)].map((word) => `${key} says “${word}” in ${copy}`)
  })
}

/** A message without its words: declarations, cases, and in each case what is filled in, which every form repeats. */
function shapeOf(message: Message) {
  if (typeof message === 'string') return placeholders(message)
  return JSON.stringify(
    message.map(({ match, ...rest }) => [
      rest,
      Object.entries(match).map(([condition, text]) => [condition, placeholders(text)]),
    ]),
  )
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join()

const textsOf = (message: Message) =>
  typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match))

function anyOf(list: string) {
  return `(?:${list.split(/\s+/).join('|')})`
}

function wholeWords(...patterns: string[]) {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'giu')
}
