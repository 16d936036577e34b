/** How often this process committed, and how many transactions shared those commits; the largest share as well. */
export const commits = { made: 0, jobs: 0, most: 0 }

export function countCommit(jobs: number) {
  commits.made += 1
  commits.jobs += jobs
  commits.most = Math.max(commits.most, jobs)
}
