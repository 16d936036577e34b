import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin } from 'vite'

const folder = new URL('.', import.meta.url)

/** One sprite of all the SVG files beside this one, served under a hashed name that `Icon` reads at build time. */
export function iconSprite(): Plugin {
  const sprite = drawSprite()
  const fileName = `assets/icons-${createHash('sha256').update(sprite).digest('hex').slice(0, 8)}.svg`
  let forBrowser = false

  return {
    name: 'aflora-icon-sprite',
    config: () => ({ define: { 'import.meta.env.ICON_SPRITE': JSON.stringify(`/${fileName}`) } }),
    configResolved: (config) => {
      forBrowser = !config.build.ssr
    },
    configureServer: (server) => {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('Content-Type', 'image/svg+xml').end(sprite)
      })
    },
    generateBundle() {
      if (forBrowser) this.emitFile({ type: 'asset', fileName, source: sprite })
    },
  }
}

/** The drawings as symbols under their file names. */
export function drawSprite() {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.svg'))
    .sort()
  return `<svg xmlns="http://www.w3.org/2000/svg">${files.map(drawSymbol).join('')}</svg>`
}

function drawSymbol(file: string) {
  const svg = readFileSync(new URL(file, folder), 'utf8')
  const drawing = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).trim()
  return `<symbol id="${basename(file, '.svg')}" viewBox="0 0 24 24">${drawing}</symbol>`
}
