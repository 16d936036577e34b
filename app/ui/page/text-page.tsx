import type { ReactNode } from 'react'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type TextPageProps = {
  title: string
  lead: ReactNode
  /** `key` tells them apart. */
  sections: { key: string; title: string; text: ReactNode }[]
}

/** A page to be read: a title and short sections. */
export function TextPage({ title, lead, sections }: TextPageProps) {
  return (
    <article className="stack-lg">
      <PageHeader title={title} lead={lead} />
      {sections.map((section) => (
        <section key={section.key} className="stack-sm">
          <h2>{section.title}</h2>
          {typeof section.text === 'string' ? <p>{section.text}</p> : section.text}
        </section>
      ))}
    </article>
  )
}
