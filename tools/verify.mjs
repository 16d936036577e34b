/* Checks the count of a contest without the site that made it: Node 20 or newer, no package, no network.
 *   node verify.mjs <recount.zip or folder> [--key known.pem] [--receipt receipt.json] [--witness saved-log.json]
 * It relies on these rules (‖ joins bytes, H is SHA-256, hashes enter as 32 bytes, texts as UTF-8):
 *   seal of a ballot     H(0x00 ‖ JSON of the ballot ‖ nonce), its commitment; without the nonce it tells nothing
 *   start of the chain   H(0x01 ‖ id of the contest)
 *   head after an entry  H(previous head ‖ commitment ‖ kind ‖ number as 8 bytes, big-endian ‖ rules hash)
 *   rules hash           H(contract.json, byte for byte); 32 zero bytes where an entry came before any contract
 *   signed head          Ed25519 over {"at","ballots","contest","head","rulesHash","seq"}: JSON, keys sorted, no spaces
 *   receipt              Ed25519 over {"contest","head","rulesHash","seq"}, written likewise
 *   lot of an idea       H(seed ‖ id of the idea) in hexadecimal, smallest first; H(seed) stands in the contract
 * Approval is counted here: the most supporters win, and what is level is told apart by the ladder in `settle`. All
 * other rules are in recount.mjs, which is loaded when it lies beside this file.
 * A ballot weighs what the contract gives the group in its last standing entry: w, as w ballots with one supporter.
 */
import { ok as insist, fail as raise } from 'node:assert'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'

