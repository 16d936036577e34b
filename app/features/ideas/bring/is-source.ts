/** Whether a text is the address of a public page, without a name and password in it. */
export function isSource(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return /^https?:$/.test(url?.protocol ?? '') && url?.username === '' && url.password === ''
}
