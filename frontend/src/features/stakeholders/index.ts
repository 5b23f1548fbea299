// Stakeholder maps: one page with four views of the same shared data. Pages see
// the data through `model`; the views (`grid`, `network`, `table`, `engagement`)
// are downloads of their own and know nothing of each other.
export { StakeholderMapDocument } from './page/StakeholderMapDocument';
