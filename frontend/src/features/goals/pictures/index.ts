// Pictures of a goal list's views, made in the browser from its data.
export { GoalPictureMenu } from './GoalPictureMenu';
