import type { JSX } from 'preact';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** What is typed, and so is the same in every language. */
const COMMANDS = { build: 'npm ci && npm run package', compare: 'sha256sum out/*.zip' };
const PLACES = {
  chromium: 'chrome://extensions',
  firefox: 'about:debugging#/runtime/this-firefox',
};

const CHROMIUM: readonly Key[] = ['seeChromiumMode', 'seeChromiumOpen', 'seeChromiumLook'];
const FIREFOX: readonly Key[] = ['seeFirefoxInspect', 'seeFirefoxLook'];

/** How anybody can see for themselves that nothing is sent, and that the package is what it says. */
export function SeeForYourselfPanel(): JSX.Element {
  return (
    <section class="panel">
      <h2>{say('seeTitle')}</h2>
      <p>{say('seeText')}</p>
      <Steps title={say('seeChromium')} place={PLACES.chromium} steps={CHROMIUM} />
      <Steps title={say('seeFirefox')} place={PLACES.firefox} steps={FIREFOX} />
      <details>
        <summary>{say('seeBuild')}</summary>
        <ol>
          <li>{say('seeBuildSource')}</li>
          <li>
            {say('seeBuildRun')} <Command text={COMMANDS.build} />
          </li>
          <li>
            {say('seeBuildCompare')} <Command text={COMMANDS.compare} />
          </li>
        </ol>
        <p>{say('seeBuildSame')}</p>
      </details>
    </section>
  );
}

interface Props {
  readonly title: string;
  readonly place: string;
  readonly steps: readonly Key[];
}

function Steps({ title, place, steps }: Props): JSX.Element {
  return (
    <details>
      <summary>{title}</summary>
      <ol>
        <li>
          {say('seeOpen')} <Command text={place} />
        </li>
        {steps.map((step) => (
          <li key={step}>{say(step)}</li>
        ))}
        <li>{say('seeWatch')}</li>
      </ol>
    </details>
  );
}

function Command({ text }: { readonly text: string }): JSX.Element {
  return <code dir="ltr">{text}</code>;
}
