// npm run migration -- add_winner_note: writes the change of the schema as SQL for both engines.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const name = process.argv[2]
if (!/^[a-z][a-z0-9_]+$/.test(name ?? '')) {
  console.error('Usage: npm run migration -- name_in_snake_case')
  process.exit(2)
}

const before = { sqlite: files('sqlite'), postgres: files('postgres') }
for (const [, url] of [
  ['sqlite', ''],
  ['postgres', 'postgres://generate'],
]) {
  const run = spawnSync('npx', ['drizzle-kit', 'generate', '--config', 'drizzle/drizzle.config.ts', '--name', name], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'inherit',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

for (const file of files('sqlite').filter((found) => !before.sqlite.includes(found))) {
  const path = `migrations/sqlite/${file}`
  // drizzle-kit cannot say STRICT; without it SQLite keeps text in number columns.
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace(/^\);$/gm, ') STRICT;')
      .replace(/^\)(;?)\n--> /gm, ') STRICT$1\n--> '),
  )
}

// Both folders carry the same time stamp, so that the two halves of one change are found together.
const [lite] = files('sqlite').filter((found) => !before.sqlite.includes(found))
const [pg] = files('postgres').filter((found) => !before.postgres.includes(found))
if (lite && pg && lite !== pg) {
  renameSync(`migrations/postgres/${pg}`, `migrations/postgres/${lite}`)
  const journal = 'migrations/postgres/meta/_journal.json'
  writeFileSync(journal, readFileSync(journal, 'utf8').replace(pg.replace('.sql', ''), lite.replace('.sql', '')))
}

function files(engine) {
  try {
    return readdirSync(`migrations/${engine}`).filter((found) => found.endsWith('.sql'))
  } catch {
    return []
  }
}