process.on('uncaughtException', ({ message }) => process.exit(console.log(`FAULT ${message}`) ?? 1))
const say = (what, told) => console.log(`${what.padEnd(11)} ${told}`)
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')
const bytes = (hex) => Buffer.from(hex, 'hex')
const ladder = ['supporters', 'cost', 'lot']
const sortedBy = (list, rank) => [...list].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
const isSigned = (said, signature) => verify(null, Buffer.from(canonical(said)), key, bytes(signature))
const options = { key: { type: 'string' }, receipt: { type: 'string' }, witness: { type: 'string' } }
const { positionals, values: given } = parseArgs({ allowPositionals: true, options })
const files = readExport(positionals[0] ?? raise('say which export to check: node verify.mjs recount.zip'))
const text = (name) => String(files[name] ?? raise(`${name} is missing`))
const rows = (name) => JSON.parse(`[${text(name).trim().replaceAll('\n', ',')}]`)
const json = (name) => JSON.parse(text(name))
const [{ signature: word, ...count }, heads, ideas] = ['count.json', 'heads.json', 'ideas.json'].map(json)
const [log, opened, contract] = [rows('log.jsonl'), rows('ballots.jsonl'), JSON.parse(text('contract.json') || 'null')]
const [{ contest, seed }, rulesHash] = [count, contract ? hash(files['contract.json']) : '']
const key = createPublicKey(given.key ? readFileSync(given.key) : text('key.pem'))
insist(!contract || contract.id === contest, 'contract.json: it is the contract of another contest')
checkChain()
const aside = new Map()
const votes = contract?.receipts === 'inclusion' ? unlinked() : replay()
checkHeads(heads, 'heads.json')
const closes = ({ seq, ballots }) => seq === log.length && ballots === new Set(votes.map(({ ballot }) => ballot)).size
insist(heads.some(closes), `entry ${log.length}: no signed head closes the log here, with as many ballots as stand`)
if (given.witness) checkHeads(JSON.parse(readFileSync(given.witness)).heads, given.witness)
const beside = new URL('recount.mjs', import.meta.url)
const { rules: more = {}, isAllowed } = existsSync(beside) ? await import(beside) : {}
if (contract?.rule === 'approval' || Object.hasOwn(more, contract?.rule ?? '')) checkCount(contract)
else say('count', 'NOT RECOUNTED: a rule that this program does not know, or recount.mjs is not beside it')
if (given.receipt) [JSON.parse(readFileSync(given.receipt))].flat().forEach(checkReceipt)
if (!given.key) say('key', 'NOT COMPARED: it came with the export; give one you had before with --key')
console.log('Everything that was checked fits together.')
/** Entries one after the other: nothing missing, doubled, moved or changed. */
function checkChain() {
  const early = log.filter((entry) => entry.rulesHash === '').length
  let head = hash(Buffer.of(1), contest)
  for (const [index, entry] of log.entries()) {
    const [at, rules] = [`entry ${index + 1}`, index < early ? '' : rulesHash]
    insist(entry.seq === index + 1, `${at}: entry ${entry.seq} stands in its place`)
    insist(entry.previous === head, `${at}: it does not continue the entry before it`)
    insist(entry.rulesHash === rules, `${at}: it was made under other rules than contract.json`)
    const number = bytes(entry.seq.toString(16).padStart(16, '0'))
    head = hash(bytes(head), bytes(entry.commitment), entry.kind, number, bytes(rules || '00'.repeat(32)))
    insist(entry.head === head, `${at}: its head does not follow from what it says`)
  }
  say('chain', `${log.length} entries without a gap; the last head is ${head}`)
}
/** Opens the seals, plays the log, each entry by what stood before it (!: a whole ballot); answers what stands. */
function replay() {
  const stood = new Map()
  const alone = /^((cast nothing \w+|confirm p\w+ counted) 1!?|change (\w+) \3 1!|(withdraw|void) [cp]\w+ \w+ 0)$/
  for (const [index, { seq, kind, commitment }] of log.entries()) {
    const { ballot: sealed, nonce, seq: number } = opened[index] ?? raise(`entry ${seq}: its ballot is missing`)
    const seal = nonce === null || (/^[0-9a-f]{64}$/.test(nonce) && hash(Buffer.of(0), sealed, bytes(nonce)))
    insist(seal === true || seal === commitment, `entry ${seq}: its ballot is not the one that was sealed`)
    const says = { ...JSON.parse(sealed), contest, kind, seq }
    insist(number === seq && canonical(says) === sealed, `entry ${seq}: its ballot belongs to another entry`)
    const { ballot, from = ballot, group, idea, marks, state, value } = says
    const [old, place] = [`${from} ${idea}`, `${ballot} ${idea}`]
    const step = `${kind} ${stood.get(old)?.state ?? 'nothing'} ${state} ${value}${marks ? '!' : ''}`
    const fits = from === ballot ? alone.test(step) : !stood.has(place) && /^change (\w+) \1 1!?$/.test(step)
    insist(fits, `entry ${seq}: “${step}” does not follow from what stood before it`)
    const isSame = canonical(aside.get(place)?.marks ?? 0) === canonical(marks ?? 0)
    insist(kind !== 'cast' || !aside.has(place) || isSame, `entry ${seq}: it comes back changed`)
    if (!(state === 'quarantined' && aside.set(place, { ...stood.get(old), group }))) aside.delete(place)
    stood.delete(old)
    if (value > 0) stood.set(place, { ballot, group, idea, marks, seq, state })
  }
  insist(opened.length === log.length, `entry ${log.length + 1}: there is a ballot for it, but no entry`)
  say('seals', `${opened.filter(({ nonce }) => !nonce).length} cannot be opened (erased) and are taken on trust`)
  say('votes', `${stood.size} stand, ${log.filter(({ kind }) => kind === 'void').length} were declared void`)
  return [...stood.values()]
}
/** Ballots that nobody may lead back to the log, because receipts must not show a choice: what stands, and our word. */
function unlinked() {
  const said = { ballots: hash(text('ballots.jsonl')), contest, hash: count.hash, rulesHash }
  insist(word && isSigned(said, word), 'ballots.jsonl: with the hash of count.json it is not signed by this key')
  const places = opened.map(({ ballot, idea }) => `${ballot} ${idea}`)
  insist(new Set(places).size === places.length, 'ballots.jsonl: a ballot stands there twice')
  say('seals', 'STAY CLOSED: no receipt shows a choice, so nobody can check that these are the sealed ballots')
  return opened.map((vote, at) => ({ ...vote, seq: `${at + 1} of ballots.jsonl` }))
}
function checkHeads(signed, from) {
  for (const { signature, ...said } of signed) {
    const { at, head, rulesHash: rules, seq } = said
    insist(isSigned({ ...said, contest }, signature), `head ${seq} of ${from}: its signature is not by this key`)
    insist(seq <= log.length, `entry ${log.length + 1}: it is missing, though head ${seq} of ${from} was signed`)
    const there = log[seq - 1]?.head ?? hash(Buffer.of(1), contest)
    insist(head === there && rules === rulesHash, `entry ${seq}: ${from} was signed for another one on ${at}`)
  }
  say('signatures', `${signed.length} heads in ${from}, the last for entry ${signed.at(-1)?.seq}, ${signed.at(-1)?.at}`)
}
function checkCount({ rule, kind, places, quorum, seedHash, ballot, votesPerPerson, budget, weights }) {
  function elect(papers, support) {
    const needed = quorum.kind === 'percent' ? Math.ceil((quorum.needed * papers.length) / 100) : quorum.needed
    const able = support.filter(({ supporters }) => supporters >= Math.max(1, needed))
    const copies = papers.flatMap(({ marks, weight }) => Array(weight).fill(marks))
    const weighs = new Map(support.map((idea) => [idea, copies.filter((marks) => idea.id in marks).length]))
    const usual = [(idea) => -weighs.get(idea), ...ladder]
    const election = { ideas: support, able: new Set(able), papers: copies, ballots: papers, seats, budget, settle }
    return { usual, weighs, ...(more[rule]?.(election) ?? { winners: settle(able, usual).slice(0, seats) }) }
  }
  insist(hash(seed) === seedHash, 'count.json: its seed is not the one the contract was made with')
  const [limit, costs] = [votesPerPerson ?? budget, Object.fromEntries(ideas.map(({ id, cost }) => [id, cost]))]
  for (const { seq, marks } of votes.filter((vote) => vote.marks))
    insist(isAllowed?.(ballot, limit, marks, costs), `entry ${seq}: its marks are more than the contract allows`)
  const [{ support, papers }, { support: provisional }] = [tally('counted', ballot), tally('provisional', ballot)]
  const [ballots, seats] = [papers.length, kind === 'contest' ? places : 0]
  const { winners: won, order: rated, usual, weighs } = elect(papers, support)
  const whole = rated ?? settle(support, [(idea) => won.indexOf(idea) + 1 || Infinity, ...usual])
  const isNamed = ballot === 'approve' || ballot === 'budget'
  const order = weights && isNamed ? whole.map((idea) => ({ ...idea, weighed: weighs.get(idea) })) : whole
  const said = ([name, mark]) => (isNamed ? name : ballot === 'pair' ? duel(name, mark) : `${name}=${mark}`)
  const line = ({ marks, weight }) => `${weights ? `${weight}:` : ''}${Object.entries(marks).map(said).sort()}\n`
  const approvals = (weights || rule !== 'approval') && { approvals: hash(...papers.map(line).sort()) }
  const mark = hash(canonical({ ballots, contract: rulesHash, seed, support, ...approvals }))
  const winners = won.map(({ id }) => id)
  const other = tally('counted', ballot, [...votes, ...aside.values()])
  const [n, sums] = [other.papers.length - ballots, other.support.map(({ id, supporters }) => ({ id, supporters }))]
  const named = () => elect(other.papers, other.support).winners.map(({ id }) => id)
  const setAside = n > 0 && { ballots: n, winners: named(), support: sums }
  const again = { rule, contest, seed, ballots, provisional, winners, order, hash: mark, ...(setAside && { setAside }) }
  for (const name of Object.keys({ ...again, ...count }))
    insist(canonical([again[name]]) === canonical([count[name]]), `count.json: the log gives another “${name}”`)
  say('count', `${ballots} ballots, ${n} set aside, by the rule ${rule}; winners: ${winners.join(', ') || 'nobody'}`)
}
/** Ballots of one state, what each says of candidates and weighs; how many support them. What waits says nothing. */
function tally(state, kind, list = votes) {
  const support = ideas.filter(({ published }) => published).map(({ id, cost }) => ({ cost, id, supporters: 0 }))
  const [named, papers] = [new Map(support.map((idea) => [idea.id, idea])), new Map()]
  const isTold = (vote) => vote.state === state && (vote.marks ? state === 'counted' : named.has(vote.idea))
  const backs = (mark, at) => (kind === 'pair' ? at === (1 - mark) / 2 : kind !== 'updown' || mark > 0)
  for (const { ballot, group, idea, marks = { [idea]: 1 } } of list.filter(isTold)) {
    const known = Object.entries(marks).filter(([name]) => name.split(':').every((id) => named.has(id)))
    const backed = known.flatMap(([name, mark]) => name.split(':').filter((_, at) => backs(mark, at)))
    for (const id of new Set(backed)) named.get(id).supporters += 1
    const weight = contract.weights ? (contract.weights[group] ?? raise(`ballot ${ballot}: no group “${group}”`)) : 1
    papers.set(ballot, { marks: { ...papers.get(ballot)?.marks, ...Object.fromEntries(known) }, weight })
  }
  return { support, papers: [...papers.values()] }
}
/** A pair as it enters the hash: `preferred>other`, or both in order with = between where neither is. */
function duel(name, mark) {
  const both = name.split(':')
  return mark === 0 ? both.sort().join('=') : (mark > 0 ? both : both.reverse()).join('>')
}
/** Ideas in order: more supporters, then lower cost where all that are level have one, then the lot. */
function settle(level, [step, ...later] = ladder) {
  if (level.length < 2 || !step) return level
  if (step === 'cost' && level.some(({ cost }) => cost === null)) return settle(level, later)
  const own = { supporters: (idea) => -idea.supporters, cost: (idea) => idea.cost, lot: ({ id }) => hash(seed, id) }
  const rank = own[step] ?? step
  const groups = new Map()
  for (const idea of sortedBy(level, rank)) groups.set(rank(idea), [...(groups.get(rank(idea)) ?? []), idea])
  return [...groups.values()].flatMap((group) => settle(group, later))
}
function checkReceipt({ seq, head, rulesHash: rules, signature, ballot, nonce, commitment }) {
  insist(isSigned({ contest, head, rulesHash: rules, seq }, signature), 'receipt: its signature is not by this key')
  const seal = nonce ? hash(Buffer.of(0), ballot, bytes(nonce)) : commitment
  const entry = log[seq - 1] ?? raise(`entry ${seq}: it is missing, though the receipt was signed for it`)
  insist(entry.head === head && entry.commitment === seal, `entry ${seq}: it is not the one of the receipt`)
  say('receipt', `it is entry ${seq} of the log${nonce ? '' : ', and does not show what was chosen'}`)
}
function readExport(path) {
  if (statSync(path).isDirectory())
    return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(`${path}/${name}`)]))
  const [zip, found] = [readFileSync(path), {}]
  for (let at = 0; zip.toString('latin1', at, at + 4) === 'PK\x03\x04'; ) {
    const [method, named, extra] = [8, 26, 28].map((offset) => zip.readUInt16LE(at + offset))
    const packed = zip.subarray(at + 30 + named + extra).subarray(0, zip.readUInt32LE(at + 18))
    found[zip.toString('utf8', at + 30, at + 30 + named)] = method === 8 ? inflateRawSync(packed) : packed
    at += 30 + named + extra + packed.length
  }
  return found
}
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${sortedBy(Object.keys(value), String).map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`
}
