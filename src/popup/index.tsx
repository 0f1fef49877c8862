import { render } from 'preact';
import { applyLanguage } from '../ui/language.ts';
import { prepareToRead } from '../ui/picture.ts';
import './popup.css';
import { Popup } from './popup.tsx';

prepareToRead();
applyLanguage(document);
render(<Popup />, document.body);
