/** Loaded when somebody first signs on at a provider: the site serves sooner without it. */
export const signOnLibrary = () => import('openid-client')
