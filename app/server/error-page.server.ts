import { m } from '#app/paraglide/messages.js'
import { statusWords } from '#app/server/status-words.server.ts'
import type { Refusal, Visit } from '#app/server/visit.server.ts'

/** A whole page for an answer given before, or instead of, the site's own pages. Works without its stylesheet. */
export function errorPage(visit: Visit, refusal: Refusal, stylesheets: readonly string[]): string {
  const { locale, theme, nonce } = visit.context
  const { title, text } = statusWords(visit, refusal)
  const links = stylesheets.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`).join('\n')
  return `<!DOCTYPE html>
<html lang="${locale}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Aflora</title>
<style nonce="${nonce}">.refusal{max-inline-size:36rem;margin-inline:auto;padding:3rem 1rem}.refusal>*+*{margin-block-start:1.25rem}</style>
${links}
</head>
<body>
<main class="refusal">
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${refusal.kept ? sendAgain(visit, refusal.kept) : ''}<p><a class="button" href="/">${escapeHtml(m.errors_home({}, { locale }))}</a></p>
</main>
</body>
</html>
`
}

/** What could not be stored, ready to be sent once more: nobody has to trust in the browser's way back. */
function sendAgain({ incoming, context: { locale } }: Visit, kept: [string, string][]) {
  const fields = kept.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="${escapeHtml(incoming.url ?? '/')}">
${fields.join('\n')}
<p><button class="button" type="submit">${escapeHtml(m.errors_send_again({}, { locale }))}</button></p>
</form>
`
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
