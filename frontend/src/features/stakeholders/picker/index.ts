// Choosing a stakeholder of a group's maps, from outside maps: a door of its own.
export { type PickedStakeholder, StakeholderPicker } from './StakeholderPicker';
