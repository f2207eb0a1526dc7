// Dark or light, before the first paint. This is the one script that the page waits for: as a module it would run after
// the page has been shown in the other theme.
"use strict";
(() => {
  const KEY = "skep-theme";
  const WORDS = { system: "as the system", dark: "dark", light: "light" };
  const ORDER = Object.keys(WORDS);

  // Storage may be forbidden; then the choice lasts as long as the page.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Nothing is lost but the choice.
    }
  };

  const use = (theme) => {
    document.documentElement.dataset.theme = theme;
    const button = document.getElementById("theme");
    if (button) button.textContent = `Theme: ${WORDS[theme]}`;
    dispatchEvent(new Event("theme"));
  };

  let theme = ORDER.includes(remembered()) ? remembered() : "system";
  use(theme);
  addEventListener("DOMContentLoaded", () => {
    use(theme);
    document.getElementById("theme").addEventListener("click", () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      remember(theme);
      use(theme);
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => use(theme));
})();
