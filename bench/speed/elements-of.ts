import { createElement, type ReactNode } from 'react'

const alone = new Set(['meta', 'link', 'input', 'img', 'br', 'hr', 'source', 'wbr'])
const token = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g
const attribute = /([\w:-]+)(?:="([^"]*)")?/g
const names: Record<string, string> = {
  class: 'className',
  for: 'htmlFor',
  charset: 'charSet',
  crossorigin: 'crossOrigin',
}

type Open = { name: string; props: Record<string, unknown>; children: ReactNode[] }

/** The elements a finished page of ours consists of, as React would be given them; scripts and styles apart. */
export function elementsOf(html: string): ReactNode {
  const page = html.replace(/<!DOCTYPE html>/, '').replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/g, '')
  const open: Open[] = [{ name: '', props: {}, children: [] }]
  for (const [whole, closing, name, attributes = ''] of page.matchAll(token)) {
    const within = open.at(-1) as Open
    if (whole.startsWith('<!--')) continue
    if (!name) within.children.push(whole)
    else if (closing) close(open)
    else if (alone.has(name)) within.children.push(createElement(name, propsOf(attributes)))
    else open.push({ name, props: propsOf(attributes), children: [] })
  }
  return open[0]?.children[0]
}

function close(open: Open[]) {
  const { name, props, children } = open.pop() as Open
  open.at(-1)?.children.push(createElement(name, props, ...children))
}

function propsOf(attributes: string) {
  const found = [...attributes.matchAll(attribute)].filter(([, name]) => name !== 'style' && name !== 'value')
  return Object.fromEntries(found.map(([, name = '', value]) => [names[name] ?? name, value ?? true]))
}
