// What a goal is linked with: other goals, national ones, initiatives, stakeholders,
// indicators, activities, here or in other documents.
export { LinksSection, LinksSection as default } from './LinksSection';
