import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EntryContext, HandleDocumentRequestFunction, ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { median, timed } from '../contest/median.ts'

/**
 * Serves the built site in this process, has one page asked for, and writes down how many milliseconds `renderToString`
 * takes for the same tree with the same data: every component rendered, nothing read, kept, packed or sent.
 */
export async function renderTree(answer: string) {
  const built: ServerBuild = await import(pathToFileURL(path.resolve('build/server/index.js')).href)
  const { default: handle, ...rest } = built.entry.module as typeof built.entry.module & {
    serve: (build: ServerBuild) => Promise<void>
  }
  const timedToo: HandleDocumentRequestFunction = async (request, status, headers, context, load) => {
    const page = { ...context, serverHandoffStream: undefined } as EntryContext
    const render = () => renderToString(createElement(RemixServer, { context: page, url: request.url }))
    await timed(500, render)
    writeFileSync(answer, JSON.stringify({ ms: median(await timed(500, render)), bytes: render().length }))
    return handle(request, status, headers, context, load)
  }
  await rest.serve({ ...built, entry: { module: { ...rest, default: timedToo } } } as ServerBuild)
}
