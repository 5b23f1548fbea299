import { Component, type ReactNode, Suspense } from 'react';
import { serverAnswers } from '@/api';
import { useTranslation } from '@/i18n';

interface PartProps {
  /** Stands there until the part has come. */
  fallback?: ReactNode;
  children: ReactNode;
}

/**
 * A part of the page that is a download of its own (`later`): it may come late, or not
 * at all, when the network is gone or the server was renewed meanwhile. The rest of the
 * page stays as it is; the part says so itself, and can be asked for again. Where one
 * place shows several parts in turn, its `key` says which.
 */
export function Part({ fallback = null, children }: PartProps) {
  return (
    <Kept>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Kept>
  );
}

interface KeptState {
  error: unknown;
  /** How often it was tried in vain. */
  failures: number;
}

class Kept extends Component<{ children: ReactNode }, KeptState> {
  override state: KeptState = { error: null, failures: 0 };

  static getDerivedStateFromError(error: unknown): Partial<KeptState> {
    return { error: error ?? 'nothing' };
  }

  override componentDidCatch(error: unknown) {
    // Nobody else tells that a part failed.
    console.error(error);
    this.setState(({ failures }) => ({ failures: failures + 1 }));
  }

  again = async () => {
    // A page of before the server was renewed asks in vain for ever. Without the server,
    // loading again would leave nothing at all.
    if (this.state.failures > 1 && (await serverAnswers())) return window.location.reload();
    this.setState({ error: null });
  };

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failed reload={this.state.failures > 1} onAgain={() => void this.again()} />;
  }
}

function Failed({ reload, onAgain }: { reload: boolean; onAgain: () => void }) {
  const { t } = useTranslation('common');
  return (
    <div className="part-failed" role="status">
      {t('part.failed')}{' '}
      <button type="button" className="plain-button" onClick={onAgain}>
        {t(reload ? 'part.reload' : 'tryAgain')}
      </button>
    </div>
  );
}
