import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { iconSprite } from './app/ui/icons/icon-sprite.ts'
import { countingProgram } from './scripts/counting-program.ts'
import { mendPostgresDriver } from './scripts/mend-postgres-driver.ts'
import { paraglide } from './scripts/messages.mjs'
import { ownMessages } from './scripts/own-messages.ts'
import { pagePrograms } from './scripts/page-programs.ts'
import { quickStart } from './scripts/quick-start.ts'
import { splitLanguages } from './scripts/split-languages.ts'

const buildDirectory = process.env.BUILD_DIR ?? 'build'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    iconSprite(),
    countingProgram(),
    pagePrograms(),
    mendPostgresDriver(),
    quickStart(),
    paraglideVitePlugin(paraglide),
    keepMessageFormats(),
    addressAsChosen(),
    ownMessages(paraglide.outdir),
    splitLanguages(buildDirectory),
    remix({
      buildDirectory,
      serverModuleFormat: 'esm',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        // The manifest address costs seconds of CPU on long paths, and nothing needs it.
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  build: {
    // Browsers of 2022 and later: written for older ones, scripts weigh more. Without them every page works as well.
    target: ['chrome94', 'edge94', 'firefox93', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks } },
  },
}))

/** Lets compiled messages share their formatters instead of making new ones each time. */
function keepMessageFormats(): Plugin {
  return {
    name: 'aflora-keep-message-formats',
    enforce: 'pre',
    load: (id) => {
      if (id.endsWith('/app/paraglide/registry.js')) return `export * from '#app/web/message-formats.ts'`
    },
  }
}

/** Lets messages on the server address people as the site has chosen; the browser's are written out for each form. */
function addressAsChosen(): Plugin {
  return {
    name: 'aflora-address-as-chosen',
    enforce: 'pre',
    load: (id, { ssr } = {}) => {
      if (ssr && id.endsWith('/app/paraglide/messages.js'))
        return `export { m } from '#app/web/messages-in-copy.server.ts'`
    },
  }
}

/** Many tiny scripts cost requests and pack badly: what nearly every page shows is one, the framework beneath another. */
function manualChunks(id: string) {
  if (/\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//.test(id))
    return 'framework'
  if (/\/app\/(ui|web)\/(?!page\/(error|text)-page|figures\/(bar|kpi))/.test(id) && !id.includes('.server.'))
    return 'ui'
  if (/\/(union-lines|file-list|stance-look)\.tsx?$/.test(id)) return 'lines'
}
