import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateNewDatabase } from './migrate-new-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder holding an empty, migrated `aflora.db`. */
    sqliteTemplate: string
  }
}

/** Migrates one empty file; each test file then starts from a copy of it. */
export default async function prepare(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-sqlite-'))
  await migrateNewDatabase({ DATABASE_URL: '', DATA_DIR: folder })
  project.provide('sqliteTemplate', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
