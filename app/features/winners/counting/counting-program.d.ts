/** The program of the counting thread as one text that needs nothing around it. */
declare module 'virtual:counting-program' {
  const program: string
  export default program
}
