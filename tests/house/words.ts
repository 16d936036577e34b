import ts from 'typescript'
import { type SourceFile, walk } from './source-files.ts'

const vague = ['utils', 'util', 'helpers', 'helper', 'lib', 'services', 'common', 'shared', 'misc']
const mayBeIndex = ['drizzle/schema/index.ts', 'app/styles/index.css']

/** Folders and files whose name says nothing, or is not written like the others. */
export function nameOffences(names: string[]): string[] {
  return names.flatMap((name) => {
    const folders = name.split('/').slice(0, -1)
    const file = name.split('/').at(-1) ?? ''
    const empty = folders.find((folder) => vague.includes(folder))
    if (empty) return [`${name}: "${empty}" names no topic`]
    if (/^index\.[a-z]+$/.test(file) && !mayBeIndex.includes(name)) return [`${name}: a file is named by what it holds`]
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(file)) return [`${name}: file names are kebab-case`]
    return []
  })
}

// Put together here, so that this file does not offend itself.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`)
const silenced = new RegExp(['@ts-' + '(ignore|nocheck|expect-error)', 'eslint' + '-disable'].join('|'))

/** Work put off, and checks switched off. */
export function shortcutOffences(files: { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) => [
    ...(unfinished.test(text) ? [`${path}: finish it or leave it out`] : []),
    ...(silenced.test(text) ? [`${path}: mend what the checker says instead of silencing it`] : []),
  ])
}

const spoken = ['alt', 'title', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-valuetext']
/** Names that are the same in every language. */
const names = /\b(Aflora|API|Atom|CSV|iCal|JSON|Markdown|XLSX)\b/g
const hasWords = (text: string) => /\p{L}{2,}/u.test(text.replace(names, ''))

/** Words a person would read, written into a component instead of the messages. */
export function textOffences(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    .flatMap((file) => {
      const found: string[] = []
      walk(file.tree, (node) => {
        const words = wordsOf(node)
        if (words) found.push(`${file.path}: "${words}" belongs into app/messages`)
      })
      return found
    })
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node) && hasWords(node.text)) return node.text.trim()
  if (!ts.isJsxAttribute(node) || !spoken.includes(node.name.getText())) return undefined
  const value = node.initializer
  return value && ts.isStringLiteral(value) && hasWords(value.text) ? value.text : undefined
}
