import type { VerifyPage } from '#app/features/winners/recount/verify-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { Field } from '#app/ui/forms/field.tsx'
import { Note } from '#app/ui/note.tsx'

/** A form that asks the log for one entry and tells nothing of what it says. */
export function FindReceipt({ page }: { page: VerifyPage }) {
  const { slug, asked, receipt, voted, mailTo } = page
  const unreadable = receipt?.found === 'unreadable'
  return (
    <section className="stack-sm" id="receipt">
      <h2>{m.winners_verify_receipt()}</h2>
      {voted && (
        <p className="links">
          <a href={`/c/${slug}/receipts.json`} download>
            {m.winners_verify_receipt_own()}
          </a>
        </p>
      )}
      {voted && mailTo && (
        <form method="post" action={`/c/${slug}/verify`}>
          <Button>{m.winners_verify_receipt_mail({ address: mailTo })}</Button>
        </form>
      )}
      <form method="get" action={`/c/${slug}/verify#receipt`} className="stack-sm">
        <Field
          name="find"
          label={m.winners_verify_receipt_label()}
          hint={m.winners_verify_receipt_hint()}
          errors={unreadable ? [m.winners_verify_unreadable()] : undefined}
          defaultValue={asked}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Button look="main" icon="search">
          {m.winners_verify_receipt_find()}
        </Button>
      </form>
      <Found page={page} />
    </section>
  )
}

function Found({ page: { receipt, timeZone } }: { page: VerifyPage }) {
  if (receipt?.found === 'missing') return <Note tone="contra">{m.winners_verify_missing()}</Note>
  if (receipt?.found !== 'entry') return null
  const { seq, commitment, signed } = receipt
  return (
    <Note tone="pro">
      <p>{m.winners_verify_found({ seq })}</p>
      <p>
        <code className="contest-hash">{commitment}</code>
      </p>
      <p>
        {signed
          ? m.winners_verify_found_signed({ seq: signed.seq, date: showDeadline(signed.at, timeZone) })
          : m.winners_verify_found_waiting()}
      </p>
    </Note>
  )
}
