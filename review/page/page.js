// Copies a sample where the browser can; without this script the page shows the same, and text can be selected.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
    button.firstChild.textContent = "Copied";
    setTimeout(() => {
      button.firstChild.textContent = "Copy";
    }, 1500);
  });
}
