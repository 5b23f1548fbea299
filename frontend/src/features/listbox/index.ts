// The list below a field in which somebody searches by typing. The focus stays in
// the field; the list is drawn by `OptionList`, its keys are `useListKeys`.
export { OptionList } from './OptionList';
export { useListKeys } from './useListKeys';
