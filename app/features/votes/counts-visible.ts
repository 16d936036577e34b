// Lists of ideas come before votes in the order of rooms and need the rule too, so it stands with the contest.
export { countsVisible, votingIsOver } from '#app/features/contests/counts-visible.ts'
