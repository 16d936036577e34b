/** Well-known providers of addresses that live for minutes. Far from all: the list helps, and decides nothing alone. */
export const throwawayDomains: ReadonlySet<string> = new Set([
  ...['10minutemail.com', '10minutemail.net', 'burnermail.io', 'dispostable.com', 'discard.email', 'emailondeck.com'],
  ...['fakeinbox.com', 'getairmail.com', 'getnada.com', 'grr.la', 'guerrillamail.com', 'guerrillamail.info'],
  ...['guerrillamail.net', 'guerrillamail.org', 'inboxkitten.com', 'maildrop.cc', 'mailinator.com', 'mailnesia.com'],
  ...['mintemail.com', 'mohmal.com', 'moakt.com', 'mytemp.email', 'sharklasers.com', 'spam4.me', 'spamgourmet.com'],
  ...['temp-mail.org', 'tempail.com', 'tempmail.dev', 'tempr.email', 'throwawaymail.com', 'trashmail.com'],
  ...['trashmail.de', 'wegwerfmail.de', 'yopmail.com', 'yopmail.fr', 'yopmail.net'],
])
