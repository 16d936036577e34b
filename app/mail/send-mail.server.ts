import type { Transporter } from 'nodemailer'
import { env } from '#app/env.server.ts'

export interface OutgoingMail {
  /** Stays the same when a mail is tried again, so that a mail program shows it once. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Address that stops such mails when a mail program POSTs to it (RFC 8058). */
  unsubscribeUrl?: string
}

/**
 * `final`: the receiver will never take it, trying again only annoys. `away`: nobody answers there at all. `said`: the
 * server itself said no, with this code.
 */
export type Delivery = { ok: true } | { ok: false; final: boolean; away?: boolean; said?: number; reason: string }

const second = 1000
const idleMs = 5 * second
let transport: { url: string; mailer: Promise<Transporter> } | undefined
let sending = 0
let idle: NodeJS.Timeout | undefined

/** Without a mail server every mail stays in the outbox for the admin to read. */
export const canSendMail = () => env.SMTP_URL !== undefined

/** Hands one mail to the mail server. Never inside a transaction: it may take a minute. */
export async function sendMail({ id, to, subject, text, html, unsubscribeUrl }: OutgoingMail): Promise<Delivery> {
  if (!env.SMTP_URL) return { ok: false, final: false, reason: 'There is no mail server: SMTP_URL is not set.' }
  if (!isOneAddress(to)) return { ok: false, final: true, reason: 'This is not one address.' }
  sending += 1
  try {
    const mailer = await mailerFor(env.SMTP_URL)
    await mailer.sendMail({
      messageId: `<${id.replace(/[^\w-]/g, '')}@${new URL(env.PUBLIC_URL).hostname}>`,
      from: senderOfMails(),
      to: { name: '', address: to },
      subject: subject.replace(/\s+/g, ' '),
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
    })
    return { ok: true }
  } catch (fault) {
    return refusalOf(fault)
  } finally {
    sending -= 1
    closeWhenIdle()
  }
}

/** Connections are kept for the next mail, but not for ever: they would keep a command from ending. */
function closeWhenIdle() {
  clearTimeout(idle)
  idle = setTimeout(() => sending > 0 || closeMail(), idleMs).unref()
}

export function closeMail() {
  transport?.mailer.then((mailer) => mailer.close()).catch(() => {})
  transport = undefined
}

function mailerFor(url: string): Promise<Transporter> {
  if (transport?.url === url) return transport.mailer
  closeMail()
  transport = { url, mailer: newMailer(url) }
  return transport.mailer
}

/** The library is loaded with the first mail: the site serves sooner without it. */
async function newMailer(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // A line that broke after the words were given is ours to try again, later: at once would only make copies.
    maxRequeues: 0,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 30 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** What nobody typed as one address (a list, a line break, a name around it) never becomes several receivers. */
function isOneAddress(to: string) {
  return /^[^\s"(),:;<>@[\\\]]{1,64}@[^\s"(),:;<>@[\\\]]{1,253}$/.test(to)
}

/** What stands in `From`. */
export const senderOfMails = () => env.MAIL_FROM ?? `Aflora <noreply@${new URL(env.PUBLIC_URL).hostname}>`

function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  return url
    ? { 'List-Unsubscribe': `<${new URL(url).href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : {}
}

/** The server's own words may quote the address, which the outbox shows anyway, and never a password. */
function refusalOf(fault: unknown): Delivery {
  const { responseCode, code, message } = fault as { responseCode?: number; code?: string; message?: string }
  // A wrong password (EAUTH) is also answered with 5xx, but is ours to mend.
  const final = ['EENVELOPE', 'EMESSAGE'].includes(code ?? '') && (responseCode ?? 0) >= 500
  const away = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'EAUTH', 'ETLS'].includes(code ?? '')
  return {
    ok: false,
    final,
    away,
    said: responseCode,
    reason: [code, message ?? String(fault)].filter(Boolean).join(': ').slice(0, 300),
  }
}
