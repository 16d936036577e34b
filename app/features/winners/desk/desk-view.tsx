import { RoundLinks } from '#app/features/contests/final/round-links.tsx'
import type { RoundShown } from '#app/features/contests/final/rounds-of.server.ts'
import { ContestStages } from '#app/features/contests/page/contest-stages.tsx'
import { PhaseChip } from '#app/features/contests/page/phase-chip.tsx'
import type { Desk } from '#app/features/winners/desk/desk-of.server.ts'
import { DeskTable } from '#app/features/winners/desk/desk-table.tsx'
import { FileLinks } from '#app/features/winners/desk/file-links.tsx'
import { PairOrderView } from '#app/features/winners/pairs/pair-order-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Kpi } from '#app/ui/figures/kpi.tsx'
import { showNumber, showPercent } from '#app/ui/figures/show-number.ts'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** The owner's desk: figures, who waits for an answer, the shortlist, and the steps to the end. */
export function DeskView({ desk, rounds = [] }: { desk: Desk; rounds?: RoundShown[] }) {
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: desk.path, label: desk.title }}
        above={<PhaseChip {...desk} />}
        title={m.winners_desk({ title: desk.title })}
        actions={<DeskActions desk={desk} />}
      />
      <RoundLinks rounds={rounds} />
      {desk.counting && <Note tone="sun">{desk.counting}</Note>}
      <ContestStages kind={desk.kind} stages={desk.stages} timeZone={desk.timeZone} now={desk.now} />
      <Figures desk={desk} />
      <div className="split">
        <div className="stack-lg">
          <section className="stack">
            <h2>{m.winners_needs_answer({ n: showNumber(desk.figures.waiting) })}</h2>
            {desk.waiting.length === 0 ? (
              <p className="muted">{m.winners_all_answered()}</p>
            ) : (
              <DeskTable
                label={m.winners_needs_answer({ n: desk.waiting.length })}
                ideas={desk.waiting}
                timeZone={desk.timeZone}
                slug={desk.slug}
              />
            )}
          </section>
          {desk.kind !== 'debate' && <Leading desk={desk} />}
          {desk.pairs && <PairOrderView pairs={desk.pairs} />}
        </div>
        <aside className="stack">
          <Clock desk={desk} />
          {desk.kind === 'contest' && <Jury desk={desk} />}
          {desk.uncosted !== undefined && <Costs slug={desk.slug} uncosted={desk.uncosted} />}
          <Shortlist desk={desk} />
          {desk.kind === 'contest' && <Fairness slug={desk.slug} waiting={desk.suspicious} />}
          <Card as="section">
            <h2>{m.winners_files()}</h2>
            <FileLinks slug={desk.slug} />
          </Card>
        </aside>
      </div>
    </div>
  )
}

/** The next step stands out; the others are there. */
function DeskActions({ desk: { slug, state, kind, path, counting } }: { desk: Desk }) {
  const base = `/c/${slug}`
  return (
    <>
      {state === 'open' && kind !== 'box' && (
        <ButtonLink to={`${base}/desk/close`} look="main">
          {m.winners_lock()}
        </ButtonLink>
      )}
      {state === 'closed' && !counting && (
        <ButtonLink to={kind === 'debate' ? `${base}/desk/conclude` : `${base}/desk/winners`} look="main">
          {kind === 'debate' ? m.winners_conclude_debate() : m.winners_pick()}
        </ButtonLink>
      )}
      {(state === 'closed' || state === 'concluded') && kind === 'contest' && !counting && (
        <ButtonLink to={`${base}/desk/final`}>{m.winners_final_open()}</ButtonLink>
      )}
      {(state === 'closed' || state === 'concluded') && (
        <ButtonLink to={kind === 'debate' ? path : `${base}/results`}>{m.winners_see_results()}</ButtonLink>
      )}
      {state === 'open' && kind !== 'box' && <ButtonLink to={`${base}/extend`}>{m.winners_extend()}</ButtonLink>}
      <ButtonLink to={`${base}/desk/people`}>{m.contests_invite_button()}</ButtonLink>
      {kind !== 'debate' && <ButtonLink to={`${base}/desk/bring`}>{m.bring_title()}</ButtonLink>}
      <ButtonLink to={`${base}/note`}>{m.winners_add_note()}</ButtonLink>
    </>
  )
}

