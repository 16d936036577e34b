import { type Plugin, transformWithEsbuild } from 'vite'

/** Of many small modules each, and of JavaScript alone: finding and reading them one by one takes longer than running them. */
const taken = [/^drizzle-orm/, 'zod', /^@conform-to\//, 'csv-parse', 'csv-stringify', 'fflate', 'uqr']

/**
 * Lets the built site serve sooner: packages of many modules become part of its one file, and its messages, most of that
 * file, stand in it without the compiler's spaces and notes.
 */
export function quickStart(): Plugin {
  return {
    name: 'aflora-quick-start',
    apply: 'build',
    config: (_, { isSsrBuild }) => (isSsrBuild ? { ssr: { noExternal: taken } } : undefined),
    configResolved({ build: { rollupOptions } }) {
      const tell = rollupOptions.onwarn
      rollupOptions.onwarn = (warning, warn) => {
        // A note of zod's to another bundler than ours.
        if (warning.code === 'INVALID_ANNOTATION') return
        if (tell) tell(warning, warn)
        else warn(warning)
      }
    },
    transform: (code, id, { ssr } = {}) => {
      if (ssr && /\/app\/paraglide\/messages\/.*\.js$/.test(id))
        return transformWithEsbuild(code, id, {
          minifyWhitespace: true,
          minifySyntax: true,
          charset: 'utf8',
          target: 'node20',
        })
    },
  }
}
