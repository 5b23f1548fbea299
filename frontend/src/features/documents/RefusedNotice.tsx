import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { announce, Notice } from '@/design';
import { forgetDocument, type Refusal, type Room } from '@/features/collab';
import { useTranslation } from '@/i18n';

interface RefusedNoticeProps {
  refusal: Refusal;
  room: Room;
  personId: string;
}

/** The server said no. What happened, what is safe, and what to do. */
export function RefusedNotice({ refusal, room, personId }: RefusedNoticeProps) {
  const { t } = useTranslation('documents');
  const [failed, setFailed] = useState(false);

  const copy = async () => {
    try {
      await copyText();
      announce(t('refused.copied'));
    } catch {
      setFailed(true);
    }
  };
  const startAgain = async () => {
    await forgetDocument(room, personId);
    window.location.reload();
  };

  const actions = {
    signIn: (
      <a
        className="ds-button refused__link"
        href={`/sign-in?return_to=${encodeURIComponent(window.location.pathname)}`}
      >
        {t('refused.signIn')}
      </a>
    ),
    copy: (
      <Button variant="secondary" onClick={() => void copy()}>
        {t('refused.copy')}
      </Button>
    ),
    retry: (
      <Button variant="secondary" onClick={() => room.retry()}>
        {t('refused.retry')}
      </Button>
    ),
    reload: <Button onClick={() => window.location.reload()}>{t('refused.reload')}</Button>,
    startAgain: (
      <Button variant="tertiary" onClick={() => void startAgain()}>
        {t('refused.startAgain')}
      </Button>
    ),
  };
  const offered: Record<Refusal, (keyof typeof actions)[]> = {
    'signed-out': ['signIn'],
    'no-right': ['copy', 'retry'],
    'too-large': ['copy', 'retry'],
    invalid: ['copy', 'retry', 'startAgain'],
    'not-accepted': ['copy', 'startAgain'],
    outdated: ['reload'],
  };

  return (
    <Notice
      kind="danger"
      title={t(`refused.${refusal}.title`)}
      action={
        <div className="form__buttons">
          {offered[refusal].map((action) => (
            <span key={action}>{actions[action]}</span>
          ))}
        </div>
      }
    >
      <p>{t(`refused.${refusal}.detail`)}</p>
      {failed && <p>{t('refused.copyFailed')}</p>}
    </Notice>
  );
}

/** The text as it stands here, with its formatting where the browser can. */
async function copyText() {
  const text = document.querySelector<HTMLElement>('.prose');
  if (!text) throw new Error('no text on the page');
  const clone = text.cloneNode(true) as HTMLElement;
  for (const caret of clone.querySelectorAll('.caret')) caret.remove();
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(text.innerText);
    return;
  }
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([clone.innerHTML], { type: 'text/html' }),
      'text/plain': new Blob([text.innerText], { type: 'text/plain' }),
    }),
  ]);
}
