import './design/styles.css';
import './app/asreact';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startTheme } from './design/theme';
import { startTexts } from './i18n';

startTheme();
await startTexts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
