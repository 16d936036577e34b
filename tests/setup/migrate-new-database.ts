/** Runs all migrations with these settings, and leaves the environment as it was. */
export async function migrateNewDatabase(settings: Record<string, string>) {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, settings)
  try {
    // The engine is chosen when these are first imported, so not before the settings are in place.
    const { migrate } = await import('#drizzle/migrate.ts')
    const { closeDatabase } = await import('#drizzle/database.ts')
    await migrate().finally(closeDatabase)
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
