import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { iconSprite } from './app/ui/icons/icon-sprite.ts'
import { paraglide } from './scripts/messages.mjs'
import { splitLanguages } from './scripts/split-languages.ts'

const buildDirectory = process.env.BUILD_DIR ?? 'build'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    iconSprite(),
    paraglideVitePlugin(paraglide),
    keepMessageFormats(),
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
    assetsInlineLimit: 0,
    // Many tiny scripts cost more requests and pack worse than a few that hold a little too much.
    rollupOptions: { output: { experimentalMinChunkSize: 4000 } },
  },
})

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
