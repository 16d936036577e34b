/**
 * The program that turns an SVG of ours into a PNG. It runs in a process of its own, since fontconfig reads where fonts
 * lie once and for the whole process; it travels as text, so it may use nothing but the `require` it is handed.
 */
function paint(require: NodeJS.Require) {
  const sharp = require('sharp') as typeof import('sharp').default
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] })
  const parts: Buffer[] = []
  process.stdin.on('data', (part: Buffer) => parts.push(part))
  process.stdin.on('end', async () => {
    const picture = sharp(Buffer.concat(parts), { limitInputPixels: 2_000_000 })
    const packed = picture.timeout({ seconds: 5 }).png({ palette: true, colours: 64, compressionLevel: 9 })
    process.stdout.write(await packed.toBuffer())
  })
}

/** The whole program; beside which files `sharp` may be installed stands in the environment. */
export const paintingProgram = `
const { createRequire } = require('node:module')
const finders = JSON.parse(process.env.PLACES).map((place) => createRequire(place))
const find = (name) => {
  for (const finder of finders) {
    try { return finder(name) } catch (fault) { if (fault.code !== 'MODULE_NOT_FOUND') throw fault }
  }
  throw new Error(name + ' is not installed')
}
const __name = (thing) => thing
;(${paint.toString()})(find)
`
