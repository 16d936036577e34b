/** What a page says to programs that show links to it. Addresses are whole. */
export interface ShareHead {
  url: string
  image: string
  title: string
  text: string
  site: string
}

/** The same as the words those programs read (Open Graph, and the size of card for X). */
export const shareMeta = ({ url, image, title, text, site }: ShareHead) => [
  ...Object.entries({
    type: 'website',
    site_name: site,
    url,
    title,
    description: text,
    image,
    'image:type': 'image/png',
    'image:width': '1200',
    'image:height': '630',
    'image:alt': title,
  }).map(([name, content]) => ({ property: `og:${name}`, content })),
  { name: 'twitter:card', content: 'summary_large_image' },
]
