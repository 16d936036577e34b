import { z } from 'zod'
import { transaction } from '#drizzle/database.ts'
import { allSettings, keepSetting } from '#drizzle/queries/settings.ts'

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
