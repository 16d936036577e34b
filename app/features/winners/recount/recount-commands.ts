/** What a reader types to check an export; the programs are in it. */
export const recountCommands = (slug: string) => {
  const zip = `${slug}-recount.zip`
  return [
    `unzip ${zip} '*.mjs'`,
    `node verify.mjs ${zip}`,
    `node verify.mjs ${zip} --key key.pem --receipt ${slug}-receipts.json --witness log.json`,
  ].join('\n')
}
