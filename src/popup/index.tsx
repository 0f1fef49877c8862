import { mountPage } from '../ui/mount-page.tsx';
import './popup.css';
import { Popup } from './popup.tsx';

await mountPage(Popup);
