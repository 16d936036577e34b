import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { install, root } from './install.mjs'

/**
 * `npm test` runs every step below in this order and ends with one line, "N passed, N failed".
 * Named steps run alone: `npm test -- types sqlite`.
 */
const steps = {
  types: { title: 'Types', run: () => check('typescript/bin/tsc', ['--noEmit', '--pretty', 'false']) },
  lint: { title: 'Format and lint', run: () => check('@biomejs/biome/bin/biome', ['check']) },
  sqlite: { title: 'House, rules, verbs and routes on SQLite', run: () => tests('sqlite') },
  postgres: { title: 'The same on PostgreSQL', run: () => tests('postgres') },
  build: { title: 'Build', run: () => check(path.join(root, 'scripts', 'build.mjs'), []) },
  browser: { title: 'Journeys in a real browser', run: () => tests('browser') },
}

const reports = mkdtempSync(path.join(tmpdir(), 'aflora-reports-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in steps))
if (unknown) {
  console.error(`There is no step "${unknown}". The steps: ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
install()
await (await import('./messages.mjs')).compileMessages()

const broken = []
/** What failed, said once more at the end: the lines above it are thousands. */
const failures = []
for (const [name, { title, run }] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (name === 'browser' && broken.includes('build')) continue
  console.log(`\n── ${title} ──`)
  const started = performance.now()
  const { passed, failed, skipped } = await run()
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed > 0) broken.push(name)
  const outcome = failed > 0 ? `${failed} failed` : 'in order'
  console.log(`── ${title}: ${outcome}, ${Math.round((performance.now() - started) / 1000)} s`)
}

for (const failure of failures) console.log(failure)
if (broken.length > 0) console.log(`\nTo see one again: npm test -- ${broken[0]}`)
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

/** A program that is one check: it passes when it ends with 0. */
async function check(program, words) {
  const code = await node(path.resolve(root, 'node_modules', program), words)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** One vitest project; the figures come from its own report. */
async function tests(project) {
  const report = path.join(reports, `${project}.json`)
  const words = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await node(path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), words)
  const result = read(report)
  if (!result) return { passed: 0, failed: 1, skipped: 0 }
  const unread = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = result.numFailedTests + unread.length
  failures.push(
    ...result.testResults.filter(({ status }) => status === 'failed').map((file) => namedFailures(project, file)),
  )
  const skipped = result.numPendingTests + result.numTodoTests
  // A run may also break outside any test, for instance in a promise nobody awaited.
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped }
}

/** The tests of a file that failed, each with what it said first. */
function namedFailures(project, { name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  const said = failed.map(({ fullName, failureMessages }) => `  ${fullName}\n${indented(failureMessages[0])}`)
  const file = `\n${project} ${path.relative(root, name)}`
  return [file, ...(said.length > 0 ? said : [indented(message)])].join('\n')
}

function indented(text = '') {
  const lines = text.split('\n').slice(0, 12)
  return lines.map((line) => `    ${line.slice(0, 300)}`).join('\n')
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}

function node(program, words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
