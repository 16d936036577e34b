/** Loaded when the first push is asked for: the site serves sooner without it. */
export const pushLibrary = async () => (await import('web-push')).default
