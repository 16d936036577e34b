import type { MessagePort } from 'node:worker_threads'
import type { MarkedExtension, Tokens } from 'marked'
import type { IOptions } from 'sanitize-html'

/**
 * The program of the rendering thread. It travels as text (`renderingProgram`), because the built site is one file
 * that a thread must not load whole: so it may use nothing from outside but the `require` it is handed.
 */
function answerTexts(require: NodeJS.Require) {
  const { Marked } = require('marked') as typeof import('marked')
  const sanitizeHtml = require('sanitize-html') as typeof import('sanitize-html')
  const { parentPort } = require('node:worker_threads') as { parentPort: MessagePort }

  const escapeHtml = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

  const extension: MarkedExtension = {
    gfm: true,
    breaks: true,
    renderer: {
      // Raw HTML is text like any other, and pictures from elsewhere would tell who reads.
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
      image: ({ text, href }: Tokens.Image) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
      // The page has its own first and second level.
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(depth + 2, 6)
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
      },
    },
  }

  const allowed: IOptions = {
    allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr'].concat([
      'h3',
      'h4',
      'h5',
      'h6',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
    ]),
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener' }) },
  }

  const marked = new Marked(extension)
  parentPort.on('message', (text: string) => {
    try {
      parentPort.postMessage(sanitizeHtml(marked.parse(text, { async: false }), allowed))
    } catch {
      parentPort.postMessage(undefined)
    }
  })
  parentPort.postMessage('ready')
}

/** `workerData.places` are files beside which `marked` and `sanitize-html` may be installed. */
export const renderingProgram = `
const { createRequire } = require('node:module')
const { workerData } = require('node:worker_threads')
const finders = workerData.places.map((place) => createRequire(place))
const find = (name) => {
  for (const finder of finders) {
    try { return finder(name) } catch (fault) { if (fault.code !== 'MODULE_NOT_FOUND') throw fault }
  }
  throw new Error(name + ' is not installed')
}
const __name = (thing) => thing
;(${answerTexts.toString()})(find)
`
