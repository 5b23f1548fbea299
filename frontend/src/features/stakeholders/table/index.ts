export { TableView as default } from './TableView';
