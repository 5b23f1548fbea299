import { describe, expect, it } from 'vitest';
import { isAllowedLink, linkFrom } from './links';

describe('links', () => {
  it('may go to web and e-mail addresses', () => {
    for (const good of ['https://kl.dk', 'http://a.b/c?d=e#f', 'mailto:a@kl.dk', 'HTTPS://KL.DK'])
      expect(isAllowedLink(good), good).toBe(true);
  });

  it('may go nowhere else, however it is written', () => {
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      '\u0000javascript:alert(1)',
      'data:text/html,<script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://x/1',
      'ftp://x',
      'tel:112',
      'mailto:',
      'https://',
      '//kl.dk',
      '/relative',
      '#anchor',
      '',
    ])
      expect(isAllowedLink(bad), JSON.stringify(bad)).toBe(false);
  });

  it('are made from what people type', () => {
    expect(linkFrom(' www.norden.org ')).toBe('https://www.norden.org');
    expect(linkFrom('kl.dk/sider?a=b')).toBe('https://kl.dk/sider?a=b');
    expect(linkFrom('localhost.test:8080/x')).toBe('https://localhost.test:8080/x');
    expect(linkFrom('freja@odense.example')).toBe('mailto:freja@odense.example');
    expect(linkFrom('http://a.b')).toBe('http://a.b');
    for (const bad of [
      '',
      'two words',
      'word',
      'javascript:alert(1)',
      'javascript:x.y',
      'ftp://a.b',
    ])
      expect(linkFrom(bad), bad).toBeNull();
  });
});
