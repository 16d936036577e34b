import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test, vi } from 'vitest'
import { removeComment } from '#app/features/comments/remove-comment.server.ts'
import { drawPicture } from '#app/features/files/draw-picture.server.ts'
import { QUOTAS } from '#app/features/files/file-limits.ts'
import { fileFolder, placeOf } from '#app/features/files/file-store.server.ts'
import { sweepFiles } from '#app/features/files/sweep-files.server.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as appealRoute from '#app/routes/attachments/appeal.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { fileById, filesOn } from '#drizzle/queries/files.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aContest, aModerator, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'
import { askAboutFile } from './ask-about-file.server.ts'
import { attachFile } from './attach-file.server.ts'
import { decideFile } from './decide-file.server.ts'
import { fileAppealPage } from './file-appeal-page.server.ts'
import { filesPage } from './files-page.server.ts'
import { filesQueue } from './files-queue.server.ts'
import { findFile } from './find-file.server.ts'
import { removeFile } from './remove-file.server.ts'
import { sendFile } from './send-file.server.ts'

/** Each picture starts a program of its own, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5563' } })
const aPicture = await canvas(400, 300).jpeg().toBuffer()
const aPdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function anOwnIdea(given: Parameters<typeof aContest>[0] = {}) {
  const author = await aPerson()
  const contest = await aContest(given)
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  return { author, contest, idea, place: { subject: 'idea' as const, id: idea.id } }
}

const send = (content: Uint8Array, name = 'picture.jpg') => ({ file: { name, content }, alt: 'A queue at the counter' })

async function attached(viewer: Viewer, place: Parameters<typeof attachFile>[1], content: Uint8Array = aPdf) {
  const done = await attachFile(viewer, place, send(content))
  if (!done.ok) throw new Error(done.reason)
  return done.file
}

const statusOf = (work: Promise<unknown>) =>
  work.then(
    (answer) => (answer instanceof Response ? answer.status : 200),
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : Promise.reject(thrown)),
  )

describe('a picture', () => {
  test('is drawn anew as WebP and reaches every reader', async () => {
    const { author, place } = await anOwnIdea()
    const file = await attached(author, place, aPicture)
    expect(file).toMatchObject({ kind: 'picture', type: 'image/webp', width: 400, height: 300, state: 'shown' })
    const answer = await sendFile(aVisitor(), file.id, null)
    expect(answer.headers.get('Content-Type')).toBe('image/webp')
    expect(answer.headers.get('Content-Disposition')).toMatch(/^inline; filename="picture.webp"/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 400 })
    expect(bytes.equals(readFileSync(placeOf(file.id)))).toBe(true)
    expect((await sendFile(aVisitor(), file.id, answer.headers.get('ETag'))).status).toBe(304)
  })

  test('loses where and with what it was taken', async () => {
    const gps = { IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 25/1 0/1' } }
    const told = await canvas(64, 64).withExif(gps).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg().toBuffer()
    expect((await sharp(told).metadata()).exif).toBeDefined()
    const { author, place } = await anOwnIdea()
    const file = await attached(author, place, told)
    const kept = await sharp(readFileSync(placeOf(file.id))).metadata()
    expect([kept.exif, kept.xmp, kept.icc, kept.iptc]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('keeps nothing of what was hidden behind it', async () => {
    const script = '<script>alert(1)</script>'
    const polyglot = Buffer.concat([aPicture, Buffer.from(script), Buffer.from(zipSync({ a: strToU8(script) }))])
    const { author, place } = await anOwnIdea()
    const file = await attached(author, place, polyglot)
    const kept = readFileSync(placeOf(file.id))
    expect(polyglot.includes(script)).toBe(true)
    expect(kept.includes('script')).toBe(false)
    expect(kept.includes('PK\x03\x04')).toBe(false)
  })

  test('is turned upright and made no larger than needed', async () => {
    const sideways = await canvas(3000, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { author, place } = await anOwnIdea()
    expect(await attached(author, place, sideways)).toMatchObject({ width: 533, height: 1600 })
  })

  test('with too many pixels is refused from its header, and one just within is not', async () => {
    const { author, place } = await anOwnIdea()
    const bomb = await canvas(10, 10).png().toBuffer()
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    writeCrc(bomb)
    expect(await attachFile(author, place, send(bomb))).toEqual({ ok: false, reason: 'file-pixels' })
    const wanted = { width: 64, height: 64, fit: 'inside' as const, mostPixels: 10_000 }
    expect(await drawPicture(await canvas(101, 100).png().toBuffer(), wanted)).toBe('too-many-pixels')
    expect(await drawPicture(await canvas(100, 100).png().toBuffer(), wanted)).toMatchObject({ width: 64 })
  })

  test.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'file-kind'],
    ['a GIF', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'), 'file-kind'],
    ['a web page called a picture', Buffer.from('<!doctype html><script>1</script>'), 'file-kind'],
    ['a zip of anything', Buffer.from(zipSync({ 'a.exe': strToU8('MZ') })), 'file-kind'],
    [
      'a document with macros',
      Buffer.from(
        zipSync({
          '[Content_Types].xml': strToU8('<a/>'),
          'word/document.xml': strToU8('<a/>'),
          'word/vbaProject.bin': strToU8('x'),
        }),
      ),
      'file-kind',
    ],
    ['a picture that breaks off', aPicture.subarray(0, aPicture.length / 2), 'file-unreadable'],
    ['a PNG head with an SVG behind it', Buffer.from('\x89PNG\r\n\x1a\n<svg/>', 'latin1'), 'file-unreadable'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['too many bytes', Buffer.concat([aPdf, Buffer.alloc(10 * 1024 * 1024)]), 'file-large'],
  ])('%s is not taken', async (_, content, reason) => {
    const { author, place } = await anOwnIdea()
    expect(await attachFile(author, place, send(content))).toEqual({ ok: false, reason })
    expect(await filesOn('idea', [place.id])).toEqual([])
  })
})

describe('a document', () => {
  test('is downloaded under a harmless name and never shown', async () => {
    const { author, place } = await anOwnIdea()
    const tricky = '../../etc/"pass\r\nwd" Счёт.html'
    const done = await attachFile(author, place, send(aPdf, tricky))
    const file = done.ok ? done.file : undefined
    expect(file).toMatchObject({ kind: 'document', type: 'application/pdf', name: 'passwd Счёт.pdf' })
    const answer = await sendFile(aVisitor(), file?.id ?? '', null)
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="passwd-----.pdf"; filename\*=UTF-8''/,
    )
    expect(Buffer.from(await answer.arrayBuffer()).equals(aPdf)).toBe(true)
  })

  test('of an office without macros is taken', async () => {
    const { author, place } = await anOwnIdea()
    const docx = zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') })
    expect((await attached(author, place, docx)).name).toBe('picture.docx')
  })
})

describe('who may', () => {
  test('only the author with an account adds, and only they take away', async () => {
    const { author, place, contest } = await anOwnIdea()
    const other = await aPerson()
    expect(await statusOf(attachFile(other, place, send(aPdf)))).toBe(403)
    expect(await statusOf(attachFile(aVisitor(), place, send(aPdf)))).toBe(403)
    const guest = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null })
    const own = await anIdea({ contestId: contest.id, authorId: guest.id })
    expect(await statusOf(attachFile(guest, { subject: 'idea', id: own.id }, send(aPdf)))).toBe(403)
    const file = await attached(author, place)
    expect(await statusOf(removeFile(other, file.id))).toBe(403)
    expect(existsSync(placeOf(file.id))).toBe(true)
    await removeFile(author, file.id)
    expect(await statusOf(sendFile(author, file.id, null))).toBe(404)
    expect(existsSync(placeOf(file.id))).toBe(false)
  })

  test('files of a concealed idea answer like missing ones', async () => {
    const { author, place, idea } = await anOwnIdea({ audience: 'employees', takePart: 'everyone' })
    const employee = await aPerson({ affiliation: 'employee' })
    const proposer = { ...author, affiliation: 'employee' as const }
    const file = await attached(proposer, place)
    expect(await statusOf(sendFile(employee, file.id, null))).toBe(200)
    const missing = await sendFile(aVisitor(), newId(), null).catch((thrown: Response) => thrown)
    const concealed = await sendFile(aVisitor(), file.id, null).catch((thrown: Response) => thrown)
    expect([concealed.status, await concealed.text(), [...concealed.headers]]).toEqual([
      missing.status,
      await missing.text(),
      [...missing.headers],
    ])
    for (const state of ['draft', 'held', 'hidden'] as const) {
      await transaction(() => changeIdea(idea.id, { state }))
      expect(await statusOf(sendFile(employee, file.id, null))).toBe(404)
      expect(await statusOf(sendFile(proposer, file.id, null))).toBe(200)
    }
  })

  test('what is withdrawn or removed takes its files along at once', async () => {
    const { author, place, contest, idea } = await anOwnIdea()
    const [file, reader] = [await attached(author, place), await aPerson()]
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(200)
    await withdrawIdea(author, idea.id)
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(404)

    const [id, where] = [newId(), await anIdea({ contestId: contest.id })]
    const words = { text: 'Look', html: '<p>Look</p>', state: 'published' as const }
    await transaction(() => addComment({ id, contestId: contest.id, ideaId: where.id, authorId: author.id, ...words }))
    const shown = await attached(author, { subject: 'comment', id })
    expect(await statusOf(sendFile(reader, shown.id, null))).toBe(200)
    await removeComment(author, id)
    expect(await statusOf(sendFile(author, shown.id, null))).toBe(404)
    expect(existsSync(placeOf(shown.id))).toBe(false)
  })

  test.each(['../../../etc/passwd', '..%2f..%2fkeys', 'a'.repeat(26), '', '.'])(
    'the name %j leads nowhere',
    async (id) => {
      expect(await statusOf(sendFile(await aModerator(), id, null))).toBe(404)
      if (!/^[0-9a-z]{26}$/.test(id)) expect(() => placeOf(id)).toThrow()
    },
  )
})

describe('room', () => {
  test('ends where said, also for many at once', async () => {
    const { author, place } = await anOwnIdea()
    const quotas = { ...QUOTAS, onOneThing: 3 }
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => attachFile(author, place, send(aPdf), new Date(), quotas)),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(3)
    expect(new Set(tries.flatMap((one) => (one.ok ? [] : [one.reason])))).toEqual(new Set(['file-thing-full']))
    expect(await filesOn('idea', [place.id])).toHaveLength(3)
  })

  test('is counted by day, by person and by contest', async () => {
    const { author, place, contest } = await anOwnIdea()
    const now = new Date()
    const trying = (quotas: Partial<typeof QUOTAS>, at = now) =>
      attachFile(author, place, send(aPdf), at, { ...QUOTAS, ...quotas })
    expect(await trying({ personDay: 1 })).toMatchObject({ ok: true })
    expect(await trying({ personDay: 1 })).toEqual({ ok: false, reason: 'file-day-full' })
    expect(await trying({ personBytes: aPdf.length * 2 - 1 })).toEqual({ ok: false, reason: 'file-person-full' })
    expect(await trying({ contestBytes: aPdf.length * 2 - 1 })).toEqual({ ok: false, reason: 'file-contest-full' })
    expect(await trying({ personBytes: aPdf.length * 2, contestBytes: aPdf.length * 2 })).toMatchObject({ ok: true })
    const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
    expect(await trying({ personDay: 1 }, tomorrow)).toMatchObject({ ok: true })
    const elsewhere = await anIdea({ contestId: contest.id, authorId: author.id })
    expect(await attachFile(author, { subject: 'idea', id: elsewhere.id }, send(aPdf))).toMatchObject({ ok: true })
  })
})

describe('a moderator', () => {
  test('sees what waits, shows it, and takes it down with a reason its owner is told', async () => {
    const { author, place, idea, contest } = await anOwnIdea({ moderation: 'before' })
    const [moderator, reader] = [await aModerator(), await aPerson()]
    const file = await attached(author, place)
    expect(file.state).toBe('held')
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(404)
    expect(await statusOf(sendFile(author, file.id, null))).toBe(200)
    const waiting = (await filesQueue(moderator)).waiting.map(({ id }) => id)
    expect(waiting).toContain(file.id)

    expect(await statusOf(decideFile(author, file.id, { decision: 'show' }))).toBe(403)
    expect(await statusOf(decideFile(reader, file.id, { decision: 'show' }))).toBe(404)
    expect(await decideFile(moderator, file.id, { decision: 'show' })).toEqual({ ok: true })
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(200)

    expect(await decideFile(moderator, file.id, { decision: 'hide' })).toEqual({ ok: false, reason: 'file-reason' })
    const wish = { decision: 'hide' as const, reason: 'personal' as const, words: 'A face can be seen.' }
    expect(await decideFile(moderator, file.id, wish)).toEqual({ ok: true })
    expect(await decideFile(moderator, file.id, wish)).toEqual({ ok: false, reason: 'file-decided' })
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(404)
    expect(await statusOf(sendFile(author, file.id, null))).toBe(404)
    expect(await statusOf(sendFile(moderator, file.id, null))).toBe(200)
    expect((await mailTo(author.email as string)).text).toContain('A face can be seen.')
    expect((await filesPage(author, place)).files[0]?.hidden?.words).toBe('A face can be seen.')
    const entries = await auditEntries(10)
    expect(entries.some(({ entry }) => entry.action === 'file.hidden' && entry.subjectId === file.id)).toBe(true)

    expect(await decideFile(moderator, file.id, { decision: 'show' })).toEqual({ ok: true })
    expect(await statusOf(sendFile(reader, file.id, null))).toBe(200)
    expect(contest.id).toBe(idea.contestId)
  })

  test('of another contest does not find it', async () => {
    const { author, place } = await anOwnIdea({ moderation: 'before' })
    const file = await attached(author, place)
    const other = await aContest()
    const owner = { ...(await aPerson()), owns: [other.id] }
    expect((await filesQueue(owner)).waiting).toEqual([])
    expect(await statusOf(findFile(owner, file.id, 'file.moderate'))).toBe(404)
    expect(await statusOf(filesQueue(await aPerson()))).toBe(404)
  })
})

describe('who had a file taken down', () => {
  const because = { decision: 'hide' as const, reason: 'personal' as const, words: 'A face can be seen.' }

  async function aTakenDown() {
    const { author, place } = await anOwnIdea()
    const [file, first] = [await attached(author, place), await aModerator({ name: 'Olga' })]
    expect(await decideFile(first, file.id, because)).toEqual({ ok: true })
    return { author, place, file, first }
  }

  test('reads why, asks once for another look, and somebody else than who decided brings it back', async () => {
    const { author, place, file, first } = await aTakenDown()
    const told = await mailTo(author.email as string)
    expect(told.text).toContain('ask once that somebody else looks at it again')
    expect(told.text).toContain(`/files/${file.id}/appeal`)
    expect((await filesPage(author, place)).files[0]?.hidden).toMatchObject({ appeal: `/files/${file.id}/appeal` })
    const before = await fileAppealPage(author, file.id)
    expect(before).toMatchObject({ mayAsk: true, asked: null, decided: { words: 'A face can be seen.' } })

    expect(await askAboutFile(author, file.id, 'It is my own face.')).toEqual({ fresh: true })
    expect(await askAboutFile(author, file.id, 'Please!')).toEqual({ fresh: false })
    expect(await fileAppealPage(author, file.id)).toMatchObject({ mayAsk: false, asked: 'It is my own face.' })

    const other = await aModerator()
    const seenBy = async (viewer: Viewer) => (await filesQueue(viewer)).asked.find(({ id }) => id === file.id)?.appeal
    expect(await seenBy(first)).toEqual({ words: 'It is my own face.', yours: false })
    expect(await seenBy(other)).toEqual({ words: 'It is my own face.', yours: true })
    for (const decision of ['show', 'uphold'] as const)
      expect(await decideFile(first, file.id, { decision, words: 'No.' })).toEqual({
        ok: false,
        reason: 'own-decision',
      })
    expect(await decideFile(other, file.id, { decision: 'show' })).toEqual({ ok: true })
    expect(await statusOf(sendFile(aVisitor(), file.id, null))).toBe(200)
    expect(await fileAppealPage(author, file.id)).toMatchObject({ mayAsk: false, outcome: { tone: 'pro' } })
    expect((await mailTo(author.email as string)).text).toContain('is back')
  })

  test('is told with words that it stays down, and may ask anew about a new decision only', async () => {
    const { author, file, first } = await aTakenDown()
    await askAboutFile(author, file.id, 'It is my own face.')
    const other = await aModerator()
    expect(await decideFile(other, file.id, { decision: 'uphold' })).toEqual({ ok: false, reason: 'file-reason' })
    const wish = { decision: 'uphold' as const, words: 'It is somebody else’s.' }
    expect(await decideFile(other, file.id, wish)).toEqual({ ok: true })
    expect(await decideFile(other, file.id, wish)).toEqual({ ok: false, reason: 'file-decided' })
    expect(await statusOf(sendFile(aVisitor(), file.id, null))).toBe(404)
    const told = await mailTo(author.email as string)
    expect(told.text).toContain('It is somebody else’s.')
    expect(await fileAppealPage(author, file.id)).toMatchObject({
      mayAsk: false,
      outcome: { tone: 'contra', words: 'It is somebody else’s.' },
    })
    expect(await askAboutFile(author, file.id, 'Again')).toEqual({ fresh: false })
    const log = (await auditEntries(500)).filter(({ entry }) => entry.subjectId === file.id)
    expect(log.map(({ entry }) => entry.action).sort()).toEqual(['file.appealed', 'file.hidden', 'file.upheld'])

    await decideFile(other, file.id, { decision: 'show' })
    await decideFile(first, file.id, because)
    expect(await askAboutFile(author, file.id, 'Once more')).toEqual({ fresh: true })
  })

  test('is alone with that: to everybody else the page is not there, nor where nothing was taken down', async () => {
    const { author, place, file, first } = await aTakenDown()
    for (const viewer of [aVisitor(), await aPerson(), first])
      for (const work of [() => fileAppealPage(viewer, file.id), () => askAboutFile(viewer, file.id, 'Mine')])
        expect(await statusOf(work())).toBe(404)
    const shown = await attached(author, place, Buffer.concat([aPdf, Buffer.from(' ')]))
    expect(await statusOf(askAboutFile(author, shown.id, 'Why?'))).toBe(404)
    expect(await statusOf(fileAppealPage(author, shown.id))).toBe(404)
  })

  test('asks by a form without a script, and keeps what they wrote when it is empty', async () => {
    const { author, file } = await aTakenDown()
    const visit = (form?: Record<string, string>) =>
      visitRoute(appealRoute as never, `/files/${file.id}/appeal`, { as: author, form, params: { file: file.id } })
    expect((await visit({ words: '' })).status).toBe(400)
    expect(await visit({ words: 'It is mine.' })).toMatchObject({ status: 303, to: `/files/${file.id}/appeal` })
    expect((await visit()).page).toMatchObject({ asked: 'It is mine.', mayAsk: false })
  })

  test('does not lose it while the request waits', async () => {
    const { author, file } = await aTakenDown()
    await askAboutFile(author, file.id, 'It is my own face.')
    await sweepFiles(new Date(Date.now() + 31 * 24 * 3_600_000))
    expect(await fileById(file.id)).toBeDefined()
    await decideFile(await aModerator(), file.id, { decision: 'uphold', words: 'No.' })
    await sweepFiles(new Date(Date.now() + 31 * 24 * 3_600_000))
    expect(await fileById(file.id)).toBeUndefined()
  })
})

test('the sweep removes bytes nobody names and what was taken down long ago, and nothing else', async () => {
  const { author, place } = await anOwnIdea()
  const [kept, hidden, moderator] = [await attached(author, place), await attached(author, place), await aModerator()]
  await decideFile(moderator, hidden.id, { decision: 'hide', reason: 'spam' })
  const [orphan, fresh] = [newId(), newId()]
  for (const id of [orphan, fresh, kept.id]) {
    mkdirSync(path.dirname(placeOf(id)), { recursive: true })
    if (id !== kept.id) writeFileSync(placeOf(id), 'x')
    const age = id === fresh ? 0 : 7_200
    utimesSync(placeOf(id), Date.now() / 1000 - age, Date.now() / 1000 - age)
  }
  await sweepFiles()
  expect([orphan, fresh, kept.id, hidden.id].map((id) => existsSync(placeOf(id)))).toEqual([false, true, true, true])
  await sweepFiles(new Date(Date.now() + 31 * 24 * 3_600_000))
  expect([kept.id, hidden.id].map((id) => existsSync(placeOf(id)))).toEqual([true, false])
  expect(await fileById(hidden.id)).toBeUndefined()
  expect(existsSync(fileFolder())).toBe(true)
})

/** A PNG whose header was changed has a wrong sum, which would be reason enough to refuse it. */
function writeCrc(png: Buffer) {
  let crc = 0xffffffff
  for (const byte of png.subarray(12, 29)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29)
}
