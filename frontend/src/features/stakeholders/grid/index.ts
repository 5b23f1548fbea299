export { default } from './GridView';
