import { eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { settings } from '../schema/index.ts'

export async function allSettings() {
  const rows = await db().select().from(settings)
  return Object.fromEntries(rows.map((row) => [row.name, row.value]))
}

export async function settingNamed(name: string) {
  const [row] = await db().select().from(settings).where(eq(settings.name, name))
  return row?.value
}

export async function keepSetting(name: string, value: unknown, now: Date) {
  await db()
    .insert(settings)
    .values({ name, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.name, set: { value, updatedAt: now } })
}
