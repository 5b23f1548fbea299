// The page of one document: what every kind shares, and which kind is shown how.
export { DocumentPage } from './DocumentPage';
export { joinEarly } from './roomUser';
