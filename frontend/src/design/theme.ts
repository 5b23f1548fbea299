/** `auto` follows the device. High contrast comes from the device alone. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const remembered = 'samrad.theme';

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(remembered);
    return themes.find((theme) => theme === stored) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function applyTheme(theme: Theme) {
  document.documentElement.dataset.colorScheme = theme;
  try {
    localStorage.setItem(remembered, theme);
  } catch {
    // It still applies to this page.
  }
}

export function startTheme() {
  const { dataset } = document.documentElement;
  dataset.colorScheme = storedTheme();
  // Paper is white.
  window.addEventListener('beforeprint', () => {
    dataset.colorScheme = 'light';
  });
  window.addEventListener('afterprint', () => {
    dataset.colorScheme = storedTheme();
  });
}
