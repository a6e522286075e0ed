// What every page of the desk needs: the menu of narrow screens stands open on wide ones, and lists of choices lead on by their button.
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  const menu = document.querySelector(".desk-nav-fold");
  const wide = matchMedia("(min-width: 64rem)");
  if (menu && !CSS.supports("selector(::details-content)")) {
    const follow = function () { menu.open = wide.matches; };
    follow();
    wide.addEventListener("change", follow);
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-jump]");
    if (button) location.search = document.getElementById(button.dataset.jump).value;
  });

  // Fields that search as one types are made by a library that does not tell readers of screens their names.
  const nameFields = function () {
    for (const box of document.querySelectorAll(".select2-selection[role=combobox]:not([data-named])")) {
      const select = box.closest(".select2").previousElementSibling;
      const label = select && select.id && document.querySelector('label[for="' + CSS.escape(select.id) + '"]');
      if (!label) continue;
      if (!label.id) label.id = select.id + "-label";
      box.setAttribute("aria-labelledby", label.id + " " + (box.getAttribute("aria-labelledby") || ""));
      const shown = box.querySelector("[role=textbox]");
      if (shown) shown.setAttribute("aria-label", label.textContent.trim());
      box.dataset.named = "yes";
    }
  };
  nameFields();
  new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
});
