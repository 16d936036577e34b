import { defineConfig } from 'drizzle-kit'

const postgres = /^postgres/.test(process.env.DATABASE_URL ?? '')

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './drizzle/schema/index.ts',
  out: postgres ? './migrations/postgres' : './migrations/sqlite',
  migrations: { prefix: 'timestamp' },
})
