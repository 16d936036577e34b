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
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'

const raise = (fault) => {
  throw new Error(fault)
}
const insist = (holds, fault) => holds || raise(fault)
const say = (what, told) => console.log(`${what.padEnd(11)} ${told}`)
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')
const bytes = (hex) => Buffer.from(hex, 'hex')
const ids = (list) => list.map(({ id }) => id)
const distinct = (list, name) => [...new Set(list.map((each) => each[name]))]
const sortedBy = (list, rank) => [...list].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
const isSigned = (said, signature) => verify(null, Buffer.from(canonical(said)), key, bytes(signature))
const options = { key: { type: 'string' }, receipt: { type: 'string' }, witness: { type: 'string' } }
const { positionals, values: given } = parseArgs({ allowPositionals: true, options })
process.on('uncaughtException', (fault) => {
  console.log(`FAULT ${fault.message}`)
  process.exit(1)
})
const files = readExport(positionals[0] ?? raise('say which export to check: node verify.mjs recount.zip'))
const text = (name) => String(files[name] ?? raise(`${name} is missing`))
const rows = (name) => JSON.parse(`[${text(name).trim().replaceAll('\n', ',')}]`)
const [count, heads, ideas] = ['count.json', 'heads.json', 'ideas.json'].map((name) => JSON.parse(text(name)))
const [log, opened, contract] = [rows('log.jsonl'), rows('ballots.jsonl'), JSON.parse(text('contract.json') || 'null')]
const [{ contest, seed }, rulesHash] = [count, contract ? hash(files['contract.json']) : '']
const key = createPublicKey(given.key ? readFileSync(given.key) : text('key.pem'))
insist(!contract || contract.id === contest, 'contract.json: it is the contract of another contest')
checkChain()
const votes = replay(openBallots())
checkHeads(heads, 'heads.json')
const closed = heads.at(-1)?.seq === log.length && heads.at(-1).ballots === distinct(votes, 'ballot').length
insist(closed, `entry ${log.length}: no signed head closes the log here, with as many ballots as stand`)
if (given.witness) checkHeads(JSON.parse(readFileSync(given.witness)).heads, given.witness)
if (contract?.rule === 'approval') checkCount()
else say('count', 'NOT RECOUNTED: this program knows the rule “approval” only')
if (given.receipt) [JSON.parse(readFileSync(given.receipt))].flat().forEach(checkReceipt)
if (!given.key) say('key', 'NOT COMPARED: it came with the export; give one you had before with --key')
console.log('Everything that was checked fits together.')

/** Entries one after the other: nothing missing, doubled, moved or changed. */
function checkChain() {
  let [head, early] = [hash(Buffer.of(1), contest), 0]
  for (const [index, entry] of log.entries()) {
    const at = `entry ${index + 1}`
    insist(entry.seq === index + 1, `${at}: entry ${entry.seq} stands in its place`)
    insist(entry.previous === head, `${at}: it does not continue the entry before it`)
    if (entry.rulesHash === '' && early === index) early += 1
    else insist(entry.rulesHash === rulesHash, `${at}: it was made under other rules than contract.json`)
    const [number, rules] = [bytes(entry.seq.toString(16).padStart(16, '0')), entry.rulesHash || '00'.repeat(32)]
    head = hash(bytes(head), bytes(entry.commitment), entry.kind, number, bytes(rules))
    insist(entry.head === head, `${at}: its head does not follow from what it says`)
  }
  say('chain', `${log.length} entries without a gap, ${early} of them before any contract; the last head is ${head}`)
}

/** Opens the seals; answers what each entry says. */
function openBallots() {
  let erased = 0
  const said = log.map(({ seq, kind, commitment }, index) => {
    const { ballot, nonce, seq: number } = opened[index] ?? raise(`entry ${seq}: its ballot is missing`)
    const seal = nonce === null || (/^[0-9a-f]{64}$/.test(nonce) && hash(Buffer.of(0), ballot, bytes(nonce)))
    insist(seal === true || seal === commitment, `entry ${seq}: its ballot is not the one that was sealed`)
    erased += Number(nonce === null)
    const says = JSON.parse(ballot)
    const belongs = says.seq === seq && says.kind === kind && says.contest === contest && canonical(says) === ballot
    return belongs && number === seq ? says : raise(`entry ${seq}: its ballot belongs to another entry`)
  })
  insist(opened.length === log.length, `entry ${log.length + 1}: there is a ballot for it, but no entry`)
  say('seals', `${log.length - erased} ballots opened; ${erased} cannot be opened (erased) and are taken on trust`)
  return said
}

/** Plays the log, each entry by what stood before it (!: a whole ballot); answers the votes that stand at its end. */
function replay(said) {
  const stood = new Map()
  const alone = /^((cast nothing \w+|confirm p\w+ counted) 1!?|change (\w+) \3 1!|(withdraw|void) [cp]\w+ \w+ 0)$/
  for (const { ballot, from = ballot, idea, kind, marks, seq, state, value } of said) {
    const [old, place, ends] = [`${from} ${idea}`, `${ballot} ${idea}`, ['withdraw', 'void'].includes(kind)]
    const step = `${kind} ${stood.get(old)?.state ?? 'nothing'} ${state} ${value}${marks ? '!' : ''}`
    const fits = from === ballot ? alone.test(step) : !stood.has(place) && /^change (\w+) \1 1!?$/.test(step)
    insist(fits, `entry ${seq}: “${step}” does not follow from what stood before it`)
    stood.delete(old)
    if (!ends) stood.set(place, { ballot, idea, state })
  }
  say('votes', `${stood.size} stand, ${said.filter(({ kind }) => kind === 'void').length} were declared void`)
  return [...stood.values()]
}

