import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EntryContext, HandleDocumentRequestFunction, ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'

/** As often as a site is asked for its page before its processor time is taken, and while it is. */
const runs = 3_000

/**
 * Serves the built site in this process, has one page asked for, and writes down how many milliseconds of processor time
 * `renderToString` takes for the same tree with the same data: every component rendered, nothing read, kept, packed or
 * sent. What V8 collects and compiles beside it counts, as it does for the site.
 */
export async function renderTree(answer: string) {
  const built: ServerBuild = await import(pathToFileURL(path.resolve('build/server/index.js')).href)
  const { default: handle, ...rest } = built.entry.module as typeof built.entry.module & {
    serve: (build: ServerBuild) => Promise<void>
  }
  const timedToo: HandleDocumentRequestFunction = async (request, status, headers, context, load) => {
    const page = { ...context, serverHandoffStream: undefined } as EntryContext
    const render = () => renderToString(createElement(RemixServer, { context: page, url: request.url }))
    for (let nth = 0; nth < runs; nth++) render()
    const before = process.cpuUsage()
    for (let nth = 0; nth < runs; nth++) render()
    const { user, system } = process.cpuUsage(before)
    writeFileSync(answer, JSON.stringify({ ms: (user + system) / 1000 / runs, bytes: render().length }))
    return handle(request, status, headers, context, load)
  }
  await rest.serve({ ...built, entry: { module: { ...rest, default: timedToo } } } as ServerBuild)
}
