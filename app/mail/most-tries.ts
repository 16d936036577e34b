/** A mail is tried so often before it is given up; the outbox page then shows why. */
export const MOST_TRIES = 12
