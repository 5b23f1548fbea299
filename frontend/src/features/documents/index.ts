// The page of one document: what every kind shares, and which kind is shown how.
export { DocumentPage } from './DocumentPage';
export { prepareEditor } from './editors';
export { joinEarly } from './roomUser';
