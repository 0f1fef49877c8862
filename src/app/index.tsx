import { render } from 'preact';
import { applyLanguage } from '../ui/language.ts';
import { prepareToRead } from '../ui/picture.ts';
import './app.css';
import { App } from './app.tsx';

prepareToRead();
applyLanguage(document);
render(<App />, document.body);
