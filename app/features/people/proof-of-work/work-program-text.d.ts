/** The script of forms that ask for work, as one text that needs nothing around it. */
declare module 'virtual:work-program' {
  const program: string
  export default program
}
