// The door to the design: what features may use to look like one product.
export { Avatar, MunicipalityMark } from './Avatar';
export { DocumentRow } from './DocumentRow';
export { kindIcons } from './KindIcon';
export { Notice } from './Notice';
export { initials, municipalityStyle, personColour } from './palette';
export { Page, useTitle } from './Page';
export { RoleTag } from './RoleTag';
export { SkeletonLines } from './SkeletonLines';
export { StepMark } from './StepMark';
export { applyTheme, startTheme, storedTheme, type Theme, themes } from './theme';
export { Announcer, announce } from './announce';
