// A name is added by selecting its words in the text as read: the form beside the text is filled with the words and their place.
// Without a mouse the words are typed into the same form.
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  const form = document.getElementById("add-mention");
  if (!form) return;

  // The marked text has the very characters of the text as read; a paragraph stands for a line.
  const offsetIn = function (field, node, offset) {
    let count = 0;
    const paragraphs = Array.from(field.querySelectorAll(":scope > p"));
    for (const paragraph of paragraphs) {
      if (!paragraph.contains(node)) {
        count += Array.from(paragraph.textContent).length + 1;
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      range.setEnd(node, offset);
      return count + Array.from(range.toString()).length;
    }
    return null;
  };

  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
    const field = start.closest(".marked-text");
    if (!field || !field.contains(range.endContainer)) return;
    const words = selection.toString();
    if (!words.trim() || words.includes("\n") || words.length > 300) return;
    const lead = words.length - words.trimStart().length;
    const from = offsetIn(field, range.startContainer, range.startOffset);
    if (from === null) return;
    form.elements.surface.value = words.trim();
    form.elements.field.value = field.dataset.field;
    form.elements.start.value = String(from + lead);
  });
  form.elements.surface.addEventListener("input", function () { form.elements.start.value = ""; });
});
