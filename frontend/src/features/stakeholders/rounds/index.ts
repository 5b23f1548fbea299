// Independent placement: everybody places the stakeholders for themselves, then
// all is shown at once. Rounds are rows on the server and never in the shared
// document; a room event says when to read them again. The panel and the dialog are downloads
// of their own.
export { RoundBanner } from './RoundBanner';
export { RoundMarks } from './RoundMarks';
export { StartRound } from './StartRound';
export { useRound } from './useRound';
