import type { SiteSettings } from '#app/features/settings/site-settings.server.ts'

/** The organisation's logo as pages show it; nothing where they show ours. */
export function logoOf({ logo: { file, ...logo } }: Pick<SiteSettings, 'logo'>) {
  return file ? { src: `/files/${file}`, ...logo } : undefined
}
