/**
 * The quick score of comparisons: (wins + 1) / (wins + losses + 2), one imagined win and loss for everybody, as All Our
 * Ideas shows it (choice.rb of allourideas/pairwise-api). 0–1; one half before anybody compared the idea.
 */
export function pairScore(wins: number, losses: number) {
  return (wins + 1) / (wins + losses + 2)
}
