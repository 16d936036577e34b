import { renderInThread } from '#app/web/rendering-thread.server.ts'

/** Goes up when the same text would come out differently; stored texts can then be rendered again. */
export const MARKDOWN_VERSION = 1

const longest = 20_000
const deepestNesting = 20
const mostLinks = 100

/**
 * What people wrote in Markdown as safe HTML, rendered once when it is written and then stored: never inside a
 * transaction, never while a page is made. Text built to be expensive comes back as plain paragraphs.
 */
export async function renderMarkdown(text: string): Promise<string> {
  if (text.trim() === '') return ''
  if (isExpensive(text)) return plainParagraphs(text)
  return (await renderInThread(text)) ?? plainParagraphs(text)
}

/** The words of a rendered text (which holds no "<" but those of its marks) on one line, cut at `length` between words. */
export function excerptOf(html: string, length = 240): string {
  const spaced = html.replace(/<\/(p|li|h\d|blockquote|pre|tr|td|th)>|<br \/>/g, ' ')
  const words = spaced
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const plain = words.replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof entities) => entities[name])
  return plain.length <= length ? plain : `${wholeWords(plain, length)}…`
}

/** Cut between words where one ends in the second half, else between signs. */
function wholeWords(plain: string, length: number) {
  const space = plain.lastIndexOf(' ', length)
  if (space > length / 2) return plain.slice(0, space).replace(/[\s,;:–—-]+$/, '')
  return [...new Intl.Segmenter().segment(plain.slice(0, length))]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('')
}

const entities = { lt: '<', gt: '>', quot: '"', amp: '&' } as const

/** Long runs without a space make the recognition of addresses and emphasis quadratic. */
function isExpensive(text: string) {
  if (text.length > longest * 2 || /[!-~]{1000}/.test(text) || /[[*_~`]{60}/.test(text)) return true
  const links = text.match(/\]\(|\]\[|https?:\/\/|www\.|<[^\s>]+[:@]|\w@\w/g)?.length ?? 0
  return links > mostLinks || text.split('\n').some((line) => nesting(line) > deepestNesting)
}

function nesting(line: string) {
  const marks = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/.exec(line)?.[0] ?? ''
  return (marks.match(/>|[-+*]|\d+[.)]|[ \t]{2}/g) ?? []).length
}

function plainParagraphs(text: string) {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '')
  return paragraphs.map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br />')}</p>`).join('')
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
