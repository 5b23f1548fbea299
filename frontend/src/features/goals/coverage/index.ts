// Which goals cover which departments, target groups, steps and national goals,
// as tables; what nobody covers is named in words.
export { default } from './CoverageView';
