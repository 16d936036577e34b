/** Reddit's "hot", with Astuto's 45,000 s per tenfold: log10 of the balance plus time (reddit/reddit, _sorts.pyx). */
export function redditHot(ups: number, downs: number, epochSeconds: number) {
  const balance = ups - downs
  return Math.sign(balance) * Math.log10(Math.max(1, Math.abs(balance))) + epochSeconds / 45_000
}

/** Hacker News: (points − 1) / (hours + 2)^1.8, the author's own point not counting (P. Graham, news.arc). */
export function hackerNews(points: number, ageHours: number) {
  return (points - 1) / (ageHours + 2) ** 1.8
}

/** Fider's default "trending" (getfider/fider, app/services/sqlstore/postgres/common.go). */
export function fiderTrending(recentVotes: number, recentComments: number, ageHours: number) {
  return (recentVotes * 5 + recentComments * 3 - 1) / (ageHours + 2) ** 1.4
}

/** Quackback's "trending": votes per day, the first day counting as whole (post.public.ts). */
export function votesPerDay(votes: number, ageHours: number) {
  return votes / Math.max(1, ageHours / 24)
}
