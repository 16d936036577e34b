import { env } from '#app/env.server.ts'
import type { Language } from '#app/web/languages.ts'

export interface MailWords {
  locale: Language
  organisation: string
  /** Plain text; line breaks are kept. */
  paragraphs: string[]
  /** A code to copy, shown large. */
  code?: string
  button?: { label: string; path: string }
  /** Why this person gets this mail. */
  reason: string
  /** Path that stops such mails with one press. */
  stop?: { label: string; path: string }
}

/** The same words as text and as HTML: one column, system fonts, nothing loaded from anywhere. */
export function composeMail(words: MailWords): { text: string; html: string } {
  return { text: textOf(words), html: htmlOf(words) }
}

/** The full address of a page of this site, from the setting and never from a request. */
export const siteUrl = (path: string) => new URL(path, env.PUBLIC_URL).href

function textOf({ paragraphs, code, button, organisation, reason, stop }: MailWords) {
  const parts = [...paragraphs]
  if (code) parts.push(code)
  if (button) parts.push(`${button.label}:\n${siteUrl(button.path)}`)
  parts.push(`— ${organisation}\n${reason}`)
  if (stop) parts.push(`${stop.label}: ${siteUrl(stop.path)}`)
  return `${parts.join('\n\n')}\n`
}

function htmlOf({ locale, paragraphs, code, button, organisation, reason, stop }: MailWords) {
  const main = [
    ...paragraphs.map((text) => `<p style="${style.text}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`),
    code ? `<p style="${style.code}">${escapeHtml(code)}</p>` : '',
    button ? `<p style="${style.text}">${anchor(button, style.button)}</p>` : '',
  ]
  const foot = `${escapeHtml(organisation)}<br>${escapeHtml(reason)}${stop ? `<br>${anchor(stop, style.link)}` : ''}`
  return [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"></head>',
    `<body style="${style.body}"><div style="${style.column}">`,
    ...main,
    `<p style="${style.foot}">${foot}</p></div></body></html>`,
  ].join('\n')
}

function anchor({ label, path }: { label: string; path: string }, look: string) {
  return `<a href="${escapeHtml(siteUrl(path))}" style="${look}">${escapeHtml(label)}</a>`
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Mail programs read styles only where they are used. */
const style = {
  body: 'margin:0;padding:24px;background:#ffffff;color:#10242b;font:16px/1.55 system-ui,sans-serif',
  column: 'max-width:600px;margin:0 auto',
  text: 'margin:0 0 16px',
  code: 'margin:0 0 16px;font:700 32px/1.2 monospace;letter-spacing:4px',
  button:
    'display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5563;color:#ffffff;font-weight:600;text-decoration:none',
  link: 'color:#0b5563',
  foot: 'margin:32px 0 0;padding-top:16px;border-top:1px solid #d9d3c6;color:#4a5b60;font-size:14px',
}
