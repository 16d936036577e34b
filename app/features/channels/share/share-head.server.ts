import { env } from '#app/env.server.ts'
import { type SharedThing, versionOf } from '#app/features/channels/share/shared-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { getLanguage } from '#app/web/get-language.ts'

type ShareWords = { property: string; content: string } | { name: string; content: string }

/**
 * What the head of a page says to programs that show links (Open Graph, and the size of card for X), ready to be put
 * there. They come without any account, so only strangers' pages say it.
 */
export async function shareHead(
  viewer: Viewer,
  share: () => Promise<SharedThing | null>,
): Promise<ShareWords[] | undefined> {
  const thing = viewer.kind === 'visitor' ? await share() : null
  if (!thing) return undefined
  const { path, picture, title, text, card } = thing
  const at = (address: string) => new URL(address, env.PUBLIC_URL).href
  const said = {
    type: 'website',
    site_name: card.organisation,
    url: at(path),
    title,
    description: text.slice(0, 200),
    image: at(`${picture}?lang=${getLanguage()}&v=${versionOf(card)}`),
    'image:type': 'image/png',
    'image:width': '1200',
    'image:height': '630',
    'image:alt': title,
  }
  const words = Object.entries(said).map(([name, content]) => ({ property: `og:${name}`, content }))
  return [...words, { name: 'twitter:card', content: 'summary_large_image' }]
}
