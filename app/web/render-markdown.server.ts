import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

/** Goes up when the same text would come out differently; stored texts can then be rendered again. */
export const MARKDOWN_VERSION = 1

const deepestNesting = 20
const mostLinks = 100

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // Raw HTML is text like any other.
    html: ({ text }) => escapeHtml(text),
    image: ({ text, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
  },
})

/**
 * What people wrote in Markdown as safe HTML. Headings start at level 3 to fit into a page.
 * Text built to be expensive (deep nesting, hundreds of links) comes back as plain paragraphs.
 */
export function renderMarkdown(text: string): string {
  if (text.trim() === '') return ''
  if (isExpensive(text)) return plainParagraphs(text)
  try {
    return sanitizeHtml(marked.parse(text, { async: false }), allowed)
  } catch {
    return plainParagraphs(text)
  }
}

/** The words of a rendered text without its marks, on one line, cut at `length` between words. */
export function excerptOf(html: string, length = 240): string {
  const spaced = html.replace(/<\/(p|li|h\d|blockquote|pre|tr|td|th)>|<br \/>/g, ' ')
  const words = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} }).replace(/\s+/g, ' ').trim()
  const plain = words.replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt' | 'gt' | 'quot' | 'amp') => entities[name])
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}

const entities = { lt: '<', gt: '>', quot: '"', amp: '&' } as const

function isExpensive(text: string) {
  const deep = text.split('\n').some((line) => markDepth(line) > deepestNesting)
  return deep || (text.match(/\]\(|https?:\/\/|<[^\s>]+[:@]/g)?.length ?? 0) > mostLinks || /[[*_~`]{60,}/.test(text)
}

const markDepth = (line: string) => (line.match(/^(?:\s{0,3}>|\s*(?:[-+*]|\d+[.)])\s|\s{2})*/)?.[0].match(/>|[-+*]|\d+[.)]|\s{2}/g) ?? []).length

const plainParagraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br />')}</p>`)
    .join('')

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr'].concat(
    ['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ),
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    h3: 'h5',
    h4: 'h6',
    h5: 'h6',
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener' }),
  },
}
