import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrateNewDatabase } from './migrate-new-database.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test PostgreSQL, ending in a slash: a database name completes it. */
    postgresServer: string
  }
}

/** The empty, migrated database that every test file's own database is cloned from. */
const template = 'aflora_template'

export default async function prepare(project: TestProject) {
  const server = await startPostgres()
  try {
    await makeTemplate(server.url)
  } catch (fault) {
    await server.stop()
    throw fault
  }
  project.provide('postgresServer', server.url)
  return server.stop
}

async function makeTemplate(url: string) {
  const admin = postgres(`${url}postgres`, { max: 1, onnotice: () => {} })
  await admin.unsafe(`CREATE DATABASE ${template}`)
  await admin.end()
  await migrateNewDatabase({ DATABASE_URL: `${url}${template}` })
}
