import { expect } from '@open-wc/testing';
import '../../../components/launcher/launcher.ts';
import type { HearthLauncher } from '../../../components/launcher/launcher.ts';
import { HearthUnreadEvent } from '../../../components/community/community-events.ts';
import { cleanUp, afterwards, until } from './mount.ts';

function mount(attributes: Readonly<Record<string, string>> = {}): {
  readonly launcher: HearthLauncher;
  readonly button: HTMLButtonElement;
} {
  const launcher = document.createElement('hearth-launcher');
  for (const [name, value] of Object.entries({ badge: 'off', lang: 'en', community: 'oak', ...attributes }))
    launcher.setAttribute(name, value);
  document.body.append(launcher);
  afterwards(() => launcher.remove());
  return { launcher, button: launcher.shadowRoot?.querySelector('button') as HTMLButtonElement };
}

describe('the launcher', () => {
  afterEach(cleanUp);

  it('is a button with a name, before anything is loaded', () => {
    const { launcher, button } = mount();
    expect(button.ariaLabel).to.equal('Open community');
    expect(button.ariaExpanded).to.equal('false');
    expect(button.querySelectorAll('svg path').length).to.equal(2);
    expect(launcher.isOpen).to.equal(false);
  });

  it('speaks the language of the page, before and after it is opened', async () => {
    const { launcher, button } = mount({ lang: 'de' });
    await until(() => button.ariaLabel === 'Community öffnen');
    await launcher.open();
    expect(button.ariaLabel).to.equal('Community schließen');
    launcher.lang = 'en';
    await until(() => button.ariaLabel === 'Close community');
  });

  it('opens a panel with the community, and closes by Escape with the focus back on the button', async () => {
    const { launcher, button } = mount({ server: 'https://talk.example.org', channel: 'trips' });
    const told: string[] = [];
    for (const name of ['hearth-open', 'hearth-close']) launcher.addEventListener(name, () => void told.push(name));
    button.click();
    await until(() => launcher.isOpen);
    const panel = launcher.shadowRoot?.querySelector<HTMLElement>('[role="dialog"]');
    expect(panel?.getAttribute('aria-label')).to.equal('oak');
    expect(panel?.querySelector('hearth-community')?.getAttribute('channel')).to.equal('trips');
    expect(button.ariaExpanded).to.equal('true');
    panel?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(launcher.isOpen).to.equal(false);
    expect(launcher.shadowRoot?.activeElement).to.equal(button);
    expect(told).to.deep.equal(['hearth-open', 'hearth-close']);
  });

  it('shows how much is new, and says it', async () => {
    const { launcher, button } = mount({ label: 'Talk to us' });
    await launcher.open();
    launcher.close();
    launcher.shadowRoot?.querySelector('hearth-community')?.dispatchEvent(new HearthUnreadEvent(7, 3));
    expect(button.querySelector('.count')?.textContent).to.equal('3');
    expect(button.ariaLabel).to.equal('Talk to us, 3 for you');
  });
});
