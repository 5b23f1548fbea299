import { warmUp } from './asking';

export { default } from './NetworkView';

// It will be asked for a layout as soon as the map's data is there.
warmUp();
