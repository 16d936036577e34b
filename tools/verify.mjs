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
 * A ballot weighs what the contract gives the group in its last standing entry: w, as w ballots with one supporter.
 * Rules that elect one idea after the other count in whole numbers of 1/unit, and take whichever asks least of a voter:
 *   phragmen  a place costs 1, and its supporters share it so that each of them has paid the same since the beginning
 *   ees       each ballot starts with seats/ballots; supporters share 1 evenly, the poorer give all; then by phragmen
 *   seqpav    a ballot with n winners in its purse gives 1/(n + 1); the highest sum, here below zero, is next
 */
import { ok as insist, fail as raise } from 'node:assert'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'

process.on('uncaughtException', ({ message }) => process.exit(console.log(`FAULT ${message}`) ?? 1))
const say = (what, told) => console.log(`${what.padEnd(11)} ${told}`)
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex')
const bytes = (hex) => Buffer.from(hex, 'hex')
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n)
const ladder = [(idea) => -idea.supporters, (idea) => idea.cost, (idea) => hash(seed, idea.id)]
const sortedBy = (list, rank) => [...list].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
const isSigned = (said, signature) => verify(null, Buffer.from(canonical(said)), key, bytes(signature))
const options = { key: { type: 'string' }, receipt: { type: 'string' }, witness: { type: 'string' } }
const { positionals, values: given } = parseArgs({ allowPositionals: true, options })
const files = readExport(positionals[0] ?? raise('say which export to check: node verify.mjs recount.zip'))
const text = (name) => String(files[name] ?? raise(`${name} is missing`))
const rows = (name) => JSON.parse(`[${text(name).trim().replaceAll('\n', ',')}]`)
const [count, heads, ideas] = ['count.json', 'heads.json', 'ideas.json'].map((name) => JSON.parse(text(name)))
const [log, opened, contract] = [rows('log.jsonl'), rows('ballots.jsonl'), JSON.parse(text('contract.json') || 'null')]
const [{ contest, seed }, rulesHash] = [count, contract ? hash(files['contract.json']) : '']
const key = createPublicKey(given.key ? readFileSync(given.key) : text('key.pem'))
insist(!contract || contract.id === contest, 'contract.json: it is the contract of another contest')
checkChain()
const votes = replay()
checkHeads(heads, 'heads.json')
const closes = ({ seq, ballots }) => seq === log.length && ballots === new Set(votes.map(({ ballot }) => ballot)).size
insist(heads.some(closes), `entry ${log.length}: no signed head closes the log here, with as many ballots as stand`)
if (given.witness) checkHeads(JSON.parse(readFileSync(given.witness)).heads, given.witness)
if (['approval', 'phragmen', 'seqpav', 'ees'].includes(contract?.rule)) checkCount(contract)
else say('count', 'NOT RECOUNTED: this program does not know the rule')
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
    stood.delete(old)
    if (value > 0) stood.set(place, { ballot, group, idea, state })
  }
  insist(opened.length === log.length, `entry ${log.length + 1}: there is a ballot for it, but no entry`)
  say('seals', `${opened.filter(({ nonce }) => !nonce).length} cannot be opened (erased) and are taken on trust`)
  say('votes', `${stood.size} stand, ${log.filter(({ kind }) => kind === 'void').length} were declared void`)
  return [...stood.values()]
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

function checkCount({ rule, kind, places, quorum, seedHash, weights }) {
  insist(hash(seed) === seedHash, 'count.json: its seed is not the one the contract was made with')
  const [{ support, papers }, { support: provisional }] = ['counted', 'provisional'].map(tally)
  const [ballots, seats] = [papers.length, kind === 'contest' ? places : 0]
  const needed = quorum.kind === 'percent' ? Math.max(1, Math.ceil((quorum.needed * ballots) / 100)) : quorum.needed
  const able = support.filter(({ supporters }) => supporters >= Math.max(1, needed))
  const first = rule === 'approval' ? [] : electInTurn(rule, able, papers, seats)
  const weigh = ({ id }) => papers.reduce((all, { paper, weight }) => all + (paper.includes(id) ? weight : 0), 0)
  const settled = settle(support, [(idea) => first.indexOf(idea) + 1 || Infinity, (idea) => -weigh(idea), ...ladder])
  const order = settled.map((idea) => (weights ? { ...idea, weighed: weigh(idea) } : idea))
  const elected = rule === 'approval' ? settled.filter((idea) => able.includes(idea)).slice(0, seats) : first
  const lines = papers.map(({ paper, weight }) => `${weights ? `${weight}:` : ''}${paper.sort()}\n`)
  const approvals = (weights || rule !== 'approval') && { approvals: hash(...lines.sort()) }
  const mark = hash(canonical({ ballots, contract: rulesHash, seed, support, ...approvals }))
  const again = { rule, contest, seed, ballots, provisional, winners: elected.map(({ id }) => id), order, hash: mark }
  for (const name of Object.keys({ ...again, ...count }))
    insist(canonical([again[name]]) === canonical([count[name]]), `count.json: the log gives another “${name}”`)
  say('count', `${ballots} ballots by the rule ${rule}; winners: ${again.winners.join(', ') || 'nobody'}`)
}

