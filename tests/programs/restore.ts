import { restoreDatabase } from '#drizzle/engines/restore.ts'

/** Puts a copy in the place of a database, as `aflora restore` does; whoever started it may end it at any moment. */
const [file = '', dataDir = ''] = process.argv.slice(2)
process.stdout.write('begun\n')
await restoreDatabase(file, dataDir)
process.stdout.write('done\n')
