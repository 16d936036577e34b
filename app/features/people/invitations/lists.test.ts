import { describe, expect, test } from 'vitest'
import { acceptInvitation, findInvitation } from '#app/features/people/accept-invitation.server.ts'
import { claimPaper } from '#app/features/people/invitations/claim-paper.server.ts'
import { inviteList, type ListWanted } from '#app/features/people/invitations/invite-list.server.ts'
import {
  listInvitations,
  slipsOf,
  takeBackInvitation,
} from '#app/features/people/invitations/list-invitations.server.ts'
import { lookOverList } from '#app/features/people/invitations/look-over-list.server.ts'
import { invitePerson } from '#app/features/people/invite-person.server.ts'
import { joinAccount } from '#app/features/people/sign-in/join-account.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { listedInvitations } from '#drizzle/queries/invitations.ts'
import { personByEmail } from '#drizzle/queries/people.ts'
import { aModerator, anAdmin, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { mailTo, tokenFor } from '#tests/mailbox.ts'

const anAddress = () => `${newId()}@example.org`
const hour = 60 * 60 * 1000
const days = (n: number) => new Date(Date.now() + n * 24 * hour)
const alone = { name: '', guests: [] }
const proof = (email: string) => ({ email, provesAddress: true, guests: [], name: '', next: '/' })

const invite = async (given: Partial<ListWanted> & { list: string }, admin = anAdmin()) =>
  inviteList(await admin, { by: 'mail', affiliation: 'employee', days: 14, ...given })

/** One sheet of paper for somebody; answers its code as it is printed. */
async function aSheet(list = 'Nadia') {
  const admin = await anAdmin()
  const sent = await inviteList(admin, { by: 'paper', affiliation: 'employee', days: 14, list })
  if (!sent.ok) throw new Error(sent.reason)
  const [slip] = await slipsOf(admin, sent.batchId)
  return { code: slip?.code ?? '', batchId: sent.batchId, admin }
}

describe('a list', () => {
  test('says line by line what is wrong with it, and sends nothing yet', async () => {
    const [good, member, open] = [anAddress(), anAddress(), anAddress()]
    await aPerson({ email: member })
    await invitePerson(await anAdmin(), { email: open, affiliation: 'customer', role: 'member' })
    const list = `Correo;Nombre\n${good.toUpperCase()};Nadia\nnot an address@;Olga\n\n${good};Again\n;Pavel\n${member};Known\n${open};Asked`
    const looked = await lookOverList(list, true)
    expect(looked).toMatchObject({
      ok: true,
      good: 1,
      lines: [
        { n: 2, email: good, name: 'Nadia' },
        { n: 3, wrong: 'invite_line_address' },
        { n: 5, wrong: 'invite_line_twice' },
        { n: 6, name: 'Pavel', wrong: 'invite_line_no_address' },
        { n: 7, wrong: 'invite_line_member' },
        { n: 8, wrong: 'invite_line_open' },
      ],
    })
    expect(looked.ok && looked.lines[0]?.wrong).toBeUndefined()
    await expect(mailTo(good)).rejects.toThrow()
  })

  test('is read as people have it: bare addresses, commas, tabs, quotes, a heading in another order', async () => {
    const lists = [
      'a@x.example\nb@x.example',
      'Anna,a@x.example\nBoris,b@x.example',
      'имя\tпочта\nАнна\ta@x.example\nБорис\tb@x.example',
    ]
    lists.push(
      '"Anna ""A"" Smith",a@x.example\n"B, Boris",b@x.example',
      '\uFEFFe-mail\r\na@x.example\r\nb@x.example\r\n',
    )
    for (const list of lists) {
      const looked = await lookOverList(list, true)
      expect(looked.ok && looked.lines.map(({ email, wrong }) => [email, wrong]), list).toEqual([
        ['a@x.example', undefined],
        ['b@x.example', undefined],
      ])
    }
  })

  test('that is empty, unreadable or too long says so', async () => {
    const reason = async (list: string) => {
      const looked = await lookOverList(list, true)
      return looked.ok ? 'fine' : looked.reason
    }
    expect(await reason(' \n ')).toBe('invite_list_empty')
    const many = Array.from({ length: 501 }, (_, n) => `p${n}@x.example`)
    expect([await reason(many.join('\n')), await reason(many.slice(1).join('\n'))]).toEqual([
      'invite_list_too_long',
      'fine',
    ])
  })

  test('invites whose line is right by a letter of their own, for as long as was said', async () => {
    const [first, second] = [anAddress(), anAddress()]
    const sent = await invite({ list: `${first}, Nadia\nnobody\n${second}`, days: 3 })
    expect(sent).toMatchObject({ ok: true, sent: 2 })
    expect((await mailTo(first)).text).toContain('holds for 3 days')
    const token = await tokenFor(first)
    expect(await tokenFor(second)).not.toBe(token)
    expect(await findInvitation(token, aVisitor(), days(2.9))).toMatchObject({
      affiliation: 'employee',
      role: 'member',
    })
    expect(await findInvitation(token, aVisitor(), days(3.1))).toBeUndefined()
  })

  test('is for admins alone, and a thousand people a day are enough', async () => {
    await expect(invite({ list: anAddress() }, aModerator())).rejects.toMatchObject({ status: 404 })
    const admin = anAdmin()
    const names = (n: number) => Array.from({ length: n }, (_, i) => `Person ${i}`).join('\n')
    for (const n of [500, 499]) expect(await invite({ list: names(n), by: 'paper' }, admin)).toMatchObject({ ok: true })
    expect(await invite({ list: names(2), by: 'paper' }, admin)).toEqual({ ok: false, reason: 'invite_list_enough' })
    expect(await invite({ list: names(1), by: 'paper' }, admin)).toMatchObject({ ok: true })
  })
})

describe('an invitation on paper', () => {
  test('makes its holder an account by a code to the address they say, once, with what it offers', async () => {
    await changeSettings({ signUp: 'invited' })
    try {
      const { code } = await aSheet()
      expect(await findInvitation(code, aVisitor())).toMatchObject({ asksAddress: true, needsSignIn: false, email: '' })
      const [early, email, late] = [anAddress(), anAddress(), anAddress()]
      expect((await transaction(() => joinAccount(proof(email)))).ok).toBe(false)

      await claimPaper(code, early, aRequest('/'))
      const typed = code.toLowerCase().replaceAll('-', ' ')
      expect(await claimPaper(typed, email, aRequest('/'))).toMatchObject({ ok: true })
      expect((await transaction(() => joinAccount(proof(early)))).ok).toBe(false)
      const joined = await transaction(() => joinAccount(proof(email)))
      expect(joined).toMatchObject({ ok: true })
      expect(await personByEmail(email)).toMatchObject({ affiliation: 'employee', role: 'member', name: 'Nadia' })

      expect((await claimPaper(code, late, aRequest('/'))).ok).toBe(false)
      expect((await transaction(() => joinAccount(proof(late)))).ok).toBe(false)
      expect(await findInvitation(code, aVisitor())).toBeUndefined()
    } finally {
      await changeSettings({ signUp: 'open' })
    }
  })

  test('is accepted by somebody who has an account and is signed in, and by nobody who only holds it', async () => {
    const { code } = await aSheet()
    expect(await acceptInvitation(code, aVisitor(), alone)).toMatchObject({ ok: false })
    const unproved = await aPerson({ emailConfirmedAt: null })
    expect(await acceptInvitation(code, unproved, alone)).toMatchObject({ ok: false })
    const person = await aPerson()
    expect(await acceptInvitation(code, person, alone)).toMatchObject({ ok: true, person: { affiliation: 'employee' } })
    expect(await acceptInvitation(code, await aPerson(), alone)).toMatchObject({ ok: false })
  })

  test('that names an address is for that address only', async () => {
    const email = anAddress()
    const { code } = await aSheet(`${email}, Olga`)
    expect((await claimPaper(code, anAddress(), aRequest('/'))).ok).toBe(false)
    expect(await acceptInvitation(code, await aPerson(), alone)).toMatchObject({ ok: false })
    const owner = await aPerson({ email })
    expect(await acceptInvitation(code, owner, alone)).toMatchObject({ ok: true })
  })

  test('is printed again until it is used or taken back; its code is nowhere readable in the database', async () => {
    const { code, batchId, admin } = await aSheet('Nadia\nOlga')
    const bare = code.replaceAll('-', '')
    const rows = await listedInvitations({ batchId, limit: 5, offset: 0 }, new Date())
    expect(JSON.stringify(rows)).not.toContain(bare)
    expect(await slipsOf(admin, batchId)).toHaveLength(2)
    await acceptInvitation(code, await aPerson(), alone)
    const [left] = await slipsOf(admin, batchId)
    expect([left?.code === code, (await slipsOf(admin, batchId)).length]).toEqual([false, 1])

    const at = (state: string) => new URL(`http://x/?list=${batchId}&state=${state}`)
    expect((await listInvitations(admin, at('open'))).counts).toEqual({ open: 1, accepted: 1, expired: 0, revoked: 0 })
    expect((await listInvitations(admin, at('open'), days(15))).counts).toMatchObject({ open: 0, expired: 1 })
    await takeBackInvitation(admin, left?.id ?? '')
    expect((await listInvitations(admin, at('revoked'))).invitations).toMatchObject([{ id: left?.id }])
    expect(await findInvitation(left?.code ?? '', aVisitor())).toBeUndefined()
    await expect(listInvitations(await aModerator(), at('open'))).rejects.toMatchObject({ status: 404 })
    await expect(slipsOf(await aModerator(), batchId)).rejects.toMatchObject({ status: 404 })
  })
})
