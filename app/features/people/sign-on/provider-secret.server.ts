import { seal, unseal } from '#app/web/seal.server.ts'

const purpose = 'sign-on-secret'

export const sealSecret = (secret: string) => (secret ? seal(purpose, secret) : '')

/** The client secret a provider gave us; undefined for clients that have none, or when our keys were lost. */
export const openSecret = (sealed: string) => (sealed ? unseal(purpose, sealed) : undefined)
