import { openProviders } from '#drizzle/queries/sign-on.ts'

/** The providers anybody may sign on with, the oldest first. */
export const listOpenProviders = () => openProviders()