/** Every head that was signed stands in the log. */
function checkHeads(signed, from) {
  for (const { at, ballots, head, rulesHash: rules, seq, signature } of signed) {
    const said = { at, ballots, contest, head, rulesHash: rules, seq }
    insist(isSigned(said, signature), `head ${seq} of ${from}: its signature is not by this key`)
    insist(seq <= log.length, `entry ${log.length + 1}: it is missing, though head ${seq} of ${from} was signed`)
    const there = log[seq - 1]?.head ?? hash(Buffer.of(1), contest)
    insist(head === there && rules === rulesHash, `entry ${seq}: ${from} was signed for another one on ${at}`)
  }
  say('signatures', `${signed.length} heads in ${from}, the last for entry ${signed.at(-1)?.seq}, ${signed.at(-1)?.at}`)
}

function checkCount() {
  insist(hash(seed) === contract.seedHash, 'count.json: its seed is not the one the contract was made with')
  const again = countAgain()
  for (const name of Object.keys({ ...again, ...count }))
    insist(canonical([again[name]]) === canonical([count[name]]), `count.json: the log gives another “${name}”`)
  const winners = ids(again.winners).join(', ') || 'nobody'
  say('count', `${again.ballots} ballots count, ${again.provisional.ballots} are provisional; winners: ${winners}`)
}

/** The whole count by the rule `approval`, made anew from the votes that stand. */
function countAgain() {
  const candidates = sortedBy(ideas, ({ id }) => id).filter(({ published }) => published)
  const [{ support, ballots }, waiting] = ['counted', 'provisional'].map((state) => tally(state, candidates))
  const levels = distinct(support, 'supporters').sort((a, b) => b - a)
  const settled = levels.map((n) => settle(support.filter(({ supporters }) => supporters === n)))
  const order = settled.flatMap((part) => part.order)
  const { kind, needed: asked } = contract.quorum
  const needed = kind === 'percent' ? Math.max(1, Math.ceil((asked * ballots) / 100)) : asked
  const supported = order.filter(({ supporters }) => supporters > 0)
  const below = ids(supported.filter(({ supporters }) => supporters < needed))
  const seats = contract.kind === 'contest' ? contract.places : 0
  const electable = ids(supported).filter((id) => !below.includes(id))
  const tallies = waiting.support.map(({ id, supporters }) => ({ id, supporters }))
  return {
    ...{ rule: 'approval', contest, seed, ballots, ties: settled.flatMap((part) => part.ties) },
    hash: hash(canonical({ ballots, contract: rulesHash, seed, support })),
    winners: electable.slice(0, seats).map((id, index) => ({ id, place: index + 1 })),
    order: order.map(({ id, supporters: n }, at) => ({ id, place: at + 1, tally: n, exact: `${n}`, supporters: n })),
    provisional: { ballots: waiting.ballots, tallies: tallies.filter(({ supporters }) => supporters > 0) },
    quorum: asked === 0 ? null : { needed, participants: ballots, below },
  }
}

/** Supporters of every candidate among votes of one state, and how many ballots they came from. */
function tally(state, candidates) {
  const found = new Map(ids(candidates).map((id) => [id, 0]))
  const among = votes.filter((vote) => vote.state === state && found.has(vote.idea))
  for (const { idea } of among) found.set(idea, found.get(idea) + 1)
  const support = candidates.map(({ id, cost }) => ({ cost, id, supporters: found.get(id) }))
  return { support, ballots: distinct(among, 'ballot').length }
}

/** Ideas with the same support, told apart as the contract says: lower cost where all have one, then the lot. */
function settle(level) {
  const costs = level.every(({ cost }) => cost !== null) ? distinct(level, 'cost').sort((a, b) => a - b) : [null]
  const groups = costs.map((cost) => level.filter((idea) => cost === null || idea.cost === cost))
  const drawn = groups.map((group) => sortedBy(group, ({ id }) => hash(seed, id)))
  const byLot = drawn.filter((group) => group.length > 1).map((group) => ({ brokenBy: 'lot', ids: ids(group) }))
  const ties = groups.length > 1 ? [{ brokenBy: 'cost', ids: ids(drawn.flat()) }, ...byLot] : byLot
  return { order: drawn.flat(), ties: level[0].supporters > 0 ? ties : [] }
}

function checkReceipt({ seq, head, rulesHash: rules, signature, ballot, nonce }) {
  insist(isSigned({ contest, head, rulesHash: rules, seq }, signature), 'receipt: its signature is not by this key')
  const seal = hash(Buffer.of(0), ballot, bytes(nonce))
  const entry = log[seq - 1] ?? raise(`entry ${seq}: it is missing, though the receipt was signed for it`)
  insist(entry.head === head && entry.commitment === seal, `entry ${seq}: it is not the one of the receipt`)
  say('receipt', `it is entry ${seq} of the log`)
}

/** The files of a folder or a zip, by name. */
function readExport(path) {
  if (statSync(path).isDirectory())
    return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]))
  const [zip, found] = [readFileSync(path), {}]
  const end = zip.lastIndexOf('PK\x05\x06')
  insist(end >= 0, `${path} is neither a zip nor a folder`)
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const [named, extra, remark] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const [name, packed] = [zip.toString('utf8', at + 46, at + 46 + named), zip.subarray(from, from + size)]
    found[name] = method === 8 ? inflateRawSync(packed) : packed
    at += 46 + named + extra + remark
  }
  return found
}

/** JSON with one spelling for one meaning. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${sortedBy(Object.keys(value), String).map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`
}
