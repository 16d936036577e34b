import type { Viewer } from '#app/features/policy/viewer.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { loggedContests } from '#drizzle/queries/own-contests.ts'
import { ownRows } from '#drizzle/queries/own-data.ts'
import { ownSections } from '#drizzle/queries/own-sections.ts'

const format = 'aflora-my-data-1'

/**
 * Everything the site knows of a person, as the parts of one JSON text, read a page at a time. Only rows that are theirs:
 * of what others wrote it names no more than the id. The caller has asked for a fresh sign-in.
 */
export async function* ownData(viewer: Viewer, now = new Date()): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(format)},"madeAt":${JSON.stringify(now)}`
  for (const section of ownSections) yield* listed(section.name, ownRows(section, viewer))
  yield* listed('receipts', receiptsOf(viewer))
  yield '}\n'
}

/** The same as bytes for an answer; stops reading when nobody takes them any more. */
export function ownDataStream(viewer: Viewer, now = new Date()): ReadableStream<Uint8Array> {
  const parts = ownData(viewer, now)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

async function* listed(name: string, pages: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}:[`
  let first = true
  for await (const rows of pages) {
    for (const row of rows) {
      yield `${first ? '' : ','}\n${JSON.stringify(row)}`
      first = false
    }
  }
  yield ']'
}

async function* receiptsOf(viewer: Viewer): AsyncGenerator<unknown[]> {
  for (const id of await loggedContests(viewer.id))
    yield await ownReceipts(viewer, (await contestById(id)) as ContestRow)
}
