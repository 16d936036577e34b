import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readEnv } from '#app/server/read-env.server.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const text = (name: string) => readFileSync(path.join(root, name), 'utf8')

/** The instructions of a Dockerfile, lines that go on joined, stage by stage. */
function stages(file: string) {
  const lines = file
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
  const steps = lines.map((line) => ({
    word: line.split(' ')[0] as string,
    rest: line.slice(line.indexOf(' ') + 1).trim(),
  }))
  return steps.reduce<(typeof steps)[]>((all, step) => {
    if (step.word === 'FROM') all.push([])
    all.at(-1)?.push(step)
    return all
  }, [])
}

const all = stages(text('Dockerfile'))
const last = all.at(-1) ?? []
const named = (word: string) => last.filter((step) => step.word === word).map((step) => step.rest)

test('the container runs as a user without rights, keeps what it writes in one volume, and says whether it is well', () => {
  expect(named('USER')).toEqual(['node'])
  expect(named('VOLUME')).toEqual(['/data'])
  expect(named('ENV').join(' ')).toContain('DATA_DIR=/data')
  expect(named('HEALTHCHECK').join(' ')).toContain('/healthz')
  // Nothing is installed or changed once the rights are gone.
  expect(last.slice(last.findIndex(({ word }) => word === 'USER')).map(({ word }) => word)).not.toContain('RUN')
})

test('only what serving needs reaches the last stage, and every file it names is there', () => {
  expect(all).toHaveLength(3)
  const copied = named('COPY').map((rest) => rest.split(' '))
  expect(copied.every(([from]) => from === '--from=built')).toBe(true)
  expect(copied.map(([, source]) => source?.replace('/aflora/', ''))).toEqual([
    'package.json',
    'node_modules',
    'scripts',
    'build',
  ])
  for (const program of [
    ...JSON.parse(named('CMD')[0] as string),
    ...(text('compose.yaml').match(/scripts\/[\w-]+\.mjs/g) ?? []),
  ])
    if (String(program).startsWith('scripts/'))
      expect([program, existsSync(path.join(root, program))]).toEqual([program, true])
})

test('secrets and data of this machine stay out of the image', () => {
  const kept = text('.dockerignore').split('\n')
  for (const name of ['.env', '.git', 'data', 'node_modules', 'deploy/database-*']) expect(kept).toContain(name)
  expect(text('.gitignore')).toContain('/deploy/database-*')
})

test('the settings of the compose file are settings, and good ones', () => {
  const block = text('compose.yaml').match(/x-settings: &settings\n((?: {2}\S.*\n)+)/)?.[1] ?? ''
  const pairs = block
    .trim()
    .split('\n')
    .map(
      (line) =>
        line
          .trim()
          .match(/^(\w+): '?(.*?)'?$/)
          ?.slice(1) ?? [],
    )
  const settings = Object.fromEntries(
    pairs.map(([name, value = '']) => [name, value.replace(/\$\{\w+:-(.*?)\}/, '$1')]),
  )
  const known: string[] = text('.env.example').match(/^[A-Z_]+(?==)/gm) ?? []
  expect(Object.keys(settings).filter((name) => !known.includes(name.replace(/_FILE$/, '')))).toEqual([])
  delete settings.DATABASE_URL_FILE
  expect(readEnv(settings)).toMatchObject({ PUBLIC_URL: 'https://localhost', DATABASE_POOL: 20 })
})

test('every web process is behind a proxy they trust, and no root file system can be written', () => {
  const compose = text('compose.yaml')
  const subnet = compose.match(/subnet: ([\d./]+)/)?.[1]
  expect(compose).toContain(`TRUSTED_PROXIES: ${subnet}`)
  for (const wish of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true', 'replicas: 2'])
    expect(compose).toContain(wish)
  expect(text('deploy/Caddyfile')).toMatch(/dynamic a web 3000/)
  // Only the proxy can be reached from outside.
  expect(compose.match(/^ {4}ports:/gm)).toHaveLength(1)
  // Connections of two web processes and the jobs fit into PostgreSQL's.
  expect(3 * 20).toBeLessThan(Number(compose.match(/max_connections=(\d+)/)?.[1]))
})
