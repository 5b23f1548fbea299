// The people of the built-in demo, as tests speak of them.
export const astrid = 'astrid@odense.example';
export const lars = 'lars@vasteras.example';
export const ingrid = 'ingrid@lister.example';
export const aino = 'aino@eksote.example';
export const gudrun = 'gudrun@reykjavik.example';
export const coordinators = [astrid, lars, ingrid, aino, gudrun];

export const freja = 'freja@odense.example';
export const elin = 'elin@vasteras.example';
export const olav = 'olav@lister.example';
export const eero = 'eero@eksote.example';
export const jon = 'jon@reykjavik.example';
export const ambassadors = [freja, elin, olav, eero, jon];

export const observer = 'observer@kl.example';

export const everyone = [...coordinators, ...ambassadors, observer];
