import type { Picture } from '@/features/pictures/draw';
import type { MapStore } from '../model';
import { placesOf } from '../network/useLayout';
import type { View } from '../view';
import { engagementPicture } from './engagement';
import { gridPicture } from './grid';
import { networkPicture } from './network';
import { tablePicture } from './table';
import type { PictureWords } from './words';

/** The picture of a view, from the data: all of it, whatever the screen shows now. */
export async function drawView(store: MapStore, view: View, words: PictureWords): Promise<Picture> {
  const stakeholders = [...store.stakeholders().values()];
  switch (view) {
    case 'grid':
      return gridPicture(stakeholders, words);
    case 'network':
      return networkPicture(
        stakeholders,
        [...store.relations().values()],
        await placesOf(store),
        words,
      );
    case 'engagement':
      return engagementPicture(stakeholders, words);
    default:
      return tablePicture(stakeholders, words);
  }
}
