/** What a sign-in has shown about the person at this browser, before any account is looked up. */
export interface Proof {
  /** In the form every verb stores it. */
  email: string
  /** A mail to the address arrived, so the account's address counts as confirmed. A password shows no such thing. */
  provesAddress: boolean
  /** Visitor ids whose ideas and votes come along: of the browser that asked, and of the one that answers. */
  guests: string[]
  /** What a new account is called, if it was said. */
  name: string
  /** Where to go afterwards. */
  next: string
}

/** Message keys, so that a page can say them as they are. */
export type SignInRefusal =
  | { ok: false; reason: 'people_code_wrong'; left: number }
  | {
      ok: false
      reason:
        | 'people_code_over'
        | 'people_password_wrong'
        | 'people_password_wait'
        | 'people_invited_only'
        | 'people_suspended'
        | 'people_too_many_new'
    }
