// Passkeys: asks the authenticator and posts its answer as a plain form. Where a browser cannot, the forms stay hidden.
const able = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!able) continue;
  form.hidden = false;
  form.addEventListener("submit", async event => {
    if (form.elements.Credential.value) return;
    event.preventDefault();
    const error = form.querySelector("[data-passkey-error]");
    error.textContent = "";
    try {
      form.elements.Credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      error.textContent = form.dataset.failed;   // refused, closed, or too slow: nothing was sent
    }
  });
}

async function ask(form) {
  const token = form.elements.__RequestVerificationToken.value;
  const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }) });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
