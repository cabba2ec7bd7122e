// The page starts here.
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/notifications/styles.css';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/mantine.css';
import { App } from './App.tsx';
import { makeHost } from './host.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App host={makeHost()} />);
