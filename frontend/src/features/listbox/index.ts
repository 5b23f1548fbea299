// The list below a field in which somebody searches by typing. The focus stays in
// the field; the list is drawn by `OptionList`, its keys are `useListKeys`. A field
// of a form is a `SearchField`, which has both.
export { found } from './found';
export { OptionList } from './OptionList';
export { SearchField } from './SearchField';
export { useListKeys } from './useListKeys';
