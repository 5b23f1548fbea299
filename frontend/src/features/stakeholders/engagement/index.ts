export { default } from './EngagementView';
