import { m } from '#app/paraglide/messages.js'

const words: Record<string, (about: { n: number; idea: string }) => string> = {
  direct: m.fairness_ground_direct,
  burst: m.fairness_ground_burst,
  'one-idea': m.fairness_ground_one_idea,
  network: m.fairness_ground_network,
  device: m.fairness_ground_device,
  lockstep: ({ n }) => m.fairness_ground_lockstep({ n }),
  mailbox: ({ n }) => m.fairness_ground_mailbox({ n }),
  throwaway: () => m.fairness_ground_throwaway(),
  numbered: ({ n }) => m.fairness_ground_numbered({ n }),
  'too-fast': ({ idea }) => m.fairness_ground_too_fast({ idea }),
}

/** One ground in words; `together` are the ballots that share it. */
export const groundWords = ({ kind, together }: { kind: string; together: number }, idea: string) =>
  words[kind]?.({ n: together, idea }) ?? kind
