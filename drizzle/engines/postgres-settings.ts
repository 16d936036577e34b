/** Seconds that something may take on PostgreSQL, and connections at most, where the environment says nothing. */
const usual = {
  DATABASE_POOL: 10,
  DATABASE_CONNECT_TIMEOUT: 5,
  DATABASE_STATEMENT_TIMEOUT: 60,
  DATABASE_LOCK_TIMEOUT: 10,
  DATABASE_IDLE_TRANSACTION_TIMEOUT: 60,
}

/** Half a second after a restart the database is asked again, and every second while it stays away. */
const longestWait = 1

const set = (name: keyof typeof usual) => Number(process.env[name] || usual[name])

/** How a pool of connections is opened: bounded, and never waiting for ever. */
export const poolSettings = () => ({
  max: set('DATABASE_POOL'),
  connect_timeout: set('DATABASE_CONNECT_TIMEOUT'),
  backoff: (tries: number) => Math.min(0.05 * 2 ** tries, longestWait),
  onnotice: () => {},
  connection: {
    application_name: 'aflora',
    statement_timeout: set('DATABASE_STATEMENT_TIMEOUT') * 1000,
    lock_timeout: set('DATABASE_LOCK_TIMEOUT') * 1000,
    idle_in_transaction_session_timeout: set('DATABASE_IDLE_TRANSACTION_TIMEOUT') * 1000,
  },
})
