// Action plans: one template for all, with ownership, training, organisation and
// support as headings of every plan, activities that wait for each other, and
// what is still missing before a plan can count as done.
export { default } from './PlansView';
