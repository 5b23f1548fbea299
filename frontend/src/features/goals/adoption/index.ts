// Joint goals that municipalities adopt: who has, how far each is, and adopting one
// with a target, an owner and a date of one's own.
export { AdoptionSection, AdoptionSection as default } from './AdoptionSection';
