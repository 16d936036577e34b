import { m } from '#app/paraglide/messages.js'

const roles = {
  member: () => m.admin_role_member(),
  owner: () => m.admin_role_owner(),
  moderator: () => m.admin_role_moderator(),
  admin: () => m.admin_role_admin(),
}

const affiliations = { customer: () => m.admin_customer(), employee: () => m.admin_employee() }

export const roleWord = (role: keyof typeof roles) => roles[role]()
export const affiliationWord = (affiliation: keyof typeof affiliations) => affiliations[affiliation]()

const options = <Word extends string>(words: Record<Word, () => string>) =>
  (Object.keys(words) as Word[]).map((value) => ({ value, label: words[value]() }))

export const roleOptions = () => options(roles)
export const affiliationOptions = () => options(affiliations)
