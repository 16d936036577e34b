import { z } from 'zod'
import { addressPeople } from '#app/web/address-people.server.ts'
import { formsOfAddress, usualAddress } from '#app/web/forms-of-address.ts'
import { transaction } from '#drizzle/database.ts'
import { allSettings, keepSetting } from '#drizzle/queries/settings.ts'
import { sharedExactly, sharedRead } from '#drizzle/shared-read.ts'

const AnswerReason = z.object({
  key: z.string(),
  en: z.string(),
  es: z.string(),
  ru: z.string(),
  retired: z.boolean(),
})

/** The same thing said in each language of the site; what is not said is empty. */
const Said = z.object({ en: z.string().default(''), es: z.string().default(''), ru: z.string().default('') })

const Logo = z.object({ file: z.string(), alt: z.string(), width: z.number(), height: z.number() })

/** What an answer can say in the organisation's own words; `outcome` is what it means to everything that reckons. */
const OwnStatus = z.object({
  key: z.string(),
  outcome: z.enum(['planned', 'started', 'done', 'declined', 'duplicate', 'under-review']),
  tone: z.enum(['deep', 'sun', 'pro', 'contra', 'info']),
  en: z.string(),
  es: z.string(),
  ru: z.string(),
  retired: z.boolean(),
})

const Address = z.object({
  es: z.enum(formsOfAddress.es).default(usualAddress.es),
  ru: z.enum(formsOfAddress.ru).default(usualAddress.ru),
})

/** For how long things are kept: in days, or in months where 0 is for ever. */
const Retention = z.object({
  /** Where votes came from, and sessions nobody comes back to. */
  traceDays: z.number().int().min(14).default(180),
  /** Who saw which idea. */
  viewDays: z.number().int().min(30).default(365),
  /** Letters; long enough that the notice of an erasure is still known. */
  mailDays: z.number().int().min(60).default(180),
  /** Names and addresses in the audit log. */
  auditMonths: z.number().int().min(0).default(36),
  /** Accounts nobody uses. */
  unusedMonths: z.number().int().min(0).default(0),
})

const SiteSettings = z.object({
  organisation: z.string().default('Aflora'),
  language: z.enum(['en', 'es', 'ru']).default('en'),
  timeZone: z.string().default('UTC'),
  /** One colour; both themes are derived from it. Empty means our own. */
  brandColour: z
    .string()
    .regex(/^(#[0-9a-f]{6})?$/i)
    .default(''),
  /** The organisation's own picture in the place of ours: the id of its file, what it shows, its size in pixels; or no file. */
  logo: Logo.default({ file: '', alt: '', width: 0, height: 0 }),
  /** What the home page says under its greeting, in the organisation's words. */
  greeting: Said.default({ en: '', es: '', ru: '' }),
  /** New accounts with an address in one of these domains are employees. */
  employeeDomains: z.array(z.string()).default([]),
  /** Whom a new contest is for, unless its owner chooses otherwise. */
  audience: z.enum(['everyone', 'customers', 'employees', 'invited']).default('everyone'),
  /** Whether strangers may make an account by confirming an address. */
  signUp: z.enum(['open', 'invited']).default('open'),
  /** How the site addresses whoever reads, in the languages that know more than one way. */
  address: Address.prefault({}),
  showMadeWith: z.boolean().default(true),
  contact: z.string().default(''),
  /** On which days of the week people answer, Sunday being 0, and on which dates they do not (`YYYY-MM-DD`). */
  workingDays: z.array(z.number().int().min(0).max(6)).default([1, 2, 3, 4, 5]),
  daysOff: z.array(z.string()).default([]),
  /** Reasons of an answer that the organisation added to the list; a retired one stays readable. */
  answerReasons: z.array(AnswerReason).default([]),
  /** The organisation's own statuses of answered ideas; one that was ever used is only retired. */
  ownStatuses: z.array(OwnStatus).default([]),
  /** Words and domains with which a text waits for a person, and with which none is taken. */
  heldWords: z.array(z.string()).default([]),
  refusedWords: z.array(z.string()).default([]),
  /** With more links than these a text of somebody new waits for a person. */
  linksOfNew: z.union([z.number().int().min(0), z.literal('any')]).default(2),
  /** Forms of strangers and of new members ask their browser for a piece of work. */
  proofOfWork: z.boolean().default(false),
  /** People may have news told to their devices, through the push services of the browsers' makers. */
  push: z.boolean().default(false),
  retention: Retention.prefault({}),
  /** Addresses that get the signed heads of every log, to keep them out of our reach. */
  witnesses: z.array(z.string()).default([]),
})

export type SiteSettings = z.infer<typeof SiteSettings>

/** The organisation's settings, every one with its default. */
export function siteSettings(): Promise<SiteSettings> {
  return sharedExactly('settings', readSettings)
}

/** Whoever reads the settings speaks by them from here on: a mail is written right after. */
async function readSettings() {
  const settings = SiteSettings.parse(await allSettings())
  addressPeople(settings.address)
  return settings
}

/** Lets all words from here on address people as the settings say. Where they cannot be read it stays as it was. */
export async function addressAsSet() {
  const settings = await sharedRead('address', readSettings).catch(() => undefined)
  if (settings) addressPeople(settings.address)
}

/** Stores the given settings and leaves the others alone. The caller has asked the policy. */
export async function changeSettings(change: Partial<SiteSettings>, now = new Date()) {
  await transaction(async () => {
    for (const [name, value] of Object.entries(change)) await keepSetting(name, value, now)
  })
}
