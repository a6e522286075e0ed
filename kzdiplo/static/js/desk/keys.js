// Answers on keys: a control with data-key is pressed by that letter or figure, unless somebody is typing or has switched the keys off.
// data-focus names a form whose first field is to be filled in first.
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  const box = document.getElementById("desk-keys");
  const stored = function () {
    try { return localStorage.getItem("desk-keys"); } catch { return null; }
  };
  if (box) {
    box.checked = stored() !== "off";
    box.addEventListener("change", function () {
      try { localStorage.setItem("desk-keys", box.checked ? "on" : "off"); } catch { /* then for this page only */ }
    });
  }
  const isTyping = function (element) {
    return element.matches("input:not([type=checkbox]):not([type=submit]):not([type=hidden]), textarea, select, [contenteditable]")
      || element.closest(".select2-container") !== null;
  };

  document.addEventListener("keydown", function (event) {
    if (box && !box.checked) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
    const control = document.querySelector('[data-key="' + CSS.escape(event.key.toLowerCase()) + '"]');
    if (!control) return;
    event.preventDefault();
    const form = control.dataset.focus && document.getElementById(control.dataset.focus);
    const field = form && form.querySelector("input:not([type=hidden]), select, textarea");
    if (!field) { control.click(); return; }
    field.focus();
    if (field.select) field.select();
  });

  // A day of ten characters is whole: the cursor goes on to the field after it.
  document.addEventListener("input", function (event) {
    const length = Number(event.target.dataset.goesOn);
    if (!length || event.target.value.length < length || event.inputType !== "insertText") return;
    const fields = Array.from(event.target.form.querySelectorAll("input:not([type=hidden]), select, textarea"));
    const following = fields[fields.indexOf(event.target) + 1];
    if (following) following.focus();
  });

  // A second press while the answer is on its way sends nothing.
  document.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
});
