/** A table goes only with a word above the line about what became of its rows. */
export function droppedTableOffences(files: { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, index) =>
      /\bDROP\s+TABLE\b/i.test(line) &&
      !line.trimStart().startsWith('--') &&
      !/^\s*-- drops: \S/.test(lines[index - 1] ?? '')
        ? [`${path}:${index + 1} drops a table without "-- drops: what became of its rows" above`]
        : [],
    )
  })
}

/** Every step exists for both engines. */
export function lonelyMigrationOffences(sqlite: string[], postgres: string[]): string[] {
  return [
    ...sqlite.filter((name) => !postgres.includes(name)).map((name) => `${name} exists for SQLite only`),
    ...postgres.filter((name) => !sqlite.includes(name)).map((name) => `${name} exists for PostgreSQL only`),
  ]
}

/** Settings the program reads and `.env.example` does not show, and the other way round. */
export function settingOffences(reader: string, example: string): string[] {
  const read = [...reader.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((found) => found[1] as string)
  const shown = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((found) => found[1] as string)
  return [
    ...read.filter((name) => !shown.includes(name)).map((name) => `.env.example does not show ${name}`),
    ...shown.filter((name) => !read.includes(name)).map((name) => `.env.example shows ${name}, which nobody reads`),
  ]
}

/** A dependency is one version, so that everybody runs what was tried. */
export function looseVersionOffences(dependencies: Record<string, string>): string[] {
  return Object.entries(dependencies)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not pinned: ${version}`)
}