/** Votes of one state: how many support each candidate, and each ballot with its candidates and its weight. */
function tally(state) {
  const support = ideas.filter(({ published }) => published).map(({ id, cost }) => ({ cost, id, supporters: 0 }))
  const [named, papers] = [new Map(support.map((idea) => [idea.id, idea])), new Map()]
  for (const { ballot, group, idea } of votes.filter((vote) => vote.state === state && named.has(vote.idea))) {
    named.get(idea).supporters += 1
    const weight = contract.weights ? (contract.weights[group] ?? raise(`ballot ${ballot}: no group “${group}”`)) : 1
    papers.set(ballot, { paper: [...(papers.get(ballot)?.paper ?? []), idea], weight })
  }
  return { support, papers: [...papers.values()] }
}

/** Ideas in order: more supporters, then lower cost where all that are level have one, then the lot. */
function settle(level, [rank, ...later] = ladder) {
  if (level.length < 2 || !rank) return level
  if (level.some((idea) => rank(idea) === null)) return settle(level, later)
  const groups = new Map()
  for (const idea of sortedBy(level, rank)) groups.set(rank(idea), [...(groups.get(rank(idea)) ?? []), idea])
  return [...groups.values()].flatMap((group) => settle(group, later))
}

function electInTurn(rule, candidates, papers, seats) {
  const factorial = candidates.reduce((product, _, n) => product * BigInt(n + 1), 1n)
  const copies = papers.flatMap(({ paper, weight }) => Array(weight).fill(paper))
  let [unit, purse] = { ees: [BigInt(copies.length), BigInt(seats)], phragmen: [1n, 0n], seqpav: [factorial, 0n] }[rule]
  const voters = copies.map((paper) => ({ paper: new Set(paper), purse }))
  const backers = new Map(candidates.map((idea) => [idea, voters.filter(({ paper }) => paper.has(idea.id))]))
  const asks = {
    seqpav: (purses) => [-sum(purses.map((own) => unit / (own + 1n))), 1n],
    phragmen: (purses) => [unit - sum(purses), BigInt(purses.length)],
    ees: (purses, missing = unit) => {
      const rich = purses.filter((own) => own * BigInt(purses.length) >= missing)
      if (rich.length === purses.length) return [missing, BigInt(purses.length)]
      return asks.ees(rich, missing - sum(purses) + sum(rich))
    },
  }
  const [elected, isLess] = [[], ([a, b], [c, d]) => a * d < c * b]
  for (let by = rule; elected.length < Math.min(seats, candidates.length); ) {
    const asked = [...backers].map(([idea, behind]) => [...asks[by](behind.map(({ purse }) => purse)), idea])
    const [paid, parts] = asked.reduce((one, other) => (isLess(other, one) ? other : one))
    if (parts > 0n) {
      const [next] = settle(asked.filter((other) => !isLess([paid, parts], other)).map(([, , idea]) => idea))
      const rest = (own) => (by === 'phragmen' ? -paid : by === 'seqpav' ? own + 1n : own > paid ? own - paid : 0n)
      unit *= parts
      for (const voter of voters) voter.purse *= parts
      for (const voter of backers.get(next)) voter.purse = rest(voter.purse)
      if (backers.delete(next)) elected.push(next)
    } else by = 'phragmen'
  }
  return elected
}

function checkReceipt({ seq, head, rulesHash: rules, signature, ballot, nonce }) {
  insist(isSigned({ contest, head, rulesHash: rules, seq }, signature), 'receipt: its signature is not by this key')
  const seal = hash(Buffer.of(0), ballot, bytes(nonce))
  const entry = log[seq - 1] ?? raise(`entry ${seq}: it is missing, though the receipt was signed for it`)
  insist(entry.head === head && entry.commitment === seal, `entry ${seq}: it is not the one of the receipt`)
  say('receipt', `it is entry ${seq} of the log`)
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
