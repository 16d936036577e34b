import { useLocation } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { usePageContext } from '#app/web/page-context.ts'

type ErrorPageProps = {
  status: number
  /** Strangers may have the right once they sign in. */
  signedIn: boolean
  /** Seconds after which another try makes sense. */
  retryAfter?: number
}

/** Says what went wrong, that nothing is lost, and where to go from here. */
export function ErrorPage(props: ErrorPageProps) {
  useEffect(() => {
    // Served pages have their title already; one that failed on the way between two pages gets it here.
    document.title = errorTitle(props.status)
  }, [props.status])
  return <WhatHappened {...props} />
}

function WhatHappened({ status, signedIn, retryAfter }: ErrorPageProps) {
  if (status === 404) return <Missing />
  if (status === 403) return <Forbidden signedIn={signedIn} />
  if (status === 410) return <Plain title={m.errors_410_title()}>{m.errors_410_text()}</Plain>
  if (status === 409) return <Plain title={m.errors_409_title()}>{m.errors_409_text()}</Plain>
  if (status === 400) return <Plain title={m.errors_400_title()}>{m.errors_400_text()}</Plain>
  if (status === 429) return <Plain title={m.errors_429_title()}>{m.site_too_fast({ n: retryAfter ?? 60 })}</Plain>
  if (status === 503) return <Plain title={m.errors_503_title()}>{m.site_unavailable()}</Plain>
  return <Fault />
}

export function errorTitle(status: number) {
  if (status === 404) return m.errors_404_title()
  if (status === 403) return m.errors_403_title()
  if (status === 410) return m.errors_410_title()
  if (status === 409) return m.errors_409_title()
  if (status === 400) return m.errors_400_title()
  if (status === 429) return m.errors_429_title()
  if (status === 503) return m.errors_503_title()
  return m.errors_500_title()
}

function Plain({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="stack">
      <PageHeader title={title} lead={children} />
      <ButtonLink to="/">{m.errors_home()}</ButtonLink>
    </div>
  )
}

function Missing() {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.errors_404_title()} lead={m.site_gone()} />
      <Form action="/search" role="search" className="stack">
        <Field name="q" type="search" label={m.site_search_for()} required />
        <div className="row">
          <Button look="main" icon="search">
            {m.site_search()}
          </Button>
          <ButtonLink to="/" look="quiet">
            {m.errors_home()}
          </ButtonLink>
        </div>
      </Form>
    </div>
  )
}

function Forbidden({ signedIn }: { signedIn: boolean }) {
  const { pathname, search } = useLocation()
  return (
    <div className="stack">
      <PageHeader title={m.errors_403_title()} lead={m.errors_403_text()} />
      <div className="row">
        {!signedIn && (
          <ButtonLink to={`/in?next=${encodeURIComponent(pathname + search)}`} look="main">
            {m.site_sign_in()}
          </ButtonLink>
        )}
        <ButtonLink to="/">{m.errors_home()}</ButtonLink>
      </div>
    </div>
  )
}

/** The number is known where the server wrote the page; a fault met on the way between pages has none. */
function Fault() {
  const { faultId } = usePageContext()
  const { pathname, search } = useLocation()
  return (
    <div className="stack">
      <PageHeader
        title={m.errors_500_title()}
        lead={faultId ? m.site_fault({ id: faultId }) : m.site_fault_unnumbered()}
      />
      <div className="row">
        <ButtonLink to={pathname + search} reloadDocument look="main">
          {m.site_try_again()}
        </ButtonLink>
        <Link to="/" reloadDocument className="button">
          {m.errors_home()}
        </Link>
      </div>
    </div>
  )
}
