import { showPage } from '../ui/opening.tsx';
import './popup.css';
import { Popup } from './popup.tsx';

await showPage(Popup);
