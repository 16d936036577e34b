type MarkdownProps = {
  /** Rendered and sanitised on the server when the text was written. */
  html: string
  /** The language of the text where it is known. */
  lang?: string
}

export function Markdown({ html, lang }: MarkdownProps) {
  return <div className="markdown" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
