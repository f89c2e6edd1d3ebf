"use strict";
// What the page does itself: it starts the engine, tells it what a person did, and shows what came back. Every sum, word and drawing is
// the engine's.
(() => {
  const byID = (id) => document.getElementById(id);
  const prefix = "tomworkbench-";
  const page = { open: null, do: null, ready: null };
  globalThis.tomworkbench = page;

  const failed = (why) => {
    const needs = byID("needs");
    if (needs) {
      needs.textContent = needs.dataset.failed;
      needs.title = String(why);
    }
  };

  function inflated(id, type) {
    const packed = atob(byID(id).textContent.trim());
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = packed.charCodeAt(i);
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked, { headers: { "Content-Type": type } });
  }

  // The browser's store may be full, forbidden or not there.
  const store = {
    all() {
      const kept = {};
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key.startsWith(prefix)) kept[key] = localStorage.getItem(key);
      }
      return kept;
    },
    open() {
      const found = { kept: {}, keeps: false };
      try {
        found.kept = store.all(); // what is there can be read in a full one too
        localStorage.setItem(prefix + "try", "1");
        localStorage.removeItem(prefix + "try");
        found.keeps = true;
      } catch {}
      return found;
    },
    keep(change) {
      for (const [from, to] of Object.entries(change.aside || {})) {
        localStorage.setItem(to, localStorage.getItem(from));
        localStorage.removeItem(from);
      }
      for (const [key, text] of Object.entries(change.keep || {})) localStorage.setItem(key, text);
    },
  };

  const tell = (what, typed) => show(JSON.parse(page.do(what, typed || "")));

  function show(change) {
    if (change.error) {
      byID("said").textContent = change.error;
      return;
    }
    const had = document.activeElement && document.activeElement.id;
    const opened = new Set([...document.querySelectorAll("details[open][id]")].map((one) => one.id));
    const parts = Object.entries(change.parts || {});
    // The screen comes first: others are within it.
    parts.sort(([a], [b]) => (b === "screen") - (a === "screen"));
    for (const [id, markup] of parts) {
      const part = byID(id);
      part.innerHTML = markup;
      for (const one of part.querySelectorAll("details[id]")) one.open = opened.has(one.id);
    }
    const checked = new Set(change.checked);
    for (const box of byID("screen").querySelectorAll("input[data-do]")) box.checked = checked.has(box.id);
    for (const [id, text] of Object.entries(change.texts)) {
      const field = byID(id);
      if (field && field.value !== text) field.value = text;
    }
    const off = new Set(change.off);
    for (const button of byID("choose").querySelectorAll("button")) button.disabled = off.has(button.id);
    byID("choose").lang = change.language;
    const focus = byID(change.focus || (document.activeElement === document.body && had));
    if (focus) focus.focus();
    if (change.focus === "screen-heading") byID("choose").scrollIntoView();
    if (change.say) byID("said").textContent = change.say;
    try {
      store.keep(change);
    } catch {
      tell("notkept");
    }
    if (change.file) save(change.file);
    if (change.copy) copy(change.copy);
  }

  function save(file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: "application/octet-stream" }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function copy(text) {
    const marked = () => {
      getSelection().selectAllChildren(byID("code"));
      document.execCommand("copy");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).catch(marked);
    else marked();
  }

  function listen() {
    const choose = byID("choose");
    choose.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) tell(button.dataset.do);
    });
    choose.addEventListener("change", (event) => {
      if (event.target.matches("input[data-do]")) tell(event.target.dataset.do);
    });
    choose.addEventListener("input", (event) => {
      if (event.target.dataset.write) tell(event.target.dataset.write, event.target.value);
    });
    addEventListener("storage", (event) => {
      if (event.newValue && event.key && event.key.startsWith(prefix)) tell("elsewhere", event.newValue);
    });
  }

  async function start() {
    const choose = byID("choose");
    const needs = byID("needs");
    const asked = needs.textContent;
    needs.textContent = needs.dataset.starting;
    if (choose.classList.contains("live")) {
      // A browser saved the page while it was used: what stands in it can't be used until the engine is there.
      choose.classList.remove("live");
      byID("screen").replaceChildren();
    }
    const go = new Go();
    const started = new Promise((resolve) => (page.ready = resolve));
    const [engine, pack] = await Promise.all([
      WebAssembly.instantiateStreaming(inflated("engine", "application/wasm"), go.importObject),
      inflated("pack", "text/plain").text(),
    ]);
    go.run(engine.instance);
    await started;
    const change = JSON.parse(page.open(pack, byID("words").textContent, JSON.stringify({ ...store.open(), languages: navigator.languages })));
    if (change.error) throw new Error(change.error);
    choose.classList.add("live");
    needs.textContent = asked;
    show(change);
    listen();
  }

  start().catch(failed);
})();
