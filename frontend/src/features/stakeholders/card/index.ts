// One stakeholder of a map, shown inside another document. A door of its own,
// so that a text with a card does not load the pages of maps.
export { StakeholderCard } from './StakeholderCard';
export { StakeholderName } from './StakeholderName';
