// Fields of goal lists to fill in, one line each: what is typed is kept by Enter or
// on leaving, put back by Escape, and what cannot be kept says what to do.
export { ChoiceInput, type ChoiceInputProps } from './ChoiceInput';
export { DayInput, LineInput, NumberInput } from './LineInputs';
export { numberText, type ReadNumber, readNumber, sayNumber } from './numbers';
export { PersonInput } from './PersonInput';
export { useOrganisationName, usePersonName } from './people';
export { useGoalName } from './useGoalName';
