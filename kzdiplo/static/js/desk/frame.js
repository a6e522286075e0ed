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
});
