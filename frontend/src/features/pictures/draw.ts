// What pictures are made of: pieces of SVG, the title, the key. Loaded when somebody
// asks for a picture.
export * from './frame';
export * from './svg';
