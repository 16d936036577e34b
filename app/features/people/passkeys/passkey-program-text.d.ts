/** The script of the pages that offer passkeys, as one text that needs nothing around it. */
declare module 'virtual:passkey-program' {
  const program: string
  export default program
}
