// Everything about one goal beside the view; the default export is the panel.
export { Details as default } from './Details';
