// The door to the design: what features may use to look like one product.
export { Avatar, MunicipalityMark } from './Avatar';
export { Announcer, announce } from './announce';
export { Dialog } from './Dialog';
export { DocumentRow } from './DocumentRow';
export { SelectField, TextArea, TextField } from './Field';
export { FormButtons } from './FormButtons';
export { kindIcons } from './KindIcon';
export { type Later, later, told } from './later';
export { Menu, type MenuItem, placeMenu } from './Menu';
export { NotFound } from './NotFound';
export { Notice } from './Notice';
export { Page, useTitle } from './Page';
export { initials, municipalityStyle, personColour } from './palette';
export { RoleTag } from './RoleTag';
export { SkeletonLines } from './SkeletonLines';
export { StepMark } from './StepMark';
export { Toast } from './Toast';
export { applyTheme, startTheme, storedTheme, type Theme, themes } from './theme';
