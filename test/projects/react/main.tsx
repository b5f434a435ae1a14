import { createRoot } from 'react-dom/client';
import { CommunityPage } from './page.js';

const place = document.querySelector('#root');
if (place) createRoot(place).render(<CommunityPage />);
