// Pictures of a view, made in the browser from a document's data: the menu that
// asks for one. What draws it comes from `./draw`, loaded when it is asked for.
export { PictureMenu } from './PictureMenu';
