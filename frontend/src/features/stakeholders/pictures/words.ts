import type { HeadWords } from '@/features/pictures/draw';
import type { CategoryKey } from '../marks/categories';
import type { Engagement, GridKey, Relation } from '../model';

/** All words a picture needs, in the person's language: drawing itself knows none. */
export interface PictureWords extends HeadWords {
  category: (key: CategoryKey) => string;
  grid: (key: GridKey) => string;
  level: (value: number) => string;
  engagement: (key: Engagement) => string;
  now: string;
  wanted: string;
  notPlaced: string;
  notAssessed: string;
  nameless: string;
  relation: (relation: Relation) => string;
  quality: (key: 'good' | 'neutral' | 'strained' | 'unknown') => string;
  desired: string;
  columns: {
    name: string;
    category: string;
    role: string;
    interest: string;
    influence: string;
    engagementNow: string;
    engagementWanted: string;
    owner: string;
  };
  role: (key: string) => string;
  person: (id: string) => string;
  number: (value: number) => string;
}
