import { render } from 'preact';
import { applyLanguage } from '../ui/language.ts';
import './popup.css';
import { Popup } from './popup.tsx';

applyLanguage(document);
render(<Popup />, document.body);
