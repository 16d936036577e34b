import type { MetaFunction } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { TextPage } from '#app/ui/page/text-page.tsx'

export const handle = { script: false }

export const meta: MetaFunction = (page) => pageMeta(page, m.site_rules(), m.pages_rules_lead())

export default function Rules() {
  return (
    <TextPage
      title={m.site_rules()}
      lead={m.pages_rules_lead()}
      sections={[
        { key: 'voice', title: m.pages_rules_voice_title(), text: m.pages_rules_voice_text() },
        { key: 'talk', title: m.pages_rules_talk_title(), text: m.pages_rules_talk_text() },
        { key: 'moderation', title: m.pages_rules_moderation_title(), text: <Moderation /> },
        { key: 'votes', title: m.pages_rules_votes_title(), text: m.pages_rules_votes_text() },
        { key: 'answer', title: m.pages_rules_answer_title(), text: m.pages_rules_answer_text() },
        { key: 'share', title: m.pages_rules_share_title(), text: m.pages_rules_share_text() },
      ]}
    />
  )
}

function Moderation() {
  return (
    <>
      <p>{m.pages_rules_moderation_text()}</p>
      <p>
        <Link to="/moderation" className="tall">
          {m.pages_rules_moderation_log()}
        </Link>
      </p>
    </>
  )
}
