import type { Picture } from '@/features/pictures/draw';
import { boardPicture } from './board';
import { coveragePicture } from './coverage';
import type { PictureSource } from './source';
import { timelinePicture } from './timeline';
import { treePicture } from './tree';
import type { GoalPictureWords } from './words';

export { pictureWords } from './words';

/** The picture of a view, from the data: all of it, whatever the screen shows now. */
export function drawView(source: PictureSource, words: GoalPictureWords): Picture {
  switch (source.view) {
    case 'board':
      return boardPicture(source, words);
    case 'timeline':
      return timelinePicture(source, words);
    case 'coverage':
      return coveragePicture(source, words);
    default:
      return treePicture(source, words);
  }
}
