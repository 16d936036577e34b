import type { MailTried } from '#app/features/admin/mail-test/try-mail-server.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Note } from '#app/ui/note.tsx'

/** What became of a test letter, plainly, with the server's own words where it had any. */
export function MailTriedNote({ tried }: { tried: MailTried }) {
  switch (tried.fate) {
    case 'accepted':
      return (
        <Note tone="pro" role="status">
          <p>{m.upkeep_mail_accepted({ email: tried.email })}</p>
          <p>{m.upkeep_mail_accepted_next({ id: tried.id })}</p>
        </Note>
      )
    case 'refused':
      return (
        <Note tone="contra" role="alert">
          <p>{m.upkeep_mail_refused({ email: tried.email, code: String(tried.code) })}</p>
          <ServerWords words={tried.words} />
          <p>{tried.forGood ? m.upkeep_mail_refused_for_good() : m.upkeep_mail_refused_for_now()}</p>
        </Note>
      )
    case 'away':
      return (
        <Note tone="contra" role="alert">
          <p>{m.upkeep_mail_away()}</p>
          <ServerWords words={tried.words} />
          <p>{m.upkeep_mail_away_next()}</p>
        </Note>
      )
    default:
      return (
        <Note tone="contra" role="alert">
          {tried.fate === 'no-server' ? m.upkeep_mail_no_server() : m.upkeep_mail_no_address()}
        </Note>
      )
  }
}

const ServerWords = ({ words }: { words: string }) => (
  <blockquote className="server-words" lang="en">
    {words}
  </blockquote>
)
