import { m } from '#app/paraglide/messages.js'

/** The states of invitations as links with their numbers. */
export const invitationTabs = () =>
  [
    { value: 'open', label: m.invitations_open },
    { value: 'accepted', label: m.invitations_accepted },
    { value: 'expired', label: m.invitations_expired },
    { value: 'revoked', label: m.invitations_revoked },
  ] as const
