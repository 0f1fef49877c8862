// @vitest-environment happy-dom
import { testAccessibility } from '../../support/accessibility.ts';
import { SCENE_STORIES } from './stories.tsx';

testAccessibility('ui/scene', SCENE_STORIES);
