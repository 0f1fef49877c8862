import { showPage } from '../ui/mount-page.tsx';
import './popup.css';
import { Popup } from './popup.tsx';

await showPage(Popup);
