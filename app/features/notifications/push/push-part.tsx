import type { PushPage } from '#app/features/notifications/push/push-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showAgo, showDay } from '#app/ui/figures/show-time.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { usePageContext } from '#app/web/page-context.ts'

/** Switches news on for this device, and lists the devices that are told. Only a script can ask the browser. */
export function PushPart({ page: { devices, key, script } }: { page: PushPage }) {
  const { nonce } = usePageContext()
  return (
    <section className="stack" aria-labelledby="push">
      <h2 id="push">{m.notifications_push_title()}</h2>
      <p className="muted">{m.notifications_push_lead()}</p>
      {!devices.some(({ here }) => here) && <SwitchOn pushKey={key} />}
      {devices.length > 0 && (
        <ul className="own-list">
          {devices.map((device) => (
            <Device key={device.id} device={device} />
          ))}
        </ul>
      )}
      <script type="module" nonce={nonce} src={script} />
    </section>
  )
}

function SwitchOn({ pushKey }: { pushKey: string }) {
  return (
    <div>
      <noscript>
        <p className="muted">{m.notifications_push_no_script()}</p>
      </noscript>
      <p className="muted" data-push-none="" hidden>
        {m.notifications_push_unavailable()}
      </p>
      <form method="post" action="/me/push" className="stack" data-push={pushKey} hidden>
        <input type="hidden" name="subscription" />
        <div className="row">
          <SubmitButton>{m.notifications_push_on()}</SubmitButton>
        </div>
        <p className="note note--contra" role="alert" hidden>
          {m.notifications_push_denied()}
        </p>
      </form>
    </div>
  )
}

function Device({
  device: { id, browser, system, createdAt, lastOkAt, here },
}: {
  device: PushPage['devices'][number]
}) {
  const known = browser && system ? m.people_session_browser({ browser, system }) : browser || system
  const name = known || m.people_session_unknown()
  return (
    <li className="stack-sm">
      <span>{name}</span>
      <div className="meta">
        {here && <Chip tone="deep">{m.people_session_here()}</Chip>}
        <span>
          {lastOkAt
            ? m.notifications_push_last({ since: showDay(createdAt), last: showAgo(lastOkAt) })
            : m.notifications_push_since({ since: showDay(createdAt) })}
        </span>
        <form method="post" action="/me/push/remove" data-push-here={here ? '' : undefined}>
          <input type="hidden" name="device" value={id} />
          <Button look="quiet">
            {m.notifications_push_remove()}
            <span className="visually-hidden">: {name}</span>
          </Button>
        </form>
      </div>
    </li>
  )
}
