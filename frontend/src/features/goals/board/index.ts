// The goals of a list as cards in columns: by status, health, owner or
// municipality. Cards are moved by dragging, by a menu, and by arrow keys.
export { default } from './BoardView';
