export { default } from './NetworkView';
