// Light or dark by choice. It runs before the page is painted, so that nothing flashes; without it the reader's system decides.
(function () {
  "use strict";
  const root = document.documentElement;
  const read = function () {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  const isDark = function () {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  // Filters that are left open stay out of the address.
  document.addEventListener("htmx:configRequest", function (event) {
    const asked = event.detail.parameters;
    for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
  });

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".theme-switch");
    if (!button) return;
    const show = function () {
      button.textContent = isDark() ? button.dataset.toLight : button.dataset.toDark;
    };
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a browser that keeps nothing still switches this page */ }
      show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  });
})();
