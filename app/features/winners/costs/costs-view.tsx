import type { CostsPage } from '#app/features/winners/costs/costs-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { Field } from '#app/ui/forms/field.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

interface CostsViewProps {
  page: CostsPage
  refused?: Pick<FormRefusal, 'errors' | 'values'>
}

/** What each idea costs, one small form beside the other. */
export function CostsView({ page, refused }: CostsViewProps) {
  const { slug, title, language, ideas, missing, budget, unit, more } = page
  return (
    <article className="stack-lg narrow">
      <PageHeader
        title={m.winners_costs()}
        back={{ to: `/c/${slug}/desk`, label: m.winners_to_desk() }}
        lead={<span lang={language}>{title}</span>}
      />
      <p>{m.winners_costs_lead({ sum: showMoney(budget, unit) })}</p>
      <p role="status">
        {ideas.length === 0 ? m.winners_costs_none() : missing > 0 ? missingWords(missing) : m.winners_costs_all()}
      </p>
      {refused && <Note tone="contra">{Object.values(refused.errors).flat().join(' ')}</Note>}
      <ul className="ballot-ideas">
        {ideas.map((idea) => (
          <li key={idea.id} className="ballot-idea" id={`cost-${idea.id}`}>
            <h2 className="ballot-idea__title" lang={idea.language || undefined}>
              <a href={idea.path}>{idea.title}</a>
            </h2>
            <Cost idea={idea} page={page} refused={refused?.values.idea === idea.id ? refused : undefined} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small muted">{m.winners_costs_more()}</p>}
    </article>
  )
}

const missingWords = (n: number) => m.winners_costs_missing({ n })

type CostProps = CostsViewProps & { idea: CostsPage['ideas'][number] }

function Cost({ idea, page: { slug, unit, budget }, refused }: CostProps) {
  const dear = idea.cost !== null && idea.cost > budget && <p className="small muted">{m.winners_costs_dear()}</p>
  if (idea.frozen)
    return (
      <>
        {idea.cost !== null && (
          <p>
            {showMoney(idea.cost, unit)} <span className="small muted">{m.winners_costs_frozen()}</span>
          </p>
        )}
        {dear}
      </>
    )
  return (
    <form method="post" action={`/c/${slug}/desk/costs`} className="cost-form">
      <input type="hidden" name="idea" value={idea.id} />
      <Field
        name="cost"
        id={`field-${idea.id}`}
        type="number"
        inputMode="numeric"
        min={0}
        label={`${m.winners_costs_field({ idea: idea.title })}${unit ? `, ${unit}` : ''}`}
        defaultValue={refused ? String(refused.values.cost ?? '') : (idea.cost ?? '')}
        errors={refused?.errors.cost}
      />
      <Button>
        {m.winners_costs_save()}
        <span className="visually-hidden">: {idea.title}</span>
      </Button>
      {dear}
    </form>
  )
}
