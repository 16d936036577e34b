/** The script of the page that switches news on for a device, as one text that needs nothing around it. */
declare module 'virtual:push-program' {
  const program: string
  export default program
}

/** The service worker that shows news on a device. */
declare module 'virtual:push-worker' {
  const program: string
  export default program
}