function Figures({ desk: { figures, ideas, participants, kind } }: { desk: Desk }) {
  const all = figures.answered + figures.waiting
  return (
    <div className="stack">
      <div className="grid-sm">
        {kind !== 'debate' && <Kpi value={showNumber(ideas)} label={m.winners_kpi_ideas()} />}
        {kind !== 'debate' && <Kpi value={showNumber(figures.voters)} label={m.winners_kpi_voters()} />}
        <Kpi value={showNumber(participants)} label={m.winners_kpi_participants()} />
        {all > 0 && <Kpi value={showPercent(figures.answered / all)} label={m.winners_kpi_answered()} />}
        <Kpi value={showNumber(figures.overdue)} label={m.winners_kpi_overdue()} />
      </div>
      {figures.unconfirmed > 0 && (
        <p className="muted small">{m.winners_provisional_note({ n: figures.unconfirmed })}</p>
      )}
      {figures.held > 0 && (
        <p>
          <Link to="/desk/moderation" className="tall">
            {m.winners_waiting_moderation({ n: figures.held })}
          </Link>
        </p>
      )}
    </div>
  )
}

function Leading({ desk }: { desk: Desk }) {
  if (desk.leading.length === 0) return null
  return (
    <section className="stack">
      <h2>{m.winners_leading()}</h2>
      <DeskTable
        label={m.winners_leading()}
        ideas={desk.leading}
        timeZone={desk.timeZone}
        slug={desk.slug}
        places={desk.places}
      />
    </section>
  )
}

function Clock({ desk: { slug, record } }: { desk: Desk }) {
  return (
    <Card as="section">
      <h2>{m.answers_clock()}</h2>
      {record && <p>{record}</p>}
      <ul className="links">
        <li>
          <Link to={`/c/${slug}/desk/answers`}>{m.answers_queue_link()}</Link>
        </li>
        <li>
          <Link to={`/c/${slug}/desk/stand-ins`}>{m.answers_stand_ins()}</Link>
        </li>
      </ul>
    </Card>
  )
}

function Jury({ desk: { slug, jury } }: { desk: Desk }) {
  return (
    <Card as="section">
      <h2>{m.jury_desk_title()}</h2>
      {jury && jury.papers > 0 && <p>{m.jury_progress({ done: jury.done, n: jury.papers })}</p>}
      <ul className="links">
        <li>
          <Link to={`/c/${slug}/desk/jury`}>{jury ? m.jury_to_desk() : m.jury_ask_for()}</Link>
        </li>
      </ul>
    </Card>
  )
}

function Fairness({ slug, waiting }: { slug: string; waiting: number }) {
  return (
    <Card as="section">
      <h2>{m.fairness_title()}</h2>
      {waiting > 0 && <p>{m.fairness_waiting({ n: waiting })}</p>}
      <ul className="links">
        <li>
          <Link to={`/c/${slug}/desk/fairness`}>{m.fairness_to_page()}</Link>
        </li>
      </ul>
    </Card>
  )
}

function Costs({ slug, uncosted }: { slug: string; uncosted: number }) {
  return (
    <Card as="section">
      <h2>{m.winners_costs()}</h2>
      <p>{uncosted > 0 ? m.winners_costs_missing({ n: uncosted }) : m.winners_costs_all()}</p>
      <ul className="links">
        <li>
          <Link to={`/c/${slug}/desk/costs`}>{m.ballots_idea_price_it()}</Link>
        </li>
      </ul>
    </Card>
  )
}

function Shortlist({ desk: { shortlist } }: { desk: Desk }) {
  return (
    <Card as="section">
      <h2>{m.winners_shortlisted()}</h2>
      {shortlist.length === 0 && <p className="small muted">{m.winners_shortlist_empty()}</p>}
      <ul className="stack-sm">
        {shortlist.map((idea) => (
          <li key={idea.id}>
            <Link to={idea.path}>{idea.title}</Link> <span className="num muted">{showNumber(idea.votes)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
