import { GoalImportMenu, type GoalImportProps } from '../import';
import { GoalPictureMenu } from '../pictures';
import type { GoalViewProps, View } from '../view';

interface FileToolsProps extends Pick<GoalViewProps, 'organisations' | 'title' | 'writing'> {
  view: View;
  groupId: string;
}

/** Menus of files and pictures: nothing that a list needs to be seen and written. */
export default function FileTools(props: GoalImportProps & FileToolsProps) {
  const { store, room, members, documentId, view, title, organisations, groupId, writing } = props;
  return (
    <>
      {writing && <GoalImportMenu {...{ store, room, members, documentId }} />}
      {view !== 'plans' && (
        <GoalPictureMenu {...{ store, view, members, organisations, title, documentId, groupId }} />
      )}
    </>
  );
}
