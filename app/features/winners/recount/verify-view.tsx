import { BallotFiles } from '#app/features/winners/ballot-files/ballot-files.tsx'
import { FindReceipt } from '#app/features/winners/recount/find-receipt.tsx'
import type { VerifyPage } from '#app/features/winners/recount/verify-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** How anybody can check a count, and what that is worth. */
export function VerifyView({ page }: { page: VerifyPage }) {
  return (
    <article className="stack-lg narrow">
      <PageHeader
        title={m.winners_verify_title()}
        back={{ to: `/c/${page.slug}`, label: page.title }}
        lead={m.winners_verify_lead()}
      />
      <section className="stack-sm">
        <h2>{m.winners_verify_can()}</h2>
        <ul className="markdown">
          <li>{m.winners_verify_can_rules()}</li>
          <li>{m.winners_verify_can_log()}</li>
          <li>{m.winners_verify_can_count()}</li>
          <li>{m.winners_verify_can_receipt()}</li>
        </ul>
      </section>
      <FindReceipt page={page} />
      <Files page={page} />
      {page.counted && <BallotFiles slug={page.slug} ballot={page.ballot} />}
      <SignedHead page={page} />
      <section className="stack-sm">
        <h2>{m.winners_verify_limits()}</h2>
        <ul className="markdown">
          <li>{m.winners_verify_limits_seen()}</li>
          <li>{m.winners_verify_limits_receipt()}</li>
          <li>{m.winners_verify_limits_voters()}</li>
          <li>{m.winners_verify_limits_erased()}</li>
        </ul>
      </section>
    </article>
  )
}

function Files({ page: { slug, closed, commands, contractHash } }: { page: VerifyPage }) {
  return (
    <section className="stack-sm">
      <h2>{m.winners_verify_files()}</h2>
      {!closed && <p>{m.winners_verify_zip_later()}</p>}
      <ul className="links">
        {closed && (
          <li>
            <a href={`/c/${slug}/recount.zip`} download>
              {m.winners_verify_zip()}
            </a>
          </li>
        )}
        {closed && (
          <li>
            <a href={`/c/${slug}/ballots.csv`} download>
              {m.winners_download_ballots()}
            </a>
          </li>
        )}
        <li>
          <a href={`/c/${slug}/log.json`}>{m.winners_verify_log()}</a>
        </li>
        {contractHash && (
          <li>
            <a href={`/c/${slug}/contract.json`}>{m.contests_contract_read()}</a>
          </li>
        )}
      </ul>
      <p>{m.winners_verify_commands()}</p>
      <pre>
        <code>{commands}</code>
      </pre>
    </section>
  )
}

function SignedHead({ page: { head, key, fingerprint, timeZone } }: { page: VerifyPage }) {
  return (
    <section className="stack-sm">
      <h2>{m.winners_verify_head()}</h2>
      {head ? (
        <>
          <p>
            {m.winners_verify_head_text({
              seq: head.seq,
              date: showDeadline(head.at, timeZone),
              ballots: head.ballots,
            })}
          </p>
          <p>
            <code className="contest-hash">{head.head}</code>
          </p>
        </>
      ) : (
        <p>{m.winners_verify_head_none()}</p>
      )}
      <h3>{m.winners_verify_key()}</h3>
      <pre>
        <code>{key}</code>
      </pre>
      <p className="small">
        {m.winners_verify_key_text()} <code className="contest-hash">{fingerprint}</code>
      </p>
    </section>
  )
}
