// A button below each block of the page's code that copies it.
unetlab.onStart(() => {
  for (const block of document.querySelectorAll("pre.code")) {
    block.after(copying.button("Copy", () => block.textContent));
  }
});
