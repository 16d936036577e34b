import { z } from 'zod'
import { transaction } from '#drizzle/database.ts'
import { allSettings, keepSetting } from '#drizzle/queries/settings.ts'

const AnswerReason = z.object({
  key: z.string(),
  en: z.string(),
  es: z.string(),
  ru: z.string(),
  retired: z.boolean(),
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
  /** New accounts with an address in one of these domains are employees. */
  employeeDomains: z.array(z.string()).default([]),
  /** Whom a new contest is for, unless its owner chooses otherwise. */
  audience: z.enum(['everyone', 'customers', 'employees', 'invited']).default('everyone'),
  /** Whether strangers may make an account by confirming an address. */
  signUp: z.enum(['open', 'invited']).default('open'),
  showMadeWith: z.boolean().default(true),
  contact: z.string().default(''),
  /** On which days of the week people answer, Sunday being 0, and on which dates they do not (`YYYY-MM-DD`). */
  workingDays: z.array(z.number().int().min(0).max(6)).default([1, 2, 3, 4, 5]),
  daysOff: z.array(z.string()).default([]),
  /** Reasons of an answer that the organisation added to the list; a retired one stays readable. */
  answerReasons: z.array(AnswerReason).default([]),
  /** Words and domains with which a text waits for a person, and with which none is taken. */
  heldWords: z.array(z.string()).default([]),
  refusedWords: z.array(z.string()).default([]),
  /** With more links than these a text of somebody new waits for a person. */
  linksOfNew: z.union([z.number().int().min(0), z.literal('any')]).default(2),
  /** Addresses that get the signed heads of every log, to keep them out of our reach. */
  witnesses: z.array(z.string()).default([]),
})

export type SiteSettings = z.infer<typeof SiteSettings>

/** The organisation's settings, every one with its default. */
export async function siteSettings(): Promise<SiteSettings> {
  return SiteSettings.parse(await allSettings())
}

/** Stores the given settings and leaves the others alone. The caller has asked the policy. */
export async function changeSettings(change: Partial<SiteSettings>, now = new Date()) {
  await transaction(async () => {
    for (const [name, value] of Object.entries(change)) await keepSetting(name, value, now)
  })
}
