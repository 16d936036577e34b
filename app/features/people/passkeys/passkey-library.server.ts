/** Loaded when the first passkey is asked for: at the start of the program it would take a tenth of the time until it serves. */
export const passkeyLibrary = () => import('@simplewebauthn/server')
