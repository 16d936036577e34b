import { brandStylesheet } from '#app/features/admin/brand-stylesheet.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'

/** Pages ask for it under an address that names the colour, so it may be kept for good. */
export async function loader() {
  const { brandColour } = await siteSettings()
  return new Response(brandColour ? brandStylesheet(brandColour) : '', {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
  })
}
