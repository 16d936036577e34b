import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback } from '#app/server/is-loopback.server.ts'

/** Settings whose value may be kept in a file named by `<NAME>_FILE`, as container secrets are. */
const mayBeInFile = ['DATABASE_URL', 'DATABASE_READ_URL', 'SMTP_URL', 'METRICS_TOKEN', 'SECRETS']

const Settings = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z.string().max(253).default('127.0.0.1'),
  PUBLIC_URL: publicUrl().optional(),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'must be empty (SQLite) or postgres://…').optional(),
  DATABASE_READ_URL: url(['postgres:', 'postgresql:'], 'must be empty or postgres://…').optional(),
  DATABASE_POOL: wholeNumber(1, 500).default(10),
  DATABASE_CONNECT_TIMEOUT: wholeNumber(1, 60).default(5),
  DATABASE_STATEMENT_TIMEOUT: wholeNumber(1, 3600).default(60),
  DATABASE_LOCK_TIMEOUT: wholeNumber(1, 3600).default(10),
  DATABASE_IDLE_TRANSACTION_TIMEOUT: wholeNumber(1, 3600).default(60),
  WORKERS: wholeNumber(1, 64).default(1),
  SMTP_URL: url(['smtp:', 'smtps:'], 'must be empty or smtp://… or smtps://…').optional(),
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(/^[^\r\n]*$/, 'must be one line')
    .optional(),
  TRUSTED_PROXIES: z.string().default('').transform(networks),
  PROXY_SIGN_ON: z
    .string()
    .regex(/^([A-Za-z][A-Za-z0-9-]{0,63})?$/, 'must be the name of a header')
    .default(''),
  SIGN_ON_NETWORKS: z.string().default('').transform(networks),
  RATE_LIMITS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  JOBS: z.enum(['on', 'off', 'only'], { error: 'must be on, off or only' }).default('on'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'off'], { error: 'must be debug, info, warn, error or off' })
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SECRETS: z.string().optional(),
})

export type Env = Omit<z.infer<typeof Settings>, 'PUBLIC_URL'> & {
  /** Origin under which people reach the site, without a final slash. */
  PUBLIC_URL: string
}

/**
 * Settings from environment variables; an empty variable counts as absent.
 * Throws an Error whose message is one sentence naming the variable.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = Settings.safeParse(withoutEmpty(withFiles(source)))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`The setting ${issue?.path[0]?.toString()} ${issue?.message}.`)
  }
  const env = parsed.data
  if (env.RATE_LIMITS === 'off' && !isLoopback(env.HOST)) {
    throw new Error('The setting RATE_LIMITS may be off only while HOST is a loopback address.')
  }
  if (env.PROXY_SIGN_ON && env.TRUSTED_PROXIES.rules.length === 0) {
    throw new Error('The setting PROXY_SIGN_ON needs TRUSTED_PROXIES: nobody else may say who somebody is.')
  }
  if (env.DATABASE_READ_URL && !env.DATABASE_URL) {
    throw new Error('The setting DATABASE_READ_URL needs DATABASE_URL: a copy is read beside the first database.')
  }
  return { ...env, PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}` }
}

function withFiles(source: Record<string, string | undefined>) {
  const settings = { ...source }
  for (const name of mayBeInFile) {
    const file = source[`${name}_FILE`]
    if (file) settings[name] = readSecretFile(name, file)
  }
  return settings
}

function readSecretFile(name: string, file: string) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`The setting ${name}_FILE names a file that cannot be read: ${file}.`)
  }
}

function withoutEmpty(settings: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value.trim() !== ''))
}

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
}

function url(protocols: string[], message: string) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message)
}

function publicUrl() {
  const message = 'must be an address such as https://ideas.example.org, without a path'
  return url(['http:', 'https:'], message).transform((value, context) => {
    const { origin, pathname, search, hash, username } = new URL(value)
    if (pathname === '/' && !search && !hash && !username) return origin
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

/** Comma-separated addresses and networks (`10.0.0.0/8, ::1`) as a list that can be asked. */
function networks(value: string, context: z.RefinementCtx) {
  const list = new BlockList()
  for (const entry of value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address = '', prefix, ...rest] = entry.split('/')
    const family = isIP(address)
    const widest = family === 6 ? 128 : 32
    const bits = prefix === undefined ? widest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
    if (!family || rest.length > 0 || bits < 0 || bits > widest) {
      context.addIssue({ code: 'custom', message: `must list addresses or networks such as 10.0.0.0/8, not ${entry}` })
      return z.NEVER
    }
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
