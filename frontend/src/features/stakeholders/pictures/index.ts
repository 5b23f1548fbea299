// Pictures of a map's views, made in the browser from its data.
export { PictureMenu } from './PictureMenu';
